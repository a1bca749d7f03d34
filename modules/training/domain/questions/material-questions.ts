import type { Text } from '../../../../kernel/text.ts';
import type { Material, ServiceItem } from '../../../guides/domain/service-item.ts';
import { amongOthers, inOrder, itemSpot, nameOf, neighboursOf, type QuizSource, type Spot } from '../question.ts';
import { joined, say } from '../quiz-words.ts';

const namesOf = (items: readonly ServiceItem[]): readonly Text[] =>
  items.flatMap(({ materials }) => materials.map(({ name }) => name));

/** Papers are on the table, one is still at home. */
const missing = (source: QuizSource, item: ServiceItem, material: Material): Spot | null =>
  itemSpot(source, item, 'material-missing', material.id, (random) => {
    const { words } = source;
    const brought = item.materials.filter(({ id, neededWhen }) => id !== material.id && neededWhen === undefined);
    const foreign = (name: Text): boolean => item.materials.every((own) => own.name.zh !== name.zh);
    const choices = amongOthers(
      random,
      material.name,
      namesOf(neighboursOf(source, item)).filter(foreign),
      namesOf(source.items).filter(foreign),
    );
    if (brought.length === 0 || choices === null) return null;
    const list = joined(
      words,
      brought.map(({ name }) => name),
    );
    return {
      ...choices,
      ask: say(words['material-missing.ask'], { item: nameOf(item) }),
      given: [say(words['material-missing.brought'], { materials: list })],
      because: say(words['material-missing.because'], { material: material.name, from: material.comesFrom }),
      working: [],
      basis: item.basis,
    };
  });

const form = (source: QuizSource, item: ServiceItem, material: Material): Spot | null =>
  itemSpot(source, item, 'material-form', material.id, () => {
    const { words } = source;
    const right = words[`form.${material.form}`];
    return {
      ...inOrder([words['form.original'], words['form.copy'], words['form.original-and-copy']], right),
      ask: say(words['material-form.ask'], { item: nameOf(item), material: material.name }),
      given: [],
      because: say(words['material-form.because'], { material: material.name, form: right, from: material.comesFrom }),
      working: material.note === undefined ? [] : [material.note],
      basis: item.basis,
    };
  });

const whenTexts = (items: readonly ServiceItem[]): readonly Text[] =>
  items.flatMap(({ materials }) => materials.flatMap(({ neededWhenText }) => neededWhenText ?? []));

const when = (source: QuizSource, item: ServiceItem, material: Material): Spot | null =>
  itemSpot(source, item, 'material-when', material.id, (random) => {
    const { words } = source;
    const right = material.neededWhenText;
    if (right === undefined) return null;
    const near = [words['material-when.always'], words['material-when.never']];
    // Another condition of the same item may overlap with the right one and would not be plainly wrong.
    const elsewhere = whenTexts(source.items.filter(({ id }) => id !== item.id));
    const choices = amongOthers(random, right, near, elsewhere);
    if (choices === null) return null;
    return {
      ...choices,
      ask: say(words['material-when.ask'], { item: nameOf(item), material: material.name }),
      given: [],
      because: say(words['material-when.because'], { material: material.name, when: right }),
      working: [],
      basis: item.basis,
    };
  });

/** What is missing, original or copy, and when a paper is needed at all. */
export const materialSpots = (source: QuizSource): readonly (Spot | null)[] =>
  source.items.flatMap((item) => {
    const always = item.materials.filter(({ neededWhen }) => neededWhen === undefined);
    return item.materials.flatMap((material) => [
      ...(always.length > 1 && always.includes(material) ? [missing(source, item, material)] : []),
      ...(material.form === 'form' ? [] : [form(source, item, material)]),
      ...(material.neededWhenText === undefined ? [] : [when(source, item, material)]),
    ]);
  });
