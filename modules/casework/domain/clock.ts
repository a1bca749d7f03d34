import { addDays } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { ClockState, ClockStop } from './case-state.ts';
import type { WorkingCalendar } from './commands.ts';
import type { Limit } from './definition.ts';
import { isWorkingDay, nextWorkingDay, workingDaysBetween } from './working-days.ts';

export interface DueDates {
  readonly dueOn: PlainDate;
  readonly halfOn: PlainDate;
  readonly fourFifthsOn: PlainDate;
  /** True when the calendar does not reach the due date, so that later days were counted by the week. */
  readonly provisional: boolean;
}

/** What the counting looks at; `ClockState` has these fields. */
export type CountedClock = Pick<ClockState, 'limit' | 'startedOn' | 'stops' | 'extendedBy'>;

/** The stop that holds a day back: S < day ≤ R. The stopping day counted, the day of restart is a starting day. */
export const stopCovering = (day: PlainDate, stops: readonly ClockStop[]): ClockStop | undefined =>
  stops.find((stop) => stop.from < day && (stop.to === null || day <= stop.to));

/** The starting day never counts (Civil Code, art. 201); stopped days and, for working days, days off do not either. */
export const isCounted = (day: PlainDate, clock: CountedClock, calendar: WorkingCalendar): boolean =>
  day > clock.startedOn &&
  stopCovering(day, clock.stops) === undefined &&
  (clock.limit.unit !== 'working-days' || isWorkingDay(day, calendar));

/** Moves a limit in calendar days off a day that is not worked (Civil Code, art. 203), unless the limit says otherwise. */
const endOfLimit = (day: PlainDate, limit: Limit, calendar: WorkingCalendar): PlainDate =>
  limit.unit === 'calendar-days' && (limit.endsOnDayOff?.moves ?? true) ? nextWorkingDay(day, calendar) : day;

/** "At once" means the day on which the clock last began to run. */
const dueAtOnce = (clock: CountedClock, calendar: WorkingCalendar): DueDates => {
  const day = clock.stops.at(-1)?.to ?? clock.startedOn;
  return { dueOn: day, halfOn: day, fourFifthsOn: day, provisional: day > calendar.horizonOn };
};

export const isStopped = (clock: Pick<ClockState, 'stops'>): boolean => clock.stops.at(-1)?.to === null;

/**
 * Due date and the marks at half and four fifths of the limit, rounded up to whole days.
 * Null while the clock stands still: nobody can know yet.
 */
export const computeDueDates = (clock: CountedClock, calendar: WorkingCalendar): DueDates | null => {
  if (isStopped(clock)) return null;
  const { unit } = clock.limit;
  const promised = clock.limit.promised + (clock.extendedBy ?? 0);
  if (unit === 'at-once' || promised < 1) return dueAtOnce(clock, calendar);
  const halfAt = Math.ceil(promised / 2);
  const fourFifthsAt = Math.ceil((promised * 4) / 5);
  let halfOn = clock.startedOn;
  let fourFifthsOn = clock.startedOn;
  let day = clock.startedOn;
  for (let counted = 0; counted < promised; ) {
    day = addDays(day, 1);
    if (!isCounted(day, clock, calendar)) continue;
    counted += 1;
    if (counted === halfAt) halfOn = day;
    if (counted === fourFifthsAt) fourFifthsOn = day;
  }
  const dueOn = endOfLimit(day, clock.limit, calendar);
  return { dueOn, halfOn, fourFifthsOn, provisional: dueOn > calendar.horizonOn };
};

/** Whether a clock that ends on `on` ends late; one that stands still is judged by the day on which it was stopped. */
export const endsLate = (clock: CountedClock, on: PlainDate, calendar: WorkingCalendar): boolean => {
  const last = clock.stops.at(-1);
  const standing = last !== undefined && last.to === null;
  const stops = standing ? clock.stops.slice(0, -1) : clock.stops;
  const due = computeDueDates({ ...clock, stops }, calendar);
  return due !== null && (standing ? last.from : on) > due.dueOn;
};

export const isRunning = (clock: ClockState): boolean => clock.endedOn === null && !isStopped(clock);

export const isOverdue = (clock: ClockState, today: PlainDate): boolean =>
  isRunning(clock) && clock.dueOn !== null && clock.dueOn < today;

/** Working days until a date: 0 on the day itself; negative after it, also on the weekend after a Friday that passed. */
export const workingDaysUntil = (dueOn: PlainDate, today: PlainDate, calendar: WorkingCalendar): number => {
  const days = workingDaysBetween(today, dueOn, calendar);
  return dueOn < today ? Math.min(days, -1) : days;
};

/** Working days until the due date of a clock; null when it is not ticking. */
export const workingDaysLeft = (clock: ClockState, today: PlainDate, calendar: WorkingCalendar): number | null =>
  isRunning(clock) && clock.dueOn !== null ? workingDaysUntil(clock.dueOn, today, calendar) : null;
