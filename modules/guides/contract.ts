import {
  compareItems,
  exportItems,
  getItemWords,
  importItems,
  listCatalogue,
  listItemVersions,
} from './contract/catalogue.ts';
import { checkGuide, getGuide, searchGuides } from './contract/guides.ts';
import {
  getRevision,
  listRevisions,
  previewRevision,
  publishRevision,
  reviewRevision,
  saveRevision,
  startRevision,
  submitRevision,
  takeBackRevision,
  withdrawRevision,
} from './contract/revisions.ts';

export * from './contract/catalogue.ts';
export * from './contract/guides.ts';
export * from './contract/revisions.ts';

/** What everybody may ask; what goes over the wire is told in the files beside this one, by subject. */
export const guidesRoutes = [searchGuides, getGuide, checkGuide] as const;

/** What the keepers of the catalogue do. */
export const catalogueRoutes = [
  listCatalogue,
  listItemVersions,
  getItemWords,
  compareItems,
  exportItems,
  importItems,
  listRevisions,
  startRevision,
  getRevision,
  saveRevision,
  previewRevision,
  submitRevision,
  reviewRevision,
  publishRevision,
  takeBackRevision,
  withdrawRevision,
] as const;
