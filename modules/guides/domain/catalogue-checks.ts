import { expressionFaults } from './feel-expression.ts';
import { unknownPlaceholders } from './spoken-answer.ts';
import type { Calculation, FactDefinition, FactValue, OfferedProcess, ServiceItem } from './service-item.ts';

/** What is wrong inside an item: `path` leads to the place, `rule` says what must hold. */
export interface ItemMistake {
  readonly path: string;
  readonly rule: string;
}

type Samples = Readonly<Record<string, FactValue>>;

const sampleOf = (fact: FactDefinition): FactValue => {
  if (fact.type === 'boolean') return true;
  return fact.type === 'number' ? 1 : (fact.choices?.[0]?.id ?? '');
};

const duplicates = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index);

const duplicateMistakes = (path: string, ids: readonly string[]): readonly ItemMistake[] =>
  duplicates(ids).map((id) => ({ path, rule: `ids must be unique, "${id}" occurs twice` }));

interface OfferNeed {
  readonly part: string;
  readonly rule: string;
  readonly met: (process: OfferedProcess) => boolean;
}

/** What the standard asks of an item that is offered with a service type (seed 000 §6.2–6.4). */
const NEEDS: Readonly<Partial<Record<OfferedProcess['processId'], readonly OfferNeed[]>>> = {
  immediate: [
    {
      part: 'limit.unit',
      rule: 'an immediate matter is finished at once',
      met: ({ limit }) => limit.unit === 'at-once',
    },
  ],
  promised: [
    {
      part: 'approver',
      rule: 'a promised matter must name who decides',
      met: ({ approver }) => approver !== undefined,
    },
  ],
  'on-behalf': [
    {
      part: 'delegation',
      rule: 'acceptance on behalf needs an approved delegation',
      met: ({ delegation }) => delegation !== undefined,
    },
    {
      part: 'transferLimit',
      rule: 'acceptance on behalf needs a transfer limit',
      met: ({ transferLimit }) => transferLimit !== undefined,
    },
  ],
};

const processMistakes = (process: OfferedProcess, path: string): readonly ItemMistake[] => {
  const { limit } = process;
  const mistakes: ItemMistake[] = [];
  if (limit.statutory !== null && limit.promised > limit.statutory)
    mistakes.push({ path: `${path}.limit.promised`, rule: 'promised limit must not exceed the statutory limit' });
  if (limit.unit === 'at-once' && limit.promised !== 0)
    mistakes.push({ path: `${path}.limit.promised`, rule: 'must be 0 when the unit is at-once' });
  if (limit.unit !== 'at-once' && limit.promised === 0)
    mistakes.push({ path: `${path}.limit.promised`, rule: 'must be at least 1 unless the unit is at-once' });
  for (const need of NEEDS[process.processId] ?? [])
    if (!need.met(process)) mistakes.push({ path: `${path}.${need.part}`, rule: need.rule });
  const counted = (process.stages ?? []).filter((stage) => stage.countsTowardsLimit && stage.unit === limit.unit);
  const days = counted.reduce((sum, stage) => sum + stage.days, 0);
  if (days > limit.promised)
    mistakes.push({ path: `${path}.stages`, rule: 'stages that count must fit into the promised limit' });
  return mistakes;
};

const calculationMistakes = (calculation: Calculation, samples: Samples, path: string): readonly ItemMistake[] => {
  // A step may use the steps before it, so each one becomes a name for the next.
  const names: Record<string, FactValue> = { ...samples };
  return calculation.steps.flatMap((step, index) => {
    const faults = expressionFaults(step.feel, names, 'value');
    names[step.id] = 1;
    return faults.map((rule) => ({ path: `${path}.steps[${index}].feel`, rule }));
  });
};

