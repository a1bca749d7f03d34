import type { Implementation } from '../../../platform/http/call.ts';
import { buildingRoutes } from './building-routes.ts';
import { changePlacesRoute } from './change-places-route.ts';
import type { CommunitiesDeps } from './deps.ts';
import { dutyRoutes } from './duty-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { listDutiesRoute } from './list-duties-route.ts';
import { officesRoute } from './offices.ts';
import { placeEntriesRoute } from './place-entries-route.ts';
import { planRoutes } from './plan-routes.ts';
import { regionRoutes } from './region-routes.ts';
import { treeRoute } from './tree-route.ts';

export type { CommunitiesDeps } from './deps.ts';
export { findOrAddDwelling } from './dwelling-rows.ts';
export {
  addListedBuildings,
  closeListedDwellings,
  loadDwellingFacts,
  setDwellingFacts,
  type DwellingFacts,
} from './dwelling-facts.ts';
export { dwellingsBehind, dwellingsOfAddresses } from './dwellings-of-addresses.ts';
export { carryOutPlacements } from './planned-placements.ts';
export { pictureKindOf } from './picture-kind.ts';
export { endStay, moveHousehold, placeHouseholds } from './household-moves.ts';
export {
  dwellingsOf,
  gridsOfWorker,
  openPlaceWords,
  openResponsibility,
  responsibleAt,
  responsibleFor,
  type PlaceTold,
} from './responsibility.ts';

/** Every route of the communities' contract. */
export const communitiesImplementations = (deps: CommunitiesDeps): readonly Implementation[] => [
  officesRoute,
  treeRoute(deps),
  placeEntriesRoute(deps),
  ...buildingRoutes(deps),
  changePlacesRoute(deps),
  listDutiesRoute(deps),
  ...dutyRoutes(deps),
  ...planRoutes,
  ...regionRoutes,
  ...exportRoutes(deps),
];
