import type pg from 'pg';

/** The working calendar, read by itself. */
export interface NaiveCalendar {
  readonly version: string;
  readonly days: ReadonlyMap<string, boolean>;
}

export const readCalendar = async (owner: pg.Pool): Promise<NaiveCalendar> => {
  const version = await owner.query<{ version: number }>('select version from working_calendar');
  const days = await owner.query<{ date: string; working: boolean }>('select date, working from calendar_day');
  return {
    version: String(version.rows[0]?.version),
    days: new Map(days.rows.map(({ date, working }) => [date, working])),
  };
};

export const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const isWorked = ({ days }: NaiveCalendar, date: string): boolean => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return days.get(date) ?? (weekday > 0 && weekday < 6);
};

export interface NaiveClock {
  readonly unit: string;
  readonly promised: number;
  /** Whether a limit in calendar days that ends on a day off moves to the next day that is worked. */
  readonly moves: boolean;
  readonly startedOn: string;
  readonly granted: number;
  readonly stops: readonly { readonly from: string; readonly to: string | null }[];
}

/** Due date of a clock that runs, in the plainest way: a list of the days that count, and the last of them. */
export const naiveDue = (clock: NaiveClock, calendar: NaiveCalendar): string => {
  const wanted = clock.promised + clock.granted;
  if (clock.unit === 'at-once' || wanted < 1) return clock.stops.at(-1)?.to ?? clock.startedOn;
  const counted: string[] = [];
  for (let day = dayAfter(clock.startedOn); counted.length < wanted; day = dayAfter(day)) {
    const held = clock.stops.some(({ from, to }) => day > from && (to === null || day <= to));
    if (!held && (clock.unit !== 'working-days' || isWorked(calendar, day))) counted.push(day);
  }
  let due = counted[wanted - 1] ?? clock.startedOn;
  while (clock.unit === 'calendar-days' && clock.moves && !isWorked(calendar, due)) due = dayAfter(due);
  return due;
};
