import type { Text } from '../../../kernel/text.ts';
import { clocksOf } from './clock-effects.ts';
import type { DescribedRow, DescribedTable, Describing } from './described-process.ts';
import { STAY } from './definition.ts';
import type { ActionDefinition, InputField, StepDefinition } from './definition.ts';
import { rulesOf } from './process-description-rules.ts';
import { basisText, same } from './process-texts.ts';
import type { ProcessWording } from './process-wording.ts';

const valueText = ({ phrase }: ProcessWording, field: InputField | undefined, value: string | boolean): Text => {
  if (typeof value === 'boolean') return phrase(`answer.${value ? 'yes' : 'no'}`);
  return field?.choices?.find(({ id }) => id === value)?.label ?? same(value);
};

const fieldsText = (fields: readonly InputField[], wording: ProcessWording): readonly Text[] =>
  fields.map((field) => {
    const { phrase } = wording;
    const masked = field.sensitive === true ? phrase('field.sensitive', { name: field.label }) : field.label;
    const name = phrase(field.required ? 'field.required' : 'field.optional', { name: masked });
    if (field.when === undefined) return name;
    const { field: other, is } = field.when;
    const asked = fields.find(({ id }) => id === other);
    const values = (typeof is === 'object' ? is : [is]).map((value) => valueText(wording, asked, value));
    const value = { zh: values.map(({ zh }) => zh).join('、'), en: values.map(({ en }) => en).join(', ') };
    return phrase('field.when', { name, field: asked?.label ?? same(other), value });
  });

const table = (
  { wording: { phrase } }: Describing,
  id: string,
  columns: readonly string[],
  rows: readonly DescribedRow[],
): DescribedTable => ({
  id,
  title: phrase(`table.${id}`),
  columns: columns.map((column) => phrase(`column.${column}`)),
  rows,
});

const stepRow = ({ wording }: Describing, id: string, step: StepDefinition): DescribedRow => {
  const { phrase } = wording;
  const ending = [
    ...(step.outcome === undefined ? [] : [phrase(`outcome.${step.outcome}`)]),
    ...(step.closing === undefined ? [] : [phrase(`closing.${step.closing}`)]),
  ];
  const responsible = step.kind === 'done' ? [] : [wording.roles([step.responsible])];
  return { id, cells: [[step.name], [phrase(`step-kind.${step.kind}`)], responsible, [step.told], ending] };
};

const waysOf = ({ wording }: Describing, { from, to }: ActionDefinition): readonly Text[] =>
  from.map((step) =>
    to === STAY
      ? wording.phrase('way.stays', { from: wording.step(step) })
      : wording.phrase('way.from-to', { from: wording.step(step), to: wording.step(to) }),
  );

/** What an action brings about beside its papers. */
const effectsOf = ({ wording, names }: Describing, action: ActionDefinition): readonly Text[] => {
  const { phrase } = wording;
  const { assigns, atMostTimes, endsFirstContact, opensLinked, issuesAnswerLink, sends, joins, onlyLater } = action;
  const assigned = action.input.find(({ id }) => id === assigns)?.label ?? same(assigns ?? '');
  return [
    ...action.clock.map(wording.effect),
    ...(endsFirstContact === undefined
      ? []
      : [phrase('extra.first-contact', { how: phrase(`first-contact.${endsFirstContact}`) })]),
    ...(atMostTimes === undefined ? [] : [phrase('extra.at-most', { count: same(String(atMostTimes)) })]),
    ...(assigns === undefined ? [] : [phrase('extra.assigns', { field: assigned })]),
    ...(opensLinked === undefined
      ? []
      : [phrase('extra.opens-linked', { process: names.process(opensLinked.processId) })]),
    ...(issuesAnswerLink === true ? [phrase('extra.answer-link')] : []),
    ...(sends === undefined ? [] : [phrase('extra.sends')]),
    ...(joins === undefined ? [] : [phrase('extra.joins')]),
    ...(onlyLater === true ? [phrase('extra.only-later')] : []),
  ];
};

const actionRow = (describing: Describing, id: string, action: ActionDefinition): DescribedRow => {
  const { wording, names } = describing;
  return {
    id,
    cells: [
      [action.name],
      waysOf(describing, action),
      [wording.roles(action.by)],
      action.needs.map((need) => wording.phrase(`need.${need}`)),
      fieldsText(action.input, wording),
      action.documents.map(names.document),
      effectsOf(describing, action),
    ],
  };
};

const clockRow = ({ definition, wording }: Describing, id: string): DescribedRow => {
  const limit = definition.limits?.[id];
  const statutory =
    limit === undefined || limit.statutory === null
      ? []
      : [
          wording.phrase('limit.statutory', {
            length: wording.phrase(`limit.${limit.unit}`, { count: same(String(limit.statutory)) }),
          }),
        ];
  const bases = [limit?.basis, limit?.endsOnDayOff?.basis].flatMap((basis) =>
    basis === undefined ? [] : [basisText(basis)],
  );
  return { id, cells: [[wording.clock(id)], [wording.length(limit), ...statutory], bases] };
};

const openingRows = ({ definition, wording }: Describing): readonly DescribedRow[] => {
  const { phrase } = wording;
  const row = (id: string, ...lines: readonly Text[]): DescribedRow => ({
    id,
    cells: [[phrase(`opening.${id}`)], lines],
  });
  const { opening, clockAtOpening = [], openedBy } = definition;
  const clocks = clockAtOpening.length === 0 ? [] : [row('clocks', ...clockAtOpening.map(wording.clock))];
  const by = row('by', wording.roles(openedBy), ...(opening === undefined ? [phrase('opening.at-counter')] : []));
  if (opening === undefined) return [by, ...clocks];
  return [
    by,
    row('person', phrase(`presence.${opening.person}`)),
    row('item', phrase(`presence.${opening.item}`)),
    ...(opening.input.length === 0 ? [] : [row('input', ...fieldsText(opening.input, wording))]),
    ...(opening.quick === true ? [row('quick', phrase('opening.on-one-screen'))] : []),
    ...clocks,
  ];
};

const escalationRows = ({ definition, wording }: Describing): readonly DescribedRow[] =>
  (definition.escalations ?? []).map((escalation) => {
    const { when, does } = wording.escalation(escalation);
    return { id: escalation.id, cells: [[escalation.name], [when], [does]] };
  });

/** A whole process in words, table by table, for its page and its document; empty tables are left out. */
export const describeProcess = (describing: Describing): readonly DescribedTable[] => {
  const { definition } = describing;
  const steps = Object.entries(definition.steps).map(([id, step]) => stepRow(describing, id, step));
  const actions = Object.entries(definition.actions).map(([id, action]) => actionRow(describing, id, action));
  const clocks = clocksOf(definition).map((clock) => clockRow(describing, clock));
  return [
    table(describing, 'opening', ['part', 'rule'], openingRows(describing)),
    table(describing, 'steps', ['part', 'kind', 'responsible', 'told', 'ending'], steps),
    table(describing, 'actions', ['part', 'way', 'by', 'needs', 'fields', 'documents', 'effects'], actions),
    table(describing, 'clocks', ['part', 'length', 'basis'], clocks),
    table(describing, 'escalations', ['part', 'when', 'then'], escalationRows(describing)),
    table(describing, 'rules', ['part', 'rule', 'basis'], rulesOf(describing)),
  ].filter(({ rows }) => rows.length > 0);
};
