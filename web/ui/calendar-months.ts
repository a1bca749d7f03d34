import { addDays, dayOfWeek } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

export interface CalendarDay {
  readonly date: PlainDate;
  readonly day: number;
  /** False for the days of the neighbouring months that fill the first and last week. */
  readonly inMonth: boolean;
}

export interface CalendarMonth {
  /** `2026-11` */
  readonly id: string;
  readonly weeks: readonly (readonly CalendarDay[])[];
}

/** Days since Monday. */
const sinceMonday = (date: PlainDate): number => (dayOfWeek(date) + 6) % 7;

const weekOf = (monday: PlainDate, month: string): readonly CalendarDay[] =>
  Array.from({ length: 7 }, (_unused, offset) => {
    const date = addDays(monday, offset);
    return { date, day: Number(date.slice(8)), inMonth: date.startsWith(month) };
  });

export const monthOf = (month: string): CalendarMonth => {
  const first = `${month}-01`;
  const weeks: (readonly CalendarDay[])[] = [];
  let monday = addDays(first, -sinceMonday(first));
  do {
    weeks.push(weekOf(monday, month));
    monday = addDays(monday, 7);
  } while (monday.startsWith(month));
  return { id: month, weeks };
};

const nextMonth = (month: string): string => addDays(`${month}-28`, 4).slice(0, 7);

/** The months that contain the days from `first` to `last`, in weeks from Monday to Sunday. */
export const monthsOf = (first: PlainDate, last: PlainDate): readonly CalendarMonth[] => {
  const months: CalendarMonth[] = [];
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = nextMonth(month)) months.push(monthOf(month));
  return months;
};
