import type { ServiceLanguage } from '../../modules/guides/domain/phrases.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import type { DemoRules } from './cases/simulate.ts';

/** The rules as the program has them: its working calendar is the first version of what may later be edited. */
export const openRules = (): DemoRules & { readonly serviceLanguage: ServiceLanguage } => {
  const { guides, processes, calendar, serviceLanguage } = openCatalogue();
  const days = Object.fromEntries(
    calendar.years.flatMap((year) => year.days.map((day) => [day.date, { working: day.working, name: day.name.zh }])),
  );
  return { guides, processes, serviceLanguage, calendar: { version: '1', horizonOn: calendar.horizonOn, days } };
};
