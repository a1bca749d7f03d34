import type { Implementation } from '../../../platform/http/call.ts';
import { dayRoute } from './day-route.ts';
import type { FieldDeps } from './deps.ts';
import { handInRoute, registerPhoneRoute } from './hand-in-routes.ts';
import { heldRoutes } from './held-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { sendRoute } from './send-routes.ts';

/** Every route of records from the field. */
export const fieldImplementations = (deps: FieldDeps): readonly Implementation[] => [
  dayRoute(deps),
  registerPhoneRoute,
  sendRoute(deps),
  handInRoute(deps),
  ...heldRoutes(deps),
  ...recordRoutes(deps),
];
