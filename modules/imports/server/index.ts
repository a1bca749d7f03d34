import type { Implementation } from '../../../platform/http/call.ts';
import { decideRoutes } from './decide-routes.ts';
import type { ImportDeps } from './deps.ts';
import { readRoutes } from './read-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

export type { ImportDeps } from './deps.ts';
export { runImports } from './run-imports.ts';

/** Every route of the imports' contract. */
export const importsImplementations = (deps: ImportDeps): readonly Implementation[] => [
  ...uploadRoutes(deps),
  ...readRoutes(deps),
  ...decideRoutes(deps),
];
