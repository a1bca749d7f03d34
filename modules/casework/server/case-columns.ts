import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { isRunning } from '../domain/clock.ts';
import type { CaseState, ClockState } from '../domain/case-state.ts';
import type { Closing, ProcessDefinition } from '../domain/definition.ts';
import { getStep } from '../domain/evolve.ts';

/** The columns that lists filter and sort by, derived from the state whenever it is written. */
export interface CaseColumns {
  readonly step: string;
  readonly kind: string;
  readonly responsible: string;
  readonly outcome: string | null;
  readonly dueOn: PlainDate | null;
  readonly dueProvisional: boolean;
  readonly nextMarkOn: PlainDate | null;
  readonly closing: Closing | null;
  readonly confidential: boolean;
  /** Workers and organisations that a sub-task was given to. */
  readonly readerIds: readonly string[];
  readonly hiddenFrom: readonly string[];
}

export const runningClocks = (state: CaseState): readonly ClockState[] =>
  Object.values(state.clocks).filter((clock): clock is ClockState => clock !== undefined && isRunning(clock));

/** The clock that ends first is the one people have to watch. */
export const nearestClock = (state: CaseState): ClockState | undefined =>
  runningClocks(state)
    .filter((clock) => clock.dueOn !== null)
    .toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))[0];

const nextMark = (clock: ClockState): PlainDate | null => {
  if (clock.dueOn === null || clock.reminders.includes('overdue')) return null;
  if (clock.reminders.includes('four-fifths')) return addDays(clock.dueOn, 1);
  return clock.reminders.includes('half') ? clock.fourFifthsOn : clock.halfOn;
};

/** A sub-task is told as overdue on the day after it was due. */
const taskMarks = (state: CaseState): readonly PlainDate[] =>
  (state.tasks ?? [])
    .filter(({ answered, overdueTold }) => answered === null && !overdueTold)
    .map(({ dueOn }) => addDays(dueOn, 1));

export const isConfidential = ({ confidential }: ProcessDefinition): boolean =>
  confidential?.readers === 'handler-and-supervisor';

export const readerIdsOf = ({ tasks = [] }: CaseState): readonly string[] => [
  ...new Set(tasks.flatMap(({ workerId, organisationId }) => workerId ?? organisationId ?? [])),
];

export const columnsOf = (state: CaseState, definition: ProcessDefinition): CaseColumns => {
  const nearest = nearestClock(state);
  const marks = [...runningClocks(state).flatMap((clock) => nextMark(clock) ?? []), ...taskMarks(state)];
  const present = getStep(definition, state.step);
  return {
    step: state.step,
    kind: state.kind,
    responsible: present.responsible,
    outcome: state.outcome,
    dueOn: nearest?.dueOn ?? null,
    dueProvisional: nearest?.provisional ?? false,
    nextMarkOn: marks.toSorted()[0] ?? null,
    closing: present.closing ?? null,
    confidential: isConfidential(definition),
    readerIds: readerIdsOf(state),
    hiddenFrom: state.hiddenFrom ?? [],
  };
};
