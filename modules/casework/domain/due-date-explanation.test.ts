import { describe, expect, it } from 'vitest';
import { computeDueDates } from './clock.ts';
import type { CountedClock } from './clock.ts';
import { explainDueDate, summariseDueDate } from './due-date-explanation.ts';
import { calendar2026 } from '../../../tests/casework/calendar.ts';

const clock: CountedClock = {
  limit: { unit: 'working-days', promised: 5, statutory: 10 },
  startedOn: '2026-02-12',
  stops: [],
};

describe('the due date explained day by day', () => {
  it('names every day from the start to the due date over the Spring Festival', () => {
    const days = explainDueDate(clock, calendar2026);
    expect(days.map((day) => `${day.date} ${day.why} ${day.name ?? ''} ${day.dayNumber ?? '-'}`)).toEqual([
      '2026-02-12 starting-day  -',
      '2026-02-13 counted  1',
      '2026-02-14 make-up-workday 春节 2',
      ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => `2026-02-${day} public-holiday 春节 -`),
      '2026-02-24 counted  3',
      '2026-02-25 counted  4',
      '2026-02-26 counted  5',
    ]);
  });

  it('gives the reason of a stop and ends at the stop while the clock stands still', () => {
    const stops = [{ from: '2026-02-13', to: null, reason: 'applicant-supplements' as const }];
    const standing = explainDueDate({ ...clock, stops }, calendar2026);
    expect(standing.map((day) => day.date)).toEqual(['2026-02-12', '2026-02-13']);
    const restarted = explainDueDate(
      { ...clock, stops: stops.map((stop) => ({ ...stop, to: '2026-02-24' })) },
      calendar2026,
    );
    expect(restarted.filter((day) => day.why === 'clock-stopped')).toHaveLength(11);
    expect(restarted.find((day) => day.date === '2026-02-24')).toMatchObject({
      counted: false,
      stopReason: 'applicant-supplements',
    });
    expect(restarted.at(-1)).toMatchObject({ date: '2026-02-28', dayNumber: 5 });
  });

  it('shows why a limit in calendar days runs on to a working day', () => {
    const calendarDays = { ...clock, limit: { unit: 'calendar-days', promised: 9, statutory: null } as const };
    const days = explainDueDate(calendarDays, calendar2026);
    expect(days.filter((day) => day.counted)).toHaveLength(9);
    expect(days.slice(-3).map((day) => [day.date, day.why])).toEqual([
      ['2026-02-22', 'limit-moved'],
      ['2026-02-23', 'limit-moved'],
      ['2026-02-24', 'limit-moved'],
    ]);
  });

  it('marks days past the horizon', () => {
    const days = explainDueDate({ ...clock, startedOn: '2026-12-30' }, calendar2026);
    expect(days.map((day) => day.provisional)).toEqual([false, false, true, true, true, true, true, true]);
    expect(summariseDueDate({ ...clock, startedOn: '2026-12-30' }, calendar2026).provisional).toBe(true);
  });

  it('has only the starting day when the matter is due at once', () => {
    const atOnce = { ...clock, limit: { unit: 'at-once', promised: 0, statutory: null } as const };
    expect(explainDueDate(atOnce, calendar2026).map((day) => day.why)).toEqual(['starting-day']);
  });
});

describe('the summary', () => {
  it('says what was counted and what was not', () => {
    expect(summariseDueDate({ ...clock, limit: { ...clock.limit, promised: 7 } }, calendar2026)).toEqual({
      unit: 'working-days',
      promised: 7,
      statutory: 10,
      startedOn: '2026-02-12',
      firstCountedOn: '2026-02-13',
      dueOn: '2026-02-28',
      countedDays: 7,
      skipped: { weekendDays: 0, holidayDays: 9, stoppedDays: 0 },
      makeUpWorkdays: 2,
      holidays: ['春节'],
      stoppedFor: [],
      movedToWorkingDay: false,
      provisional: false,
    });
  });

  it('agrees with the computed due date over a whole year of starting days', () => {
    for (let month = 1; month <= 12; month += 1) {
      const startedOn = `2026-${String(month).padStart(2, '0')}-11`;
      const days = explainDueDate({ ...clock, startedOn }, calendar2026);
      expect(days.at(-1)?.date).toBe(computeDueDates({ ...clock, startedOn }, calendar2026)?.dueOn);
      expect(days.filter((day) => day.counted)).toHaveLength(5);
    }
  });
});
