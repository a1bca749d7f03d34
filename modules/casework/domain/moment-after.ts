import { addDays, plainDateOf, startOfDay } from '../../../kernel/plain-date.ts';
import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { WorkingCalendar } from './commands.ts';
import type { Duration } from './duration.ts';
import { isWorkingDay } from './working-days.ts';

const MILLISECONDS = { hours: 3_600_000, minutes: 60_000 } as const;

const lastDay = (from: PlainDate, count: number, calendar: WorkingCalendar | null): PlainDate => {
  let day = from;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    if (calendar === null || isWorkingDay(day, calendar)) counted += 1;
  }
  return day;
};

/**
 * The moment at which more than the duration has passed. In days, the starting day does not count and the last day
 * is given to its end, so the moment is the beginning of the day after it.
 */
export const momentAfter = (from: Instant, duration: Duration, calendar: WorkingCalendar): Instant => {
  const { unit, count } = duration;
  if (unit === 'hours' || unit === 'minutes')
    return new Date(Date.parse(from) + count * MILLISECONDS[unit]).toISOString();
  return startOfDay(addDays(lastDay(plainDateOf(from), count, unit === 'working-days' ? calendar : null), 1));
};
