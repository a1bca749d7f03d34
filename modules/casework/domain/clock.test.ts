import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { ClockStop } from './case-state.ts';
import { computeDueDates, endsLate, isCounted, workingDaysLeft } from './clock.ts';
import type { CountedClock } from './clock.ts';
import type { Limit } from './definition.ts';
import { calendar2026, calendar2027 } from '../../../tests/casework/calendar.ts';

const clock = (startedOn: PlainDate, promised: number, more: Partial<CountedClock> = {}): CountedClock => ({
  limit: { unit: 'working-days', promised, statutory: null },
  startedOn,
  stops: [],
  ...more,
});
const calendarDays = (promised: number, more: Partial<Limit> = {}): { limit: Limit } => ({
  limit: { unit: 'calendar-days', promised, statutory: null, ...more },
});
const stop = (from: PlainDate, to: PlainDate | null): ClockStop => ({ from, to, reason: 'applicant-supplements' });
const dueOn = (counted: CountedClock): PlainDate | undefined => computeDueDates(counted, calendar2026)?.dueOn;

describe('due dates in working days', () => {
  it('does not count the starting day', () => {
    expect(dueOn(clock('2026-03-02', 1))).toBe('2026-03-03');
  });

  it('skips the Spring Festival and counts the Saturdays worked for it', () => {
    // given five days from Thursday 12 February: 13, 14 (made up), 24, 25, 26
    expect(dueOn(clock('2026-02-12', 5))).toBe('2026-02-26');
    // and the Saturday after the holiday is worked too: 27, 28
    expect(dueOn(clock('2026-02-12', 7))).toBe('2026-02-28');
  });

  it('skips National Day and counts its make-up workdays', () => {
    // 30 September, 8, 9, 10 (Saturday, made up) October
    expect(dueOn(clock('2026-09-29', 4))).toBe('2026-10-10');
    // Sunday 20 September is worked
    expect(dueOn(clock('2026-09-18', 1))).toBe('2026-09-20');
  });

  it('crosses the end of the year into 2026 over the New Year holiday', () => {
    // 31 December, then Sunday 4 January (made up), then Monday
    expect(dueOn(clock('2025-12-30', 3))).toBe('2026-01-05');
  });

  it('counts the leap day of 2028, by the week and provisionally', () => {
    expect(computeDueDates(clock('2028-02-28', 1), calendar2027)).toEqual({
      dueOn: '2028-02-29',
      halfOn: '2028-02-29',
      fourFifthsOn: '2028-02-29',
      provisional: true,
    });
  });

  it('marks a due date past the horizon as provisional, and moves it when the calendar arrives', () => {
    const late = clock('2026-12-30', 2);
    expect(computeDueDates(late, calendar2026)).toMatchObject({ dueOn: '2027-01-01', provisional: true });
    expect(computeDueDates(late, calendar2027)).toMatchObject({ dueOn: '2027-01-04', provisional: false });
  });

  it('rounds the marks at half and four fifths up to whole days', () => {
    // given seven days from Friday 27 February: 28 (made up), 2, 3, 4, 5, 6, 9 March
    expect(computeDueDates(clock('2026-02-27', 7), calendar2026)).toEqual({
      halfOn: '2026-03-04',
      fourFifthsOn: '2026-03-06',
      dueOn: '2026-03-09',
      provisional: false,
    });
    expect(computeDueDates(clock('2026-03-02', 5), calendar2026)).toMatchObject({
      fourFifthsOn: '2026-03-06',
      halfOn: '2026-03-05',
    });
  });
});

describe('due dates in other units', () => {
  it('counts every calendar day and moves off a day off', () => {
    // 15 days from 2 February end on 17 February, in the holiday
    expect(dueOn(clock('2026-02-02', 15, calendarDays(15)))).toBe('2026-02-24');
    expect(dueOn(clock('2026-03-02', 3, calendarDays(3)))).toBe('2026-03-05');
  });

  it('stays on the day off when the limit says so', () => {
    const stays = { endsOnDayOff: { moves: false, basis: { source: '测试' } } };
    expect(dueOn(clock('2026-02-02', 15, calendarDays(15, stays)))).toBe('2026-02-17');
  });

  it('is due on the day of acceptance when it is at once, or on the day of restart', () => {
    const atOnce = { limit: { unit: 'at-once', promised: 0, statutory: null } as const };
    expect(dueOn(clock('2026-02-15', 0, atOnce))).toBe('2026-02-15');
    expect(dueOn(clock('2026-02-12', 0, { ...atOnce, stops: [stop('2026-02-12', '2026-02-25')] }))).toBe('2026-02-25');
  });
});

