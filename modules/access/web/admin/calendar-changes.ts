import { dayOfWeek, isWeekend } from '../../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';

export interface CalendarDayEntry {
  readonly date: PlainDate;
  readonly working: boolean;
  readonly name: string;
  readonly basis: string | null;
}

/** What shall become of a day; null: it follows the week again. */
export type Changes = ReadonlyMap<PlainDate, CalendarDayEntry | null>;

export type DayLook = 'working' | 'weekend' | 'holiday' | 'make-up' | 'unknown';

const same = (a: CalendarDayEntry | null, b: CalendarDayEntry | null): boolean =>
  a === b || (a !== null && b !== null && a.working === b.working && a.name === b.name && a.basis === b.basis);

/** Notes what shall become of a day; what equals the saved calendar is no change. */
export const withChange = (
  changes: Changes,
  saved: ReadonlyMap<PlainDate, CalendarDayEntry>,
  date: PlainDate,
  entry: CalendarDayEntry | null,
): Changes => {
  const next = new Map(changes);
  if (same(entry, saved.get(date) ?? null)) next.delete(date);
  else next.set(date, entry);
  return next;
};

export const entryOn = (
  changes: Changes,
  saved: ReadonlyMap<PlainDate, CalendarDayEntry>,
  date: PlainDate,
): CalendarDayEntry | null => {
  const changed = changes.get(date);
  return changed === undefined ? (saved.get(date) ?? null) : changed;
};

export const lookOf = (entry: CalendarDayEntry | null, date: PlainDate, horizonOn: PlainDate): DayLook => {
  if (entry !== null) {
    if (!entry.working) return 'holiday';
    return isWeekend(date) ? 'make-up' : 'working';
  }
  if (date > horizonOn) return isWeekend(date) ? 'weekend' : 'unknown';
  return isWeekend(date) ? 'weekend' : 'working';
};

/** Body of `edit-calendar` without version and horizon. */
export const editOf = (changes: Changes): { readonly set: CalendarDayEntry[]; readonly remove: PlainDate[] } => ({
  set: [...changes.values()].filter((entry) => entry !== null),
  remove: [...changes].filter(([, entry]) => entry === null).map(([date]) => date),
});

/** Working days of a year as it would be saved. */
export const workingDaysIn = (
  dates: readonly PlainDate[],
  entryOf: (date: PlainDate) => CalendarDayEntry | null,
): number => dates.filter((date) => entryOf(date)?.working ?? ![0, 6].includes(dayOfWeek(date))).length;
