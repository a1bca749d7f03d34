import type { PlainDate } from '../../kernel/plain-date.ts';
import type { WorkingCalendar } from '../../modules/casework/domain/commands.ts';

const off = (name: string, ...dates: PlainDate[]): WorkingCalendar['days'] =>
  Object.fromEntries(dates.map((date) => [date, { working: false, name }]));
const work = (name: string, ...dates: PlainDate[]): WorkingCalendar['days'] =>
  Object.fromEntries(dates.map((date) => [date, { working: true, name }]));

/** February, September and October 2026 as announced, and the days around the turn of the year; enough to count through. */
export const calendar2026: WorkingCalendar = {
  version: 'test-2026',
  horizonOn: '2026-12-31',
  days: {
    ...off('元旦', '2026-01-01', '2026-01-02', '2026-01-03'),
    ...work('元旦', '2026-01-04'),
    ...work('春节', '2026-02-14', '2026-02-28'),
    ...off('春节', '2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'),
    ...off('春节', '2026-02-21', '2026-02-22', '2026-02-23'),
    ...off('中秋节', '2026-09-25'),
    ...work('国庆节', '2026-09-20', '2026-10-10'),
    ...off('国庆节', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'),
  },
};

/** A calendar that reaches a year further and knows of no holiday there. */
export const calendar2027: WorkingCalendar = {
  ...calendar2026,
  version: 'test-2027',
  horizonOn: '2027-12-31',
  days: { ...calendar2026.days, ...off('元旦', '2027-01-01') },
};
