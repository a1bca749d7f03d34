import type { Role } from '../../access/domain/roles.ts';
import type { DefinitionFinding } from './definition-finding.ts';
import type { ActionDefinition, Need, ProcessDefinition } from './definition.ts';
import type { VariantChanges } from './variant-changes.ts';
import { escalationGuardFindings } from './variant-guards-escalations.ts';
import { openingGuardFindings } from './variant-guards-opening.ts';

/** Who handles matters in a community; a variant hands work on among them. */
const OFFICE: readonly Role[] = ['worker', 'head', 'grid-worker', 'social-worker'];
const isOffice = (role: string): boolean => OFFICE.some((own) => own === role);

/** Carries a guarantee: a clock, the one-time notice, the end of first contact, or what happens by itself or from outside. */
const isGuard = ({ clock, endsFirstContact, documents, needs, by }: ActionDefinition): boolean =>
  clock.length > 0 ||
  endsFirstContact !== undefined ||
  documents.includes('one-time-notice') ||
  needs.includes('within-first-notice') ||
  by.includes('system') ||
  by.includes('unit-by-link');

const unknownIds = (
  path: string,
  ids: readonly string[],
  known: Readonly<Record<string, unknown>>,
  rule: string,
): readonly DefinitionFinding[] =>
  ids.filter((id) => known[id] === undefined).map((found) => ({ path: `${path}.${found}`, rule, found }));

const referenceFindings = (base: ProcessDefinition, changes: VariantChanges): readonly DefinitionFinding[] => [
  ...unknownIds('steps', Object.keys(changes.steps), base.steps, 'part-known'),
  ...unknownIds('steps', changes.removedSteps, base.steps, 'part-known'),
  ...unknownIds('actions', Object.keys(changes.actions), base.actions, 'part-known'),
  ...unknownIds('actions', changes.removedActions, base.actions, 'part-known'),
  ...unknownIds('limits', Object.keys(changes.promised), base.limits ?? {}, 'limit-of-process'),
  ...Object.keys(changes.newSteps)
    .filter((id) => base.steps[id] !== undefined)
    .map((found) => ({ path: `steps.${found}`, rule: 'id-free', found })),
  ...Object.keys(changes.newActions)
    .filter((id) => base.actions[id] !== undefined)
    .map((found) => ({ path: `actions.${found}`, rule: 'id-free', found })),
];

const removalFindings = (base: ProcessDefinition, { removedActions }: VariantChanges): readonly DefinitionFinding[] =>
  removedActions.flatMap((id) => {
    const action = base.actions[id];
    return action !== undefined && isGuard(action)
      ? [{ path: `actions.${id}`, rule: 'guarantee-stays', found: 'removed' }]
      : [];
  });

/** How cases end is counted the same everywhere, so the ends themselves stay. */
const endFindings = (
  base: ProcessDefinition,
  { removedSteps, steps }: VariantChanges,
): readonly DefinitionFinding[] => [
  ...removedSteps
    .filter((id) => base.steps[id]?.kind === 'done')
    .map((found) => ({ path: `steps.${found}`, rule: 'ends-stay', found })),
  ...Object.entries(steps)
    .filter(([id, { responsible }]) => responsible !== undefined && base.steps[id]?.kind === 'done')
    .map(([found]) => ({ path: `steps.${found}.responsible`, rule: 'ends-stay', found })),
];

/** Work moves within the office only: nobody gives away what an approver, the person or another body decides. */
const roleFindings = (base: ProcessDefinition, changes: VariantChanges): readonly DefinitionFinding[] => {
  const changed = Object.entries(changes.actions).flatMap(([id, { by }]) => {
    const before: readonly string[] = base.actions[id]?.by ?? [];
    const foreign = (by ?? []).filter(
      (role) => !before.includes(role) && !(isOffice(role) && before.some((own) => isOffice(own))),
    );
    return foreign.map((found) => ({ path: `actions.${id}.by`, rule: 'within-the-office', found }));
  });
  const added = Object.entries(changes.newActions).flatMap(([id, { by }]) =>
    by
      .filter((role) => !isOffice(role))
      .map((found) => ({ path: `actions.${id}.by`, rule: 'within-the-office', found })),
  );
  return [...changed, ...added];
};

