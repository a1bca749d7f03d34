import type { DemoHousehold } from './demo-people.ts';
import type { PlaceDetails } from './place-details.ts';
import type { Places } from './residents.ts';

/** A generated community, ready to be written. */
export interface DemoCommunity {
  readonly id: string;
  readonly places: Places;
  readonly households: readonly DemoHousehold[];
  readonly details: PlaceDetails;
}
