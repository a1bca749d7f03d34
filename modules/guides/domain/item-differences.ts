import type { Basis, Text } from '../../../kernel/text.ts';
import type { Calculation, Condition, Material, OfferedProcess, RuleParameter, ServiceItem } from './service-item.ts';

export type DifferenceValue = string | number | boolean | Text | null;

export interface FieldDifference {
  readonly field: string;
  readonly before: DifferenceValue;
  readonly after: DifferenceValue;
}

export interface ItemDifference {
  readonly part: string;
  /** Of parts that an item has several of; null for `head`, `contact` and the order of a list. */
  readonly id: string | null;
  readonly name: Text | null;
  readonly change: 'added' | 'removed' | 'changed';
  /** For an added part everything it says, for a removed one everything it said. */
  readonly fields: readonly FieldDifference[];
}

/** A part laid out flat: field to what it says. Absent and undefined are the same. */
type Flat = Readonly<Record<string, DifferenceValue | undefined>>;

interface Part {
  readonly id: string;
  readonly name: Text | null;
  readonly says: Flat;
}

const basisLine = (basis: Basis | undefined): string | undefined =>
  basis === undefined ? undefined : [basis.source, basis.where].filter((word) => word !== undefined).join(' ');

const headOf = (item: ServiceItem): Flat => ({
  name: item.name,
  shortName: item.shortName,
  category: item.category,
  department: item.department.name,
  audience: item.audience,
  scope: item.scope,
  legalKind: item.legalKind,
  fee: item.fee,
  spokenAnswer: item.spokenAnswer,
  verifyLocally: item.verifyLocally,
  basis: basisLine(item.basis),
  validTo: item.validTo,
  replacedBy: item.replacedBy,
  endReason: item.ended?.reason,
  endBasis: basisLine(item.ended?.basis),
});

const contactOf = ({ contact }: ServiceItem): Flat => ({ ...contact });

const stagesOf = (process: OfferedProcess): Flat =>
  Object.fromEntries(
    (process.stages ?? []).flatMap((stage, index): [string, DifferenceValue][] => [
      [`stages.${index + 1}.name`, stage.name],
      [`stages.${index + 1}.days`, stage.days],
      [`stages.${index + 1}.unit`, stage.unit],
      [`stages.${index + 1}.countsTowardsLimit`, stage.countsTowardsLimit],
    ]),
  );

const clocksOf = (process: OfferedProcess): Flat =>
  Object.fromEntries(
    Object.entries(process.clocks ?? {}).flatMap(([id, limit]): [string, DifferenceValue][] => [
      [`clocks.${id}.unit`, limit.unit],
      [`clocks.${id}.promised`, limit.promised],
      [`clocks.${id}.statutory`, limit.statutory],
      [`clocks.${id}.basis`, basisLine(limit.basis) ?? null],
    ]),
  );

const processPart = (process: OfferedProcess): Part => ({
  id: process.processId,
  name: null,
  says: {
    unit: process.limit.unit,
    promised: process.limit.promised,
    statutory: process.limit.statutory,
    limitBasis: basisLine(process.limit.basis),
    approverKind: process.approver?.kind,
    approverDepartment: process.approver?.departmentId,
    transferUnit: process.transferLimit?.unit,
    transferDays: process.transferLimit?.days,
    delegatedBy: process.delegation?.approvedBy,
    delegationDocument: process.delegation?.document,
    delegationUntil: process.delegation?.validUntil,
    ...stagesOf(process),
    ...clocksOf(process),
  },
});

const materialPart = ({ id, ...says }: Material): Part => ({ id, name: says.name, says: { ...says } });

const conditionPart = ({ id, text, feel, basis }: Condition): Part => ({
  id,
  name: text,
  says: { text, feel, basis: basisLine(basis) },
});

const parameterPart = ({ id, basis, ...says }: RuleParameter): Part => ({
  id,
  name: says.label,
  says: { ...says, basis: basisLine(basis) },
});

const calculationPart = ({ id, name, unit, basis, steps }: Calculation): Part => ({
  id,
  name,
  says: {
    name,
    unit,
    basis: basisLine(basis),
    stepOrder: steps.map((step) => step.id).join(', '),
    ...Object.fromEntries(
      steps.flatMap((step): [string, DifferenceValue][] => [
        [`steps.${step.id}.label`, step.label],
        [`steps.${step.id}.feel`, step.feel],
      ]),
    ),
  },
});

