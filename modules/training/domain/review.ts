import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import type { TrainingRules } from './training-rules.ts';

/** Something answered wrong once: how many right answers in a row since, and when it comes back. */
export interface WeakSpot {
  readonly rightInRow: number;
  readonly dueOn: PlainDate;
}

/** What becomes of it after an answer. Null: nothing to keep, because it was never wrong or is learnt now. */
export const afterAnswer = (
  { review }: TrainingRules,
  before: WeakSpot | null,
  right: boolean,
  today: PlainDate,
): WeakSpot | null => {
  if (!right) return { rightInRow: 0, dueOn: today };
  if (before === null) return null;
  const days = review.daysAfterRight[before.rightInRow];
  return days === undefined ? null : { rightInRow: before.rightInRow + 1, dueOn: addDays(today, days) };
};
