import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { isRunning } from '../domain/clock.ts';
import type { CaseState, ClockState } from '../domain/case-state.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
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

export const columnsOf = (state: CaseState, definition: ProcessDefinition): CaseColumns => {
  const nearest = nearestClock(state);
  const marks = runningClocks(state).flatMap((clock) => nextMark(clock) ?? []);
  return {
    step: state.step,
    kind: state.kind,
    responsible: getStep(definition, state.step).responsible,
    outcome: state.outcome,
    dueOn: nearest?.dueOn ?? null,
    dueProvisional: nearest?.provisional ?? false,
    nextMarkOn: marks.toSorted()[0] ?? null,
  };
};