const expressionMistakes = (item: ServiceItem, facts: readonly FactDefinition[]): readonly ItemMistake[] => {
  const samples: Record<string, FactValue> = {};
  for (const fact of facts) samples[fact.id] = sampleOf(fact);
  for (const parameter of item.parameters) samples[parameter.id] = parameter.value;
  return [
    ...item.conditions.flatMap((condition, index) =>
      expressionFaults(condition.feel, samples, 'boolean').map((rule) => ({ path: `conditions[${index}].feel`, rule })),
    ),
    ...item.materials.flatMap((material, index) =>
      material.neededWhen === undefined
        ? []
        : expressionFaults(material.neededWhen, samples, 'boolean').map((rule) => ({
            path: `materials[${index}].neededWhen`,
            rule,
          })),
    ),
    ...item.calculations.flatMap((calculation, index) =>
      calculationMistakes(calculation, samples, `calculations[${index}]`),
    ),
  ];
};

const materialMistakes = (item: ServiceItem, facts: readonly FactDefinition[]): readonly ItemMistake[] =>
  item.materials.flatMap((material, index) => {
    const mistakes: ItemMistake[] = [];
    if ((material.neededWhen === undefined) !== (material.neededWhenText === undefined))
      mistakes.push({
        path: `materials[${index}].neededWhen`,
        rule: 'neededWhen and neededWhenText must come together',
      });
    if (material.knownFrom !== undefined && !facts.some((fact) => fact.id === material.knownFrom))
      mistakes.push({ path: `materials[${index}].knownFrom`, rule: `"${material.knownFrom}" is not a fact` });
    return mistakes;
  });

const periodMistakes = (item: ServiceItem): readonly ItemMistake[] => {
  const mistakes: ItemMistake[] = [];
  if (item.validTo !== undefined && item.validTo < item.validFrom)
    mistakes.push({ path: 'validTo', rule: 'must not lie before validFrom' });
  if ((item.validTo === undefined) !== (item.ended === undefined))
    mistakes.push({ path: 'ended', rule: 'an item that ends must say why, and only such an item' });
  return mistakes;
};

const spokenMistakes = (item: ServiceItem): readonly ItemMistake[] =>
  (item.spokenAnswer === undefined ? [] : unknownPlaceholders(item.spokenAnswer)).map((name) => ({
    path: 'spokenAnswer',
    rule: `"{${name}}" is not a placeholder of spoken answers`,
  }));

/** Checks one item by itself; `facts` is the whole dictionary. */
export const itemMistakes = (item: ServiceItem, facts: readonly FactDefinition[]): readonly ItemMistake[] => [
  ...periodMistakes(item),
  ...duplicateMistakes(
    'processes',
    item.processes.map((process) => process.processId),
  ),
  ...duplicateMistakes(
    'materials',
    item.materials.map((material) => material.id),
  ),
  ...duplicateMistakes(
    'conditions',
    item.conditions.map((condition) => condition.id),
  ),
  ...duplicateMistakes('parameters', [...item.parameters.map((parameter) => parameter.id), ...facts.map((f) => f.id)]),
  ...item.processes.flatMap((process, index) => processMistakes(process, `processes[${index}]`)),
  ...materialMistakes(item, facts),
  ...spokenMistakes(item),
  ...expressionMistakes(item, facts),
];

/** Checks a version against the other versions and items of the catalogue. */
export const relationMistakes = (item: ServiceItem, all: readonly ServiceItem[]): readonly ItemMistake[] => {
  const mistakes: ItemMistake[] = [];
  const versions = all.filter((other) => other.id === item.id);
  if (versions.filter((other) => other.version === item.version).length > 1)
    mistakes.push({ path: 'id', rule: `"${item.id}" version ${item.version} must be unique in the catalogue` });
  if (versions.some((other) => other.version < item.version && other.validFrom >= item.validFrom))
    mistakes.push({ path: 'validFrom', rule: 'a newer version must start later than the older one' });
  if (item.replacedBy !== undefined && !all.some((other) => other.id === item.replacedBy))
    mistakes.push({ path: 'replacedBy', rule: `"${item.replacedBy}" is not an item` });
  item.related.forEach((id, index) => {
    if (id === item.id || !all.some((other) => other.id === id))
      mistakes.push({ path: `related[${index}]`, rule: `"${id}" is not another item` });
  });
  return mistakes;
};
