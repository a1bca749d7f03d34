import type { PlainDate } from '../../../kernel/plain-date.ts';
import { isOverdue, isRunning } from './clock.ts';
import type { CaseState, ClockState } from './case-state.ts';
import type { EventBody } from './recording.ts';

type Mark = 'half' | 'four-fifths' | 'overdue';

/** The most urgent mark that has been reached; a mark that a more urgent one has overtaken is not given any more. */
const reachedMark = (clock: ClockState, today: PlainDate): Mark | null => {
  if (!isRunning(clock)) return null;
  if (isOverdue(clock, today)) return 'overdue';
  if (clock.fourFifthsOn !== null && clock.fourFifthsOn <= today) return 'four-fifths';
  return clock.halfOn !== null && clock.halfOn <= today ? 'half' : null;
};

const urgency: Readonly<Record<Mark, number>> = { half: 1, 'four-fifths': 2, overdue: 3 };

const dueTasks = (state: CaseState, today: PlainDate): readonly EventBody[] =>
  (state.tasks ?? [])
    .filter((task) => task.answered === null && !task.overdueTold && task.dueOn < today)
    .map((task) => ({ type: 'task-overdue', taskId: task.id }));

/** Reminders that have become due on this date and were not given before: at most one per clock and per sub-task. */
export const dueReminders = (state: CaseState, today: PlainDate): readonly EventBody[] => [
  ...Object.entries(state.clocks).flatMap(([clock, ledger]): readonly EventBody[] => {
    const mark = reachedMark(ledger, today);
    if (mark === null || ledger.reminders.some((given) => urgency[given] >= urgency[mark])) return [];
    return [{ type: 'reminder-given', clock, mark }];
  }),
  ...dueTasks(state, today),
];
