export { describeMistakes, loadCatalogue } from './load-catalogue.ts';
export type { FileMistake, Read } from './read-yaml.ts';
export { loadCalendars, type StatutoryCalendar } from './load-calendars.ts';
export { loadPhrases } from './load-phrases.ts';
export { guidesImplementations } from './routes.ts';
export { buildGuideIndex, searchGuideIndex } from './search-index.ts';
export type { GuideIndex, GuideMatch, MatchReason } from './search-index.ts';
