import type { Text } from '../../../../kernel/text.ts';
import type { ProcessDefinition } from '../../domain/definition.ts';
import type { ActionChange, NewAction, NewStep, StepChange, VariantChanges } from '../../domain/variant-changes.ts';

/** What stands in the editor for a part: as it is in the process, changed, taken out, or the community's own. */
export type Mark = 'new' | 'changed' | 'removed' | null;

export const stepMark = (changes: VariantChanges, id: string): Mark => {
  if (changes.newSteps[id] !== undefined) return 'new';
  if (changes.removedSteps.includes(id)) return 'removed';
  return changes.steps[id] === undefined ? null : 'changed';
};

export const actionMark = (changes: VariantChanges, id: string): Mark => {
  if (changes.newActions[id] !== undefined) return 'new';
  if (changes.removedActions.includes(id)) return 'removed';
  return changes.actions[id] === undefined ? null : 'changed';
};

export const without = <T>(record: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A change that says the same as the process is no change. */
export const remaining = <C extends object>(change: C, original: object): C =>
  Object.fromEntries(
    Object.entries(change).filter(
      ([key, value]) =>
        !alike(value, (original as Readonly<Record<string, unknown>>)[key]) &&
        !(Array.isArray(value) && value.length === 0 && key.startsWith('new')),
    ),
  ) as C;

export const kept = <C extends object>(record: Readonly<Record<string, C>>, id: string, change: C) =>
  Object.keys(change).length === 0 ? without(record, id) : { ...record, [id]: change };

export const changeStep = (
  base: ProcessDefinition,
  changes: VariantChanges,
  id: string,
  change: StepChange & Partial<Pick<NewStep, 'kind'>>,
): VariantChanges => {
  const own = changes.newSteps[id];
  if (own !== undefined) return { ...changes, newSteps: { ...changes.newSteps, [id]: { ...own, ...change } } };
  const { kind: _, ...allowed } = change;
  const next = remaining({ ...changes.steps[id], ...allowed }, base.steps[id] ?? {});
  return { ...changes, steps: kept(changes.steps, id, next) };
};

export const changeAction = (
  base: ProcessDefinition,
  changes: VariantChanges,
  id: string,
  change: ActionChange,
): VariantChanges => {
  const next = remaining({ ...changes.actions[id], ...change }, base.actions[id] ?? {});
  return { ...changes, actions: kept(changes.actions, id, next) };
};

export const changeOwnAction = (changes: VariantChanges, id: string, action: NewAction): VariantChanges => ({
  ...changes,
  newActions: { ...changes.newActions, [id]: action },
});

/** The community's own part goes; one of the process is taken out and can come back. */
export const removeStep = (changes: VariantChanges, id: string): VariantChanges =>
  changes.newSteps[id] === undefined
    ? { ...changes, steps: without(changes.steps, id), removedSteps: [...changes.removedSteps, id] }
    : { ...changes, newSteps: without(changes.newSteps, id) };

export const removeAction = (changes: VariantChanges, id: string): VariantChanges =>
  changes.newActions[id] === undefined
    ? { ...changes, actions: without(changes.actions, id), removedActions: [...changes.removedActions, id] }
    : { ...changes, newActions: without(changes.newActions, id) };

export const restoreStep = (changes: VariantChanges, id: string): VariantChanges => ({
  ...changes,
  steps: without(changes.steps, id),
  removedSteps: changes.removedSteps.filter((other) => other !== id),
});

export const restoreAction = (changes: VariantChanges, id: string): VariantChanges => ({
  ...changes,
  actions: without(changes.actions, id),
  removedActions: changes.removedActions.filter((other) => other !== id),
});

const freeId = (prefix: string, taken: Readonly<Record<string, unknown>>): string => {
  let number = 1;
  while (taken[`${prefix}-${number}`] !== undefined) number += 1;
  return `${prefix}-${number}`;
};

export const addStep = (
  changes: VariantChanges,
  name: Text,
): { readonly changes: VariantChanges; readonly id: string } => {
  const id = freeId('own-step', changes.newSteps);
  const step: NewStep = { name, told: { zh: '', en: '' }, kind: 'open', responsible: 'worker' };
  return { id, changes: { ...changes, newSteps: { ...changes.newSteps, [id]: step } } };
};

export const addAction = (
  changes: VariantChanges,
  name: Text,
  from: string,
): { readonly changes: VariantChanges; readonly id: string } => {
  const id = freeId('own-action', changes.newActions);
  const action: NewAction = {
    name,
    from: [from],
    to: 'stay',
    by: ['worker', 'head'],
    needs: [],
    fields: [],
    documents: [],
    emphasis: 'other',
  };
  return { id, changes: { ...changes, newActions: { ...changes.newActions, [id]: action } } };
};

export const promise = (
  base: ProcessDefinition,
  changes: VariantChanges,
  clock: string,
  length: number,
): VariantChanges => ({
  ...changes,
  promised:
    base.limits?.[clock]?.promised === length
      ? without(changes.promised, clock)
      : { ...changes.promised, [clock]: length },
});

/** The place of the form a case is opened with, all of it. */
export const OPENING = 'opening';

/** Which part a finding is about: `actions.accept.to` is about the action `accept`. */
export const placeOf = (path: string): string => {
  if (path.startsWith('opening')) return OPENING;
  return path
    .split('.')
    .slice(0, 2)
    .join('.')
    .replace(/\[\d+\]$/, '');
};
