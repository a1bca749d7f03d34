import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { holdsOn, type PlaceKind, type PlaceRef } from './place.ts';
import { placesOfKind, type PlaceChain, type PlacesOn } from './place-tree.ts';

export type HolderKind = 'worker' | 'resident';

export interface Holder {
  readonly kind: HolderKind;
  /** Of a worker, or of a person of the community. */
  readonly id: string;
}

/** What somebody can be in charge of a place as. Data: `catalogue/places/duty-roles.ts`. */
export interface DutyRole {
  readonly id: string;
  readonly name: Text;
  /** What they do, in a few words. */
  readonly does: Text;
  readonly holders: readonly HolderKind[];
  /** Kinds of place the role can be given for. */
  readonly places: readonly PlaceKind[];
  /** Every place of this kind should have somebody; null where the role is welcome but not expected. */
  readonly expectedAt: Exclude<PlaceKind, 'dwelling'> | null;
  /** How many may hold it for one place at a time. */
  readonly atMost: number;
  readonly basis: Text;
  readonly since: PlainDate;
}

export interface Duty {
  readonly id: string;
  readonly roleId: string;
  readonly place: PlaceRef;
  readonly holder: Holder;
  readonly from: PlainDate;
  /** The first day on which it is no longer held. */
  readonly until: PlainDate | null;
}

export type DutiesByPlace = ReadonlyMap<string, readonly Duty[]>;

export const dutiesByPlace = (duties: readonly Duty[]): DutiesByPlace => Map.groupBy(duties, ({ place }) => place.id);

/**
 * Who is in charge in a role on a day: those of the narrowest place that has anybody, in the order of their beginning.
 * Empty: nobody is.
 */
export const responsible = (
  chain: PlaceChain,
  duties: DutiesByPlace,
  roleId: string,
  on: PlainDate,
): readonly Duty[] => {
  for (const { id } of chain) {
    const held = (duties.get(id) ?? []).filter((duty) => duty.roleId === roleId && holdsOn(duty, on));
    if (held.length > 0)
      return held.toSorted((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1));
  }
  return [];
};

export interface Gap {
  readonly roleId: string;
  readonly place: PlaceRef;
}

/** Places that should have somebody in a role and have nobody, neither of their own nor of a wider place. */
export const gapsOn = (places: PlacesOn, duties: readonly Duty[], roles: readonly DutyRole[]): readonly Gap[] => {
  const index = dutiesByPlace(duties);
  return roles.flatMap(({ id: roleId, expectedAt }) =>
    expectedAt === null
      ? []
      : placesOfKind(places, expectedAt)
          .filter((place) => responsible(places.chainOf(place), index, roleId, places.on).length === 0)
          .map((place) => ({ roleId, place })),
  );
};

const isHeldBy = (duty: Duty, { kind, id }: Holder): boolean => duty.holder.kind === kind && duty.holder.id === id;

/** What somebody holds on the day or takes up later. */
export const dutiesOf = (duties: readonly Duty[], holder: Holder, on: PlainDate): readonly Duty[] =>
  duties.filter((duty) => isHeldBy(duty, holder) && (duty.until === null || duty.until > on));

/**
 * What nobody would look after from the day somebody leaves: of the places they are in charge of, those without
 * anybody else in that role, here or further up. A dwelling's chain is given by the caller who knows it.
 */
export const uncoveredWithout = (
  places: PlacesOn,
  duties: readonly Duty[],
  holder: Holder,
  chainOfDwelling: (dwellingId: string) => PlaceChain,
): readonly Gap[] => {
  const rest = dutiesByPlace(duties.filter((duty) => !isHeldBy(duty, holder)));
  return dutiesOf(duties, holder, places.on).flatMap(({ roleId, place }) => {
    const chain = place.kind === 'dwelling' ? chainOfDwelling(place.id) : places.chainOf(place);
    return responsible(chain, rest, roleId, places.on).length > 0 ? [] : [{ roleId, place }];
  });
};
