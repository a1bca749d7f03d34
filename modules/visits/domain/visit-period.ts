import { addDays, dayOfWeek, type PlainDate } from '../../../kernel/plain-date.ts';

/** From the most to the least frequent; "once a month" means once in each calendar month. */
export const FREQUENCIES = ['week', 'month', 'quarter', 'half-year', 'year'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export interface Period {
  readonly from: PlainDate;
  /** The last day. */
  readonly to: PlainDate;
}

/** Negative when the first is asked for more often. */
export const compareFrequency = (a: Frequency, b: Frequency): number => FREQUENCIES.indexOf(a) - FREQUENCIES.indexOf(b);

const MONTHS: Readonly<Record<Exclude<Frequency, 'week'>, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

const firstOfMonth = (year: number, monthIndex: number): PlainDate =>
  new Date(Date.UTC(year, monthIndex, 1)).toISOString().slice(0, 10);

/** The calendar period that holds a day; weeks begin on Monday. */
export const periodOf = (every: Frequency, day: PlainDate): Period => {
  if (every === 'week') {
    const from = addDays(day, -((dayOfWeek(day) + 6) % 7));
    return { from, to: addDays(from, 6) };
  }
  const months = MONTHS[every];
  const year = Number(day.slice(0, 4));
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months;
  return { from: firstOfMonth(year, first), to: addDays(firstOfMonth(year, first + months), -1) };
};

/** The periods that touch a stretch of days, the earliest first. */
export const periodsBetween = (every: Frequency, from: PlainDate, to: PlainDate): readonly Period[] => {
  const periods: Period[] = [];
  for (let period = periodOf(every, from); period.from <= to; period = periodOf(every, addDays(period.to, 1)))
    periods.push(period);
  return periods;
};
