import type { Implementation } from '../../../platform/http/call.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { changesRoute } from './changes-route.ts';
import { coverageRoutes } from './coverage-routes.ts';
import type { VisitsDeps } from './deps.ts';
import { findingCaseRoute } from './finding-case-route.ts';
import { formRoutes } from './form-route.ts';
import { planRoutes } from './plan-routes.ts';
import { recordRoute } from './record-visit.ts';
import { ruleRoutes } from './rule-routes.ts';

export type { VisitsCatalogue, VisitsDeps } from './deps.ts';
export { attachmentKindOf } from './attachment-kind.ts';
export { createPlanKeeper, type PlanKeeper } from './keep-plans.ts';
export { sealVisitNotes } from './seal-notes.ts';
export { fieldVisits, type FieldVisits } from './visits-from-the-field.ts';

/** Every route of the visits' contract. */
export const visitsImplementations = (deps: VisitsDeps): readonly Implementation[] => [
  ...ruleRoutes(deps),
  ...planRoutes(deps),
  ...formRoutes(deps),
  recordRoute(deps),
  findingCaseRoute(deps),
  ...attachmentRoutes(deps),
  changesRoute(deps),
  ...coverageRoutes(deps),
];
