/**
 * Dates without time, as `YYYY-MM-DD`, and instants as ISO 8601 strings in UTC.
 * The platform's civil time is China Standard Time: UTC+8 all year, without daylight saving.
 */
export type PlainDate = string & { readonly __brand?: 'PlainDate' };
export type Instant = string & { readonly __brand?: 'Instant' };

const MILLISECONDS_PER_DAY = 86_400_000;
const CHINA_OFFSET_MILLISECONDS = 8 * 3_600_000;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

const toDayNumber = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_PER_DAY;

const fromDayNumber = (day: number): PlainDate => new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);

/** True for a date that exists: 2026-02-29 does not. */
export const isPlainDate = (value: string): value is PlainDate => {
  if (!PATTERN.test(value)) return false;
  const day = toDayNumber(value);
  return Number.isFinite(day) && fromDayNumber(day) === value;
};

/** The calendar date in China at an instant. */
export const plainDateOf = (instant: Instant): PlainDate =>
  new Date(Date.parse(instant) + CHINA_OFFSET_MILLISECONDS).toISOString().slice(0, 10);

/** The first instant of a date in China. */
export const startOfDay = (date: PlainDate): Instant => new Date(Date.parse(`${date}T00:00:00+08:00`)).toISOString();

export const addDays = (date: PlainDate, days: number): PlainDate => fromDayNumber(toDayNumber(date) + days);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => toDayNumber(to) - toDayNumber(from);

/** 0 Sunday … 6 Saturday. 1970-01-01 was a Thursday. */
export const dayOfWeek = (date: PlainDate): number => (((toDayNumber(date) + 4) % 7) + 7) % 7;

export const isWeekend = (date: PlainDate): boolean => {
  const day = dayOfWeek(date);
  return day === 0 || day === 6;
};

/** Full years lived on `on`; the birthday itself counts. Born on 29 February: one year older on 1 March. */
export const ageOn = (bornOn: PlainDate, on: PlainDate): number => {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
};
