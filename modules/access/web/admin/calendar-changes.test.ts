import { describe, expect, it } from 'vitest';
import { type CalendarDayEntry, editOf, entryOn, lookOf, withChange, workingDaysIn } from './calendar-changes.ts';

const holiday: CalendarDayEntry = { date: '2026-10-01', working: false, name: '国庆节', basis: null };
const saved = new Map([[holiday.date, holiday]]);
const none = new Map<string, CalendarDayEntry | null>();

describe('changes to the working calendar', () => {
  it('given a holiday taken out and put back the same, counts no change', () => {
    const without = withChange(none, saved, '2026-10-01', null);
    expect(editOf(without)).toEqual({ set: [], remove: ['2026-10-01'] });
    expect(withChange(without, saved, '2026-10-01', { ...holiday }).size).toBe(0);
  });

  it('given a make-up day on a Sunday, shows and sends it as worked', () => {
    const makeUp = { date: '2026-09-20', working: true, name: '国庆节调休', basis: '国办发明电' };
    const changes = withChange(none, saved, makeUp.date, makeUp);
    expect(lookOf(entryOn(changes, saved, makeUp.date), makeUp.date, '2026-12-31')).toBe('make-up');
    expect(editOf(changes).set).toEqual([makeUp]);
  });

  it('given a day beyond the horizon, says that nothing is published yet, also for the weekend', () => {
    expect(lookOf(null, '2027-01-04', '2026-12-31')).toBe('unknown');
    expect(lookOf(null, '2027-01-03', '2026-12-31')).toBe('weekend');
    expect(lookOf(null, '2026-11-23', '2026-12-31')).toBe('working');
  });

  it('given a week with one holiday, counts four working days', () => {
    const week = ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'];
    expect(workingDaysIn(week, (date) => entryOn(none, saved, date))).toBe(4);
  });
});
