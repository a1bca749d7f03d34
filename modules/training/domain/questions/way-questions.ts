import type { Text } from '../../../../kernel/text.ts';
import {
  findProcess,
  type DecidingOrganisation,
  type OfferedProcess,
  type ServiceItem,
} from '../../../guides/domain/service-item.ts';
import { amongOthers, inOrder, itemSpot, nameOf, neighboursOf, type QuizSource, type Spot } from '../question.ts';
import { say, type QuizWords } from '../quiz-words.ts';

const daysText = (words: QuizWords, { unit }: OfferedProcess['limit'], days: number): Text =>
  say(words[unit === 'calendar-days' ? 'limit.calendar-days' : 'limit.working-days'], { days });

/** Figures somebody might remember wrongly: those of other items and those close by. */
const nearDays = (promised: number): readonly number[] =>
  [promised - 5, promised + 5, promised - 3, promised + 3, promised * 2, Math.round(promised / 2)].filter(
    (days) => days > 0 && days !== promised,
  );

const limitOf = ({ ways }: QuizSource, item: ServiceItem): OfferedProcess | undefined => {
  const promised = findProcess(item, ways.promised);
  return promised?.limit.unit === 'at-once' ? undefined : promised;
};

const limit = (source: QuizSource, item: ServiceItem, process: OfferedProcess): Spot | null =>
  itemSpot(source, item, 'limit', '', (random) => {
    const { words } = source;
    const right = daysText(words, process.limit, process.limit.promised);
    const others = neighboursOf(source, item).flatMap((other) => limitOf(source, other)?.limit.promised ?? []);
    const asText = (days: number): Text => daysText(words, process.limit, days);
    const choices = amongOthers(
      random,
      right,
      [...new Set(others)].map(asText),
      nearDays(process.limit.promised).map(asText),
    );
    if (choices === null) return null;
    return {
      ...choices,
      ask: say(words['limit.ask'], { item: nameOf(item) }),
      given: [],
      because: say(words['limit.because'], { item: nameOf(item), days: right }),
      working: [],
      basis: process.limit.basis,
    };
  });

const departmentName = (source: QuizSource, id: string): Text | undefined =>
  source.items.find(({ department }) => department.id === id)?.department.name;

const decider = (source: QuizSource, { kind, departmentId }: DecidingOrganisation): Text | null => {
  const department = departmentName(source, departmentId);
  if (department === undefined) return null;
  return say(source.words['decides.who'], { level: source.words[`level.${kind}`], department });
};

const decidersOf = (source: QuizSource, items: readonly ServiceItem[]): readonly Text[] =>
  items.flatMap(({ processes }) =>
    processes.flatMap(({ approver }) => (approver === undefined ? [] : (decider(source, approver) ?? []))),
  );

const decides = (source: QuizSource, item: ServiceItem, approver: DecidingOrganisation): Spot | null =>
  itemSpot(source, item, 'decides', '', (random) => {
    const { words } = source;
    const right = decider(source, approver);
    if (right === null) return null;
    const own = decidersOf(source, [item]).map(({ zh }) => zh);
    const wrong = (text: Text): boolean => !own.includes(text.zh);
    // The likeliest mistake is the right department on the wrong level.
    const levels = (['street', 'district', 'city'] as const).flatMap(
      (kind) => decider(source, { ...approver, kind }) ?? [],
    );
    const choices = amongOthers(random, right, levels.filter(wrong), decidersOf(source, source.items).filter(wrong));
    if (choices === null) return null;
    return {
      ...choices,
      ask: say(words['decides.ask'], { item: nameOf(item) }),
      given: [],
      because: say(words['decides.because'], { item: nameOf(item), who: right }),
      working: [],
      basis: item.basis,
    };
  });

/** Only items that are done in exactly one of the two ways have one right answer. */
const way = (source: QuizSource, item: ServiceItem): Spot | null => {
  const atOnce = findProcess(item, source.ways.atOnce);
  const promised = findProcess(item, source.ways.promised);
  const only = atOnce ?? promised;
  if (only === undefined || (atOnce !== undefined && promised !== undefined)) return null;
  return itemSpot(source, item, 'way', '', () => {
    const { words } = source;
    const right = words[only === atOnce ? 'way.immediate' : 'way.promised'];
    return {
      ...inOrder([words['way.immediate'], words['way.promised'], words['way.passed-on']], right),
      ask: say(words['way.ask'], { item: nameOf(item) }),
      given: [],
      because: say(words['way.because'], { item: nameOf(item), way: right }),
      working: [],
      basis: only.limit.basis,
    };
  });
};

const department = (source: QuizSource, item: ServiceItem): Spot | null =>
  itemSpot(source, item, 'department', '', (random) => {
    const { words } = source;
    const others = source.items.map((other) => other.department.name);
    const choices = amongOthers(random, item.department.name, others);
    if (choices === null) return null;
    return {
      ...choices,
      ask: say(words['department.ask'], { item: nameOf(item) }),
      given: [],
      because: say(words['department.because'], { item: nameOf(item), department: item.department.name }),
      working: [],
      basis: item.basis,
    };
  });

const legalKind = (source: QuizSource, item: ServiceItem): Spot | null =>
  itemSpot(source, item, 'legal-kind', '', () => {
    const { words } = source;
    const right = words[`legal-kind.${item.legalKind}`];
    return {
      ...inOrder([words['legal-kind.duty'], words['legal-kind.assistance'], words['legal-kind.handling']], right),
      ask: say(words['legal-kind.ask'], { item: nameOf(item) }),
      given: [],
      because: say(words['legal-kind.because'], { item: nameOf(item), kind: right }),
      working: [],
      basis: item.basis,
    };
  });

/** How a matter goes: at once or promised, in how many days, who decides, whose line of work it is. */
export const waySpots = (source: QuizSource): readonly (Spot | null)[] =>
  source.items.flatMap((item) => {
    const promised = limitOf(source, item);
    const approver = findProcess(item, source.ways.promised)?.approver;
    return [
      ...(promised === undefined ? [] : [limit(source, item, promised)]),
      ...(approver === undefined ? [] : [decides(source, item, approver)]),
      way(source, item),
      ...(item.legalKind === 'duty' ? [] : [department(source, item)]),
      ...(item.legalKind === 'handling' ? [] : [legalKind(source, item)]),
    ];
  });
