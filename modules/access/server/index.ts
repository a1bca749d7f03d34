import type { Text } from '../../../kernel/text.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { auditRoutes } from './audit-routes.ts';
import { calendarRoutes } from './calendar-routes.ts';
import type { AccessDeps } from './deps.ts';
import { ownAccountImplementations } from './own-account-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { setUpRoute } from './set-up-route.ts';
import { workerRoutes } from './worker-routes.ts';

export type { AccessDeps } from './deps.ts';
export { createCallers, type Callers } from './callers.ts';
export { createDirectory, type Directory, type Organisation, type SecondFactorNeed, type Worker } from './directory.ts';
export { readCalendar } from './calendar-routes.ts';

export const accessImplementations = (
  deps: AccessDeps,
  actionName: (action: string) => Text,
): readonly Implementation[] => [
  ...sessionRoutes(deps),
  ...ownAccountImplementations(deps),
  setUpRoute(deps),
  ...workerRoutes(deps),
  ...calendarRoutes(deps),
  ...auditRoutes(deps, actionName),
];
