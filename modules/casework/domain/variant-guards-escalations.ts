import type { DefinitionFinding } from './definition-finding.ts';
import type { Duration, Escalation, ProcessDefinition } from './definition.ts';
import { CLOCK_MARKS } from './variant-changes.ts';
import type { EscalationChange, VariantChanges } from './variant-changes.ts';

/** Who may be told of a case that stays too long: those who handle matters here, and who watches over them. */
export const TOLD = ['worker', 'head', 'grid-worker', 'social-worker', 'manager'] as const;
const SUPERVISORS: readonly string[] = ['head', 'manager'];

const lengthOf = ({ when }: Escalation): Duration | null => {
  if ('inStep' in when) return when.longerThan;
  return typeof when.mark === 'string' ? null : when.mark.overdueBy;
};

/** Marks of the clock at which this one may fire instead: its own and those before it. */
export const marksUpTo = ({ when }: Escalation): readonly (typeof CLOCK_MARKS)[number][] => {
  if ('inStep' in when) return [];
  const at = CLOCK_MARKS.findIndex((mark) => mark === when.mark);
  return at === -1 ? CLOCK_MARKS : CLOCK_MARKS.slice(0, at + 1);
};

const whenFindings = (path: string, escalation: Escalation, { count, mark }: EscalationChange) => {
  const length = lengthOf(escalation);
  const late = count !== undefined && (length === null || count > length.count);
  const lateMark = mark !== undefined && !marksUpTo(escalation).includes(mark);
  return [
    ...(late ? [{ path: `${path}.when`, rule: 'only-sooner', found: String(count) }] : []),
    ...(lateMark ? [{ path: `${path}.when`, rule: 'only-sooner', found: mark }] : []),
  ];
};

const toldFindings = (
  path: string,
  before: readonly string[],
  now: readonly string[] | undefined,
): readonly DefinitionFinding[] => {
  if (now === undefined) return [];
  const watched = before.some((role) => SUPERVISORS.includes(role));
  return [
    ...now
      .filter((role) => !before.includes(role) && !TOLD.some((known) => known === role))
      .map((found) => ({ path: `${path}.does`, rule: 'told-within-the-office', found })),
    ...(watched && !now.some((role) => SUPERVISORS.includes(role))
      ? [{ path: `${path}.does`, rule: 'supervisor-is-told', found: now.join(',') }]
      : []),
  ];
};

/**
 * What a variant would weaken of what happens when a case stays too long. What the system does by itself is not
 * hastened: the person or another body relies on that time.
 */
export const escalationGuardFindings = (
  base: ProcessDefinition,
  { escalations }: VariantChanges,
): readonly DefinitionFinding[] =>
  Object.entries(escalations).flatMap(([id, change]) => {
    const path = `escalations.${id}`;
    const escalation = base.escalations?.find((candidate) => candidate.id === id);
    if (escalation === undefined) return [{ path, rule: 'part-known', found: id }];
    const { does } = escalation;
    if ('act' in does) return [{ path, rule: 'acts-by-itself-stays', found: does.act }];
    return [...whenFindings(path, escalation, change), ...toldFindings(path, does.notify, change.notify)];
  });