describe('the stop ledger', () => {
  it('counts the day of the stop, and not the day of the restart', () => {
    const stopped = clock('2026-03-02', 5, { stops: [stop('2026-03-04', '2026-03-10')] });
    expect(isCounted('2026-03-04', stopped, calendar2026)).toBe(true);
    expect(isCounted('2026-03-05', stopped, calendar2026)).toBe(false);
    expect(isCounted('2026-03-10', stopped, calendar2026)).toBe(false);
    expect(isCounted('2026-03-11', stopped, calendar2026)).toBe(true);
    // 3, 4 | 11, 12, 13
    expect(dueOn(stopped)).toBe('2026-03-13');
  });

  it('is changed by nothing when stop and restart fall on one day', () => {
    expect(dueOn(clock('2026-03-02', 5, { stops: [stop('2026-03-04', '2026-03-04')] }))).toBe(
      dueOn(clock('2026-03-02', 5)),
    );
  });

  it('swallows a holiday between stop and restart', () => {
    // 13 | stopped until after the holiday on Tuesday 24 | 25, 26
    expect(dueOn(clock('2026-02-12', 3, { stops: [stop('2026-02-13', '2026-02-24')] }))).toBe('2026-02-26');
  });

  it('knows no due date while it stands still', () => {
    expect(computeDueDates(clock('2026-03-02', 5, { stops: [stop('2026-03-04', null)] }), calendar2026)).toBeNull();
  });

  it('adds several stops', () => {
    const stops = [stop('2026-03-03', '2026-03-05'), stop('2026-03-06', '2026-03-10')];
    // 3 | 6 | 11
    expect(dueOn(clock('2026-03-02', 3, { stops }))).toBe('2026-03-11');
  });
});

describe('lateness', () => {
  it('begins on the day after the due date', () => {
    expect(endsLate(clock('2026-03-02', 2), '2026-03-04', calendar2026)).toBe(false);
    expect(endsLate(clock('2026-03-02', 2), '2026-03-05', calendar2026)).toBe(true);
  });

  it('is judged by the day of the stop when the clock stands still', () => {
    expect(endsLate(clock('2026-03-02', 2, { stops: [stop('2026-03-04', null)] }), '2026-05-01', calendar2026)).toBe(
      false,
    );
    expect(endsLate(clock('2026-03-02', 2, { stops: [stop('2026-03-05', null)] }), '2026-05-01', calendar2026)).toBe(
      true,
    );
  });
});

describe('working days left', () => {
  const running = {
    ...clock('2026-02-12', 5),
    endedOn: null,
    late: false,
    dueOn: '2026-02-26',
    halfOn: null,
    fourFifthsOn: null,
    provisional: false,
    reminders: [],
  };

  it('counts forward over the holiday, is zero on the day and negative afterwards', () => {
    expect(workingDaysLeft(running, '2026-02-13', calendar2026)).toBe(4);
    expect(workingDaysLeft(running, '2026-02-26', calendar2026)).toBe(0);
    expect(workingDaysLeft(running, '2026-03-02', calendar2026)).toBe(-3);
  });

  it('is overdue on the weekend after a Friday on which it was due', () => {
    const dueOnFriday = { ...running, dueOn: '2026-03-06' };
    expect(workingDaysLeft(dueOnFriday, '2026-03-06', calendar2026)).toBe(0);
    expect(workingDaysLeft(dueOnFriday, '2026-03-08', calendar2026)).toBe(-1);
    expect(workingDaysLeft(dueOnFriday, '2026-03-09', calendar2026)).toBe(-1);
  });

  it('is unknown for a clock that has ended or stands still', () => {
    expect(workingDaysLeft({ ...running, endedOn: '2026-02-24' }, '2026-02-25', calendar2026)).toBeNull();
    expect(workingDaysLeft({ ...running, stops: [stop('2026-02-13', null)] }, '2026-02-25', calendar2026)).toBeNull();
  });
});
