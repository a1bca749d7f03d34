import { addDays, isWeekend } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { WorkingCalendar } from './commands.ts';

/** Listed days follow the calendar, all others the week. */
export const isWorkingDay = (date: PlainDate, calendar: WorkingCalendar): boolean =>
  calendar.days[date]?.working ?? !isWeekend(date);

/** The date itself when it is worked, else the next one that is. */
export const nextWorkingDay = (date: PlainDate, calendar: WorkingCalendar): PlainDate => {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
};

/** Working days d with from < d ≤ to; negative when `to` is earlier. */
export const workingDaysBetween = (from: PlainDate, to: PlainDate, calendar: WorkingCalendar): number => {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
};
