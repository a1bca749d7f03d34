import { mistakeAt } from './catalogue-rules.ts';
import type { CatalogueRule, ItemMistake } from './catalogue-rules.ts';
import { expressionFaults } from './feel-expression.ts';
import { unknownPlaceholders } from './spoken-answer.ts';
import type { Calculation, FactDefinition, FactValue, OfferedProcess, ServiceItem } from './service-item.ts';

type Samples = Readonly<Record<string, FactValue>>;

const sampleOf = (fact: FactDefinition): FactValue => {
  if (fact.type === 'boolean') return true;
  return fact.type === 'number' ? 1 : (fact.choices?.[0]?.id ?? '');
};

const duplicates = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index);

const duplicateMistakes = (path: string, ids: readonly string[]): readonly ItemMistake[] =>
  duplicates(ids).map((id) => mistakeAt(path, 'id-twice', { id }));

interface OfferNeed {
  readonly part: string;
  readonly rule: CatalogueRule;
  readonly met: (process: OfferedProcess) => boolean;
}

/** What the standard asks of an item that is offered with a service type (seed 000 §6.2–6.4). */
const NEEDS: Readonly<Partial<Record<OfferedProcess['processId'], readonly OfferNeed[]>>> = {
  immediate: [
    {
      part: 'limit.unit',
      rule: 'immediate-at-once',
      met: ({ limit }) => limit.unit === 'at-once',
    },
  ],
  promised: [
    {
      part: 'approver',
      rule: 'approver-needed',
      met: ({ approver }) => approver !== undefined,
    },
  ],
  'on-behalf': [
    {
      part: 'delegation',
      rule: 'delegation-needed',
      met: ({ delegation }) => delegation !== undefined,
    },
    {
      part: 'transferLimit',
      rule: 'transfer-limit-needed',
      met: ({ transferLimit }) => transferLimit !== undefined,
    },
  ],
};

/** Whether limits, stages and what the service type asks for go together. */
export const processMistakes = (process: OfferedProcess, path: string): readonly ItemMistake[] => {
  const { limit } = process;
  const mistakes: ItemMistake[] = [];
  if (limit.statutory !== null && limit.promised > limit.statutory)
    mistakes.push(mistakeAt(`${path}.limit.promised`, 'promised-above-statutory'));
  if (limit.unit === 'at-once' && limit.promised !== 0)
    mistakes.push(mistakeAt(`${path}.limit.promised`, 'at-once-without-days'));
  if (limit.unit !== 'at-once' && limit.promised === 0)
    mistakes.push(mistakeAt(`${path}.limit.promised`, 'limit-without-days'));
  for (const [id, clock] of Object.entries(process.clocks ?? {}))
    if (clock.statutory !== null && clock.promised > clock.statutory)
      mistakes.push(mistakeAt(`${path}.clocks.${id}.promised`, 'promised-above-statutory'));
  for (const need of NEEDS[process.processId] ?? [])
    if (!need.met(process)) mistakes.push(mistakeAt(`${path}.${need.part}`, need.rule));
  const counted = (process.stages ?? []).filter((stage) => stage.countsTowardsLimit && stage.unit === limit.unit);
  const days = counted.reduce((sum, stage) => sum + stage.days, 0);
  if (days > limit.promised) mistakes.push(mistakeAt(`${path}.stages`, 'stages-too-long'));
  return mistakes;
};

const calculationMistakes = (calculation: Calculation, samples: Samples, path: string): readonly ItemMistake[] => {
  // A step may use the steps before it, so each one becomes a name for the next.
  const names: Record<string, FactValue> = { ...samples };
  return calculation.steps.flatMap((step, index) => {
    const faults = expressionFaults(step.feel, names, 'value');
    names[step.id] = 1;
    return faults.map((fault) => ({ path: `${path}.steps[${index}].feel`, ...fault }));
  });
};

const expressionMistakes = (item: ServiceItem, facts: readonly FactDefinition[]): readonly ItemMistake[] => {
  const samples: Record<string, FactValue> = {};
  for (const fact of facts) samples[fact.id] = sampleOf(fact);
  for (const parameter of item.parameters) samples[parameter.id] = parameter.value;
  return [
    ...item.conditions.flatMap((condition, index) =>
      expressionFaults(condition.feel, samples, 'boolean').map((fault) => ({
        path: `conditions[${index}].feel`,
        ...fault,
      })),
    ),
    ...item.materials.flatMap((material, index) =>
      material.neededWhen === undefined
        ? []
        : expressionFaults(material.neededWhen, samples, 'boolean').map((fault) => ({
            path: `materials[${index}].neededWhen`,
            ...fault,
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
      mistakes.push(mistakeAt(`materials[${index}].neededWhen`, 'need-without-words'));
    if (material.knownFrom !== undefined && !facts.some((fact) => fact.id === material.knownFrom))
      mistakes.push(mistakeAt(`materials[${index}].knownFrom`, 'fact-unknown', { name: material.knownFrom }));
    return mistakes;
  });

const periodMistakes = (item: ServiceItem): readonly ItemMistake[] => {
  const mistakes: ItemMistake[] = [];
  if (item.validTo !== undefined && item.validTo < item.validFrom)
    mistakes.push(mistakeAt('validTo', 'ends-before-start'));
  if ((item.validTo === undefined) !== (item.ended === undefined))
    mistakes.push(mistakeAt('ended', 'end-without-reason'));
  return mistakes;
};

const spokenMistakes = (item: ServiceItem): readonly ItemMistake[] =>
  (item.spokenAnswer === undefined ? [] : unknownPlaceholders(item.spokenAnswer)).map((name) =>
    mistakeAt('spokenAnswer', 'placeholder-unknown', { name }),
  );

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
    mistakes.push(mistakeAt('id', 'version-twice', { id: item.id, version: item.version }));
  if (versions.some((other) => other.version < item.version && other.validFrom > item.validFrom))
    mistakes.push(mistakeAt('validFrom', 'starts-before-older-version'));
  if (item.replacedBy !== undefined && !all.some((other) => other.id === item.replacedBy))
    mistakes.push(mistakeAt('replacedBy', 'item-unknown', { id: item.replacedBy }));
  item.related.forEach((id, index) => {
    if (id === item.id || !all.some((other) => other.id === id))
      mistakes.push(mistakeAt(`related[${index}]`, 'related-unknown', { id }));
  });
  return mistakes;
};
