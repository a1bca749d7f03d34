import type { Escalation, ProcessDefinition } from '../../domain/definition.ts';
import type { EscalationChange, VariantChanges } from '../../domain/variant-changes.ts';
import { kept, remaining, without, type Mark } from './variant-edits.ts';

export const escalationMark = (changes: VariantChanges, id: string): Mark =>
  changes.escalations[id] === undefined ? null : 'changed';

/** What may be changed of it, as the process has it. */
export const changeableOf = ({ when, does }: Escalation): EscalationChange => ({
  ...('notify' in does ? { notify: does.notify } : {}),
  ...('inStep' in when
    ? { count: when.longerThan.count }
    : typeof when.mark === 'string'
      ? { mark: when.mark }
      : { count: when.mark.overdueBy.count }),
});

export const changeEscalation = (
  { escalations = [] }: ProcessDefinition,
  changes: VariantChanges,
  id: string,
  change: EscalationChange,
): VariantChanges => {
  const original = escalations.find((each) => each.id === id);
  const next = remaining(
    { ...changes.escalations[id], ...change },
    original === undefined ? {} : changeableOf(original),
  );
  return { ...changes, escalations: kept(changes.escalations, id, next) };
};

export const restoreEscalation = (changes: VariantChanges, id: string): VariantChanges => ({
  ...changes,
  escalations: without(changes.escalations, id),
});
