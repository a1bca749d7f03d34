import { addDays, isWeekend } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { ClockState } from './case-state.ts';
import { computeDueDates, isCounted, isStopped, stopCovering } from './clock.ts';
import type { CountedClock } from './clock.ts';
import type { WorkingCalendar } from './commands.ts';
import type { Limit, StopReason } from './definition.ts';
import { isWorkingDay } from './working-days.ts';

export type DayReason =
  | 'starting-day'
  | 'counted'
  | 'weekend'
  | 'public-holiday'
  | 'make-up-workday'
  | 'clock-stopped'
  | 'limit-moved'; // a limit in calendar days that would have ended on a day off and so runs on

export interface DayExplanation {
  readonly date: PlainDate;
  readonly counted: boolean;
  /** Which day of the limit it is; null when it does not count. */
  readonly dayNumber: number | null;
  readonly why: DayReason;
  /** Name of the public holiday, also for the workday that makes up for it. */
  readonly name: string | null;
  readonly stopReason: StopReason | null;
  /** Beyond the horizon of the calendar. */
  readonly provisional: boolean;
}

type Reasoned = Pick<DayExplanation, 'why' | 'name' | 'stopReason'>;
const because = (why: DayReason, name: string | null = null, stopReason: StopReason | null = null): Reasoned => ({
  why,
  name,
  stopReason,
});

const reasonFor = (date: PlainDate, clock: CountedClock, calendar: WorkingCalendar): Reasoned => {
  if (date === clock.startedOn) return because('starting-day');
  const stop = stopCovering(date, clock.stops);
  if (stop !== undefined) return because('clock-stopped', null, stop.reason);
  if (clock.limit.unit !== 'working-days') return because('counted');
  const listed = calendar.days[date];
  if (isWorkingDay(date, calendar)) {
    return isWeekend(date) ? because('make-up-workday', listed?.name ?? null) : because('counted');
  }
  return listed === undefined ? because('weekend') : because('public-holiday', listed.name);
};

/** Where the explanation ends: at the due date, or on the day on which the clock was stopped. */
const lastDay = (clock: CountedClock, calendar: WorkingCalendar): PlainDate => {
  const stopped = isStopped(clock) ? clock.stops.at(-1)?.from : undefined;
  return computeDueDates(clock, calendar)?.dueOn ?? stopped ?? clock.startedOn;
};

/**
 * How the due date was counted, one entry a day from the starting day to the due date. While the clock stands still
 * the list ends on the day of the stop.
 */
export const explainDueDate = (clock: CountedClock, calendar: WorkingCalendar): readonly DayExplanation[] => {
  const end = lastDay(clock, calendar);
  const atOnce = clock.limit.unit === 'at-once' || clock.limit.promised < 1;
  const days: DayExplanation[] = [];
  let dayNumber = 0;
  for (let date = clock.startedOn; date <= end; date = addDays(date, 1)) {
    const used = dayNumber >= clock.limit.promised && date > clock.startedOn && !atOnce;
    const counted = !atOnce && !used && isCounted(date, clock, calendar);
    if (counted) dayNumber += 1;
    const reason = used ? because('limit-moved', calendar.days[date]?.name ?? null) : reasonFor(date, clock, calendar);
    const provisional = date > calendar.horizonOn;
    days.push({ date, counted, dayNumber: counted ? dayNumber : null, ...reason, provisional });
  }
  return days;
};

/** What one sentence about the due date needs; the words live in the catalogue of texts. */
export interface DueDateSummary {
  readonly unit: Limit['unit'];
  readonly promised: number;
  readonly statutory: number | null;
  readonly startedOn: PlainDate;
  /** The first day that counted; null when none did yet. */
  readonly firstCountedOn: PlainDate | null;
  /** Null while the clock stands still. */
  readonly dueOn: PlainDate | null;
  readonly countedDays: number;
  readonly skipped: { readonly weekendDays: number; readonly holidayDays: number; readonly stoppedDays: number };
  readonly makeUpWorkdays: number;
  /** Names of the holidays that were skipped, each once. */
  readonly holidays: readonly string[];
  readonly stoppedFor: readonly StopReason[];
  readonly movedToWorkingDay: boolean;
  readonly provisional: boolean;
}

const distinct = <T>(values: readonly (T | null)[]): readonly T[] => [
  ...new Set(values.filter((value): value is T => value !== null)),
];

export const summariseDueDate = (
  clock: Pick<ClockState, 'limit' | 'startedOn' | 'stops'>,
  calendar: WorkingCalendar,
): DueDateSummary => {
  const days = explainDueDate(clock, calendar);
  const due = computeDueDates(clock, calendar);
  const of = (why: DayReason): readonly DayExplanation[] => days.filter((day) => day.why === why);
  return {
    unit: clock.limit.unit,
    promised: clock.limit.promised,
    statutory: clock.limit.statutory,
    startedOn: clock.startedOn,
    firstCountedOn: days.find((day) => day.counted)?.date ?? null,
    dueOn: due?.dueOn ?? null,
    countedDays: days.filter((day) => day.counted).length,
    skipped: {
      weekendDays: of('weekend').length,
      holidayDays: of('public-holiday').length,
      stoppedDays: of('clock-stopped').length,
    },
    makeUpWorkdays: of('make-up-workday').length,
    holidays: distinct(of('public-holiday').map((day) => day.name)),
    stoppedFor: distinct(of('clock-stopped').map((day) => day.stopReason)),
    movedToWorkingDay: of('limit-moved').length > 0,
    provisional: due?.provisional ?? false,
  };
};
