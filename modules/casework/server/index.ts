import type { Implementation } from '../../../platform/http/call.ts';
import { answerRoutes } from './answer-routes.ts';
import { caseFormRoutes } from './case-form-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { checkMatterRoutes } from './check-matter-route.ts';
import { channelCheckRoutes } from './channel-checks.ts';
import type { CaseworkDeps } from './deps.ts';
import { deskRoutes } from './desk-route.ts';
import { draftRoutes } from './draft-routes.ts';
import { listRoutes } from './list-routes.ts';
import { nearbyRoutes } from './nearby-routes.ts';
import { openingRoutes } from './opening-routes.ts';
import { passingOnRoutes } from './passing-on-routes.ts';
import { publicityRoutes } from './publicity-routes.ts';
import { processCatalogueRoutes } from './process-catalogue-routes.ts';
import { processRoutes } from './process-routes.ts';
import { progressRoutes } from './progress-routes.ts';
import { variantRoutes } from './variants/variant-routes.ts';
import { workbenchRoutes } from './workbench-route.ts';

export type { CaseworkDeps } from './deps.ts';
export { escalateCases, giveReminders, recomputeDueDates } from './case-jobs.ts';
export { casesGoingOn, namedCases, type NamedCase } from './cases-going-on.ts';
export { fieldCases, type FieldCases } from './cases-from-the-field.ts';
export { deliverMessages } from './deliver-messages.ts';
export { createCaseNumbers } from './case-numbers.ts';
export { createProcessLibrary, type ProcessLibrary } from './process-library.ts';
export { readVariants } from './variants/stored-variants.ts';
export { personCases } from './person-cases.ts';
export { actingOf } from './case-routes.ts';
export { openNewCase } from './open-case.ts';

export const caseworkImplementations = (deps: CaseworkDeps): readonly Implementation[] => [
  ...caseRoutes(deps),
  ...caseFormRoutes(deps),
  ...checkMatterRoutes(deps),
  ...listRoutes(deps),
  ...workbenchRoutes(deps),
  ...draftRoutes(deps),
  ...deskRoutes(deps),
  ...processRoutes(deps),
  ...processCatalogueRoutes(deps),
  ...variantRoutes(deps),
  ...progressRoutes(deps),
  ...openingRoutes(deps),
  ...nearbyRoutes(deps),
  ...passingOnRoutes(deps),
  ...answerRoutes(deps),
  ...channelCheckRoutes(deps),
  ...publicityRoutes(deps),
];