/** What every way into each step needs in the process itself. */
const sharedNeeds = (base: ProcessDefinition): ReadonlyMap<string, readonly Need[]> => {
  const entries = new Map<string, (readonly Need[])[]>();
  for (const { to, needs } of Object.values(base.actions)) entries.set(to, [...(entries.get(to) ?? []), needs]);
  return new Map(
    [...entries].map(([step, lists]) => {
      const [first = [], ...others] = lists;
      return [step, first.filter((need) => others.every((list) => list.includes(need)))];
    }),
  );
};

/** A new way into a step may not go round what every way into it needs. */
const entryFindings = (base: ProcessDefinition, variant: ProcessDefinition): readonly DefinitionFinding[] => {
  const shared = sharedNeeds(base);
  return Object.entries(variant.actions)
    .filter(([id, { to }]) => base.actions[id]?.to !== to)
    .flatMap(([id, { to, needs }]) =>
      (shared.get(to) ?? [])
        .filter((need) => !needs.includes(need))
        .map((found) => ({ path: `actions.${id}.needs`, rule: 'entry-keeps-needs', found })),
    );
};

/** A promise may be shortened; without a statutory limit above it, it may not grow either. */
const promiseFindings = (base: ProcessDefinition, { promised }: VariantChanges): readonly DefinitionFinding[] =>
  Object.entries(promised).flatMap(([clock, length]) => {
    const limit = base.limits?.[clock];
    return limit !== undefined && length > (limit.statutory ?? limit.promised)
      ? [{ path: `limits.${clock}`, rule: 'promise-not-longer', found: String(length) }]
      : [];
  });

/** Whatever a community writes is told in both languages. */
const textFindings = (changes: VariantChanges): readonly DefinitionFinding[] => {
  const missing = (path: string, value: unknown): readonly DefinitionFinding[] => {
    if (typeof value !== 'object' || value === null) return [];
    if ('zh' in value && 'en' in value) {
      const empty = [value.zh, value.en].some((words) => typeof words !== 'string' || words.trim() === '');
      return empty ? [{ path, rule: 'both-languages', found: String(value.zh) }] : [];
    }
    return Object.entries(value).flatMap(([key, inner]) => missing(`${path}.${key}`, inner));
  };
  return [
    ...missing('steps', { ...changes.steps, ...changes.newSteps }),
    ...missing('actions', { ...changes.actions, ...changes.newActions }),
    ...missing('opening.input', changes.openingFields),
    ...missing('opening.input', Object.fromEntries(changes.newOpeningFields.map((field) => [field.id, field]))),
  ];
};

const leavingFindings = ({ actions }: ProcessDefinition): readonly DefinitionFinding[] =>
  Object.entries(actions)
    .filter(([, { from }]) => from.length === 0)
    .map(([id]) => ({ path: `actions.${id}.from`, rule: 'leaves-a-step', found: 'none' }));

/** What a variant would weaken of the process it varies; empty when every guarantee stays. */
export const guardFindings = (
  base: ProcessDefinition,
  changes: VariantChanges,
  variant: ProcessDefinition,
): readonly DefinitionFinding[] => [
  ...referenceFindings(base, changes),
  ...removalFindings(base, changes),
  ...endFindings(base, changes),
  ...roleFindings(base, changes),
  ...entryFindings(base, variant),
  ...promiseFindings(base, changes),
  ...openingGuardFindings(base, changes),
  ...escalationGuardFindings(base, changes),
  ...textFindings(changes),
  ...leavingFindings(variant),
];
