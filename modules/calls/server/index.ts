import type { Implementation } from '../../../platform/http/call.ts';
import { answerRoute } from './answer-route.ts';
import type { CallsDeps } from './deps.ts';
import { listRoute } from './list-route.ts';
import { rollCallRoutes } from './roll-call-routes.ts';
import { sheetRoutes } from './sheet-routes.ts';
import { startRoute } from './start-route.ts';

export type { CallsDeps } from './deps.ts';

/** Every route of the contract of calls. */
export const callsImplementations = (deps: CallsDeps): readonly Implementation[] => [
  listRoute(deps),
  ...sheetRoutes(deps),
  startRoute(deps),
  ...rollCallRoutes(deps),
  answerRoute(deps),
];
