import { openCatalogue } from '../../server/catalogue.ts';
import type { DemoRules } from './cases/simulate.ts';

/** The rules as the program has them: its working calendar is the first version of what may later be edited. */
export const openRules = (): DemoRules => {
  const { guides, processes, calendar } = openCatalogue();
  const days = Object.fromEntries(
    calendar.years.flatMap((year) => year.days.map((day) => [day.date, { working: day.working, name: day.name.zh }])),
  );
  return { guides, processes, calendar: { version: '1', horizonOn: calendar.horizonOn, days } };
};
