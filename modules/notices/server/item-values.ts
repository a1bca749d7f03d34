import { fillText } from '../../../platform/http/problems.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Material, ServiceItem } from '../../guides/domain/service-item.ts';
import { fillSpokenAnswer } from '../../guides/domain/spoken-answer.ts';
import type { FormRow, FormWords } from '../domain/document-data.ts';
import { phraseIn, type NoticesDeps } from './deps.ts';

type Texts = Pick<NoticesDeps, 'texts'>;

const limitOf = (deps: Texts, item: ServiceItem): Text => {
  const limit = item.processes[0]?.limit;
  if (limit === undefined) return phraseIn(deps, 'sheet.limit-none');
  return fillText(phraseIn(deps, `sheet.limit.${limit.unit}`), { days: limit.promised });
};

const deciderOf = (deps: Texts, item: ServiceItem): Text => {
  const kind = item.processes.find((process) => process.approver !== undefined)?.approver?.kind ?? 'community';
  const level = phraseIn(deps, `sheet.level.${kind}`);
  const { name } = item.department;
  return kind === 'community' ? level : { zh: `${level.zh}（${name.zh}）`, en: `${level.en} (${name.en})` };
};

/** The sentence of the item as it is said to somebody who has brought nothing yet. */
const spokenOf = (deps: Texts, item: ServiceItem, name: string | undefined): FormWords => {
  if (item.spokenAnswer === undefined) return '';
  const called = name === undefined ? phraseIn(deps, 'sheet.greeting') : { zh: name, en: name };
  const always = item.materials.filter(({ neededWhen }) => neededWhen === undefined).map((material) => material.name);
  const missing = { zh: always.map(({ zh }) => zh).join('、'), en: always.map(({ en }) => en).join(', ') };
  return fillSpokenAnswer(item.spokenAnswer, { name: called, ...(always.length === 0 ? {} : { missing }) });
};

const materialRow = (deps: Texts, material: Material): FormRow => ({
  name: material.name,
  form: phraseIn(deps, `sheet.form.${material.form}`),
  // One copy goes without saying.
  count: material.count === undefined || material.count === 1 ? '' : String(material.count),
  when: material.neededWhenText ?? '',
  comesFrom: material.comesFrom,
});

/** What a sheet or form says of an item. */
export const itemValues = (
  deps: Texts,
  item: ServiceItem,
  personName: string | undefined,
): Readonly<Record<string, FormWords>> => ({
  audience: item.audience,
  spoken: spokenOf(deps, item, personName),
  fee: item.fee,
  limit: limitOf(deps, item),
  decidedBy: deciderOf(deps, item),
});

export const itemLists = (deps: Texts, item: ServiceItem): Readonly<Record<string, readonly FormRow[]>> => ({
  materials: item.materials.map((material) => materialRow(deps, material)),
  steps: item.flow.map((text) => ({ text })),
});
