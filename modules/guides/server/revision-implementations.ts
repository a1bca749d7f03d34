import type { Implementation } from '../../../platform/http/call.ts';
import { catalogueRoutesOf } from './catalogue-routes.ts';
import { exchangeRoutes } from './exchange-routes.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { revisionRoutes } from './revision-routes.ts';
import { revisionStepRoutes } from './revision-step-routes.ts';

/** Everything that the keepers of the catalogue do with it. */
export const revisionImplementations = (deps: RevisionDeps): readonly Implementation[] => [
  ...catalogueRoutesOf(deps),
  ...exchangeRoutes(deps),
  ...revisionRoutes(deps),
  ...revisionStepRoutes(deps),
];
