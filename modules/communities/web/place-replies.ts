import type { ReplyOf } from '../../../platform/contract.ts';
import type { getBuilding, getPlaceTree, getPlan, InCharge, listDuties, listRegions } from '../contract.ts';

/** What the pages of places show, as the server answers it. */
export type Tree = ReplyOf<typeof getPlaceTree>;
export type BuildingOf = ReplyOf<typeof getBuilding>;
export type Duties = ReplyOf<typeof listDuties>;
export type Regions = ReplyOf<typeof listRegions>;
export type Plan = ReplyOf<typeof getPlan>;

/** Where somebody is put in charge, and whom they follow. */
export interface Assigning {
  readonly roleId?: string;
  readonly place?: { readonly kind: InCharge['place']['kind']; readonly id: string };
  readonly replaces?: InCharge;
}

export interface ChosenHolder {
  readonly kind: 'worker' | 'resident';
  readonly id: string;
  readonly name: string;
}