/** Entries without an id are known by what they say; the same entry twice is numbered. */
const sayings = (entries: readonly (Text | string)[]): readonly Part[] => {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const key = typeof entry === 'string' ? entry : JSON.stringify([entry.zh, entry.en]);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return { id: times === 1 ? key : `${key} ${times}`, name: null, says: { text: entry } };
  });
};

const sourcesOf = (item: ServiceItem): readonly string[] =>
  item.sources.map(({ title, part, number }) => `${title.zh} ${part}${number === undefined ? '' : ` ${number}`}`);

const same = (a: DifferenceValue, b: DifferenceValue): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  return a.zh === b.zh && a.en === b.en;
};

const fieldsBetween = (before: Flat, after: Flat): readonly FieldDifference[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((one) => !same(one.before, one.after));

const single = (part: string, before: Flat, after: Flat): readonly ItemDifference[] => {
  const fields = fieldsBetween(before, after);
  return fields.length === 0 ? [] : [{ part, id: null, name: null, change: 'changed', fields }];
};

const inBoth = (parts: readonly Part[], others: readonly Part[]): readonly Part[] =>
  parts.filter(({ id }) => others.some((other) => other.id === id));

const namesOf = (parts: readonly Part[]): string => parts.map(({ id, name }) => name?.zh ?? id).join('、');

/** Parts that are in both lists but stand in another order. */
const orderBetween = (before: readonly Part[], after: readonly Part[]): readonly FieldDifference[] => {
  const [old, now] = [inBoth(before, after), inBoth(after, before)];
  return old.every(({ id }, index) => now[index]?.id === id)
    ? []
    : [{ field: 'order', before: namesOf(old), after: namesOf(now) }];
};

/** Parts are matched by id; `named` parts show their id, the others (sentences, words) only what they say. */
const several = (
  part: string,
  before: readonly Part[],
  after: readonly Part[],
  named: boolean,
): readonly ItemDifference[] => {
  const shown = (one: Part) => ({ part, id: named ? one.id : null, name: one.name });
  const removed = before
    .filter(({ id }) => after.every((other) => other.id !== id))
    .map((one): ItemDifference => ({ ...shown(one), change: 'removed', fields: fieldsBetween(one.says, {}) }));
  const kept = after.flatMap((one): readonly ItemDifference[] => {
    const old = before.find((other) => other.id === one.id);
    if (old === undefined) return [{ ...shown(one), change: 'added', fields: fieldsBetween({}, one.says) }];
    const fields = fieldsBetween(old.says, one.says);
    return fields.length === 0 ? [] : [{ ...shown(one), change: 'changed', fields }];
  });
  const order = orderBetween(before, after);
  const moved: readonly ItemDifference[] =
    order.length === 0 ? [] : [{ part, id: null, name: null, change: 'changed', fields: order }];
  return [...removed, ...kept, ...moved];
};

/**
 * What is different between two forms of an item, by named parts and for people. Version and first day are not
 * told, since they always differ; everything else that differs is.
 */
export const itemDifferences = (before: ServiceItem, after: ServiceItem): readonly ItemDifference[] => [
  ...single('head', headOf(before), headOf(after)),
  ...single('contact', contactOf(before), contactOf(after)),
  ...several('process', before.processes.map(processPart), after.processes.map(processPart), true),
  ...several('material', before.materials.map(materialPart), after.materials.map(materialPart), true),
  ...several('condition', before.conditions.map(conditionPart), after.conditions.map(conditionPart), true),
  ...several('parameter', before.parameters.map(parameterPart), after.parameters.map(parameterPart), true),
  ...several('calculation', before.calculations.map(calculationPart), after.calculations.map(calculationPart), true),
  ...several('flow', sayings(before.flow), sayings(after.flow), false),
  ...several('other-matter', sayings(before.otherMatters), sayings(after.otherMatters), false),
  ...several('keyword', sayings(before.keywords), sayings(after.keywords), false),
  ...several('related', sayings(before.related), sayings(after.related), false),
  ...several('source', sayings(sourcesOf(before)), sayings(sourcesOf(after)), false),
];
