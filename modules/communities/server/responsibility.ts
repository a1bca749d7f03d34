import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { dutiesByPlace, responsible, type Duty, type HolderKind } from '../domain/duties.ts';
import { openPlaces, type DwellingPlace } from '../domain/place-tree.ts';
import { placeInWords } from '../domain/place-in-words.ts';
import { holdsOn, type PlaceRef } from '../domain/place.ts';
import { findDwelling, loadDwellings } from './dwelling-rows.ts';
import { loadDuties } from './duty-rows.ts';
import { loadTree } from './place-rows.ts';
import { gridsInCharge } from './reach.ts';

/** Somebody in charge, and for which place: `place` tells whether it is the dwelling itself or the whole grid. */
export interface InChargeOf {
  readonly dutyId: string;
  readonly roleId: string;
  readonly kind: HolderKind;
  /** Of a worker or of a person. */
  readonly id: string;
  readonly place: PlaceRef;
}

const shown = ({ id, roleId, holder, place }: Duty): InChargeOf => ({
  dutyId: id,
  roleId,
  ...holderParts(holder),
  place,
});
const holderParts = ({ kind, id }: Duty['holder']) => ({ kind, id });

export interface Responsibility {
  /** Who is in charge of a dwelling in a role; the narrowest place that has anybody decides. Empty: nobody. */
  holdersOf(dwelling: DwellingPlace, roleId: string): readonly InChargeOf[];
}

/** Reads places and duties of a day once, for questions about many dwellings. */
export const openResponsibility = async (tx: Tx, communityId: string, on: PlainDate): Promise<Responsibility> => {
  const places = openPlaces(await loadTree(tx, communityId), on);
  const duties = dutiesByPlace(await loadDuties(tx, communityId, on));
  return {
    holdersOf: (dwelling, roleId) => responsible(places.chainOfDwelling(dwelling), duties, roleId, on).map(shown),
  };
};

/** The building or grid that words speak of on a day, with its name; undefined where they name none. */
export interface PlaceTold {
  readonly place: PlaceRef;
  readonly name: string;
  readonly gridId: string | undefined;
}

/** Answers for many words with one look at the places of the day. */
export const openPlaceWords = async (
  tx: Tx,
  communityId: string,
  on: PlainDate,
): Promise<(words: string) => PlaceTold | undefined> => {
  const tree = await loadTree(tx, communityId);
  const places = openPlaces(tree, on);
  const there = {
    buildings: tree.buildings.filter((one) => holdsOn(one, on)),
    grids: tree.grids.filter((one) => holdsOn(one, on)),
  };
  return (words) => {
    const place = placeInWords(words, there);
    return place === undefined ? undefined : { place, name: places.nameOf(place) ?? '', gridId: places.gridOf(place) };
  };
};

/** Who is in charge of a building or grid in a role on a day; the narrowest place that has anybody decides. */
export const responsibleAt = async (
  tx: Tx,
  of: { readonly communityId: string; readonly place: PlaceRef; readonly on: PlainDate; readonly roleId: string },
): Promise<readonly InChargeOf[]> => {
  const places = openPlaces(await loadTree(tx, of.communityId), of.on);
  const duties = dutiesByPlace(await loadDuties(tx, of.communityId, of.on));
  return responsible(places.chainOf(of.place), duties, of.roleId, of.on).map(shown);
};

/** Who is in charge of one dwelling on a day, past and future ones included. Empty: nobody, or no such dwelling. */
export const responsibleFor = async (
  tx: Tx,
  of: { readonly communityId: string; readonly dwellingId: string; readonly on: PlainDate; readonly roleId: string },
): Promise<readonly InChargeOf[]> => {
  const dwelling = await findDwelling(tx, of.communityId, of.dwellingId);
  if (dwelling === undefined) return [];
  return (await openResponsibility(tx, of.communityId, of.on)).holdersOf(dwelling, of.roleId);
};

export interface DwellingInCharge extends DwellingPlace {
  readonly floor: number | null;
}

/** The dwellings a worker is in charge of on a day, as grid worker unless another role is named. */
export const dwellingsOf = async (
  tx: Tx,
  of: { readonly communityId: string; readonly workerId: string; readonly on: PlainDate; readonly roleId?: string },
): Promise<readonly DwellingInCharge[]> => {
  const { holdersOf } = await openResponsibility(tx, of.communityId, of.on);
  const rows = await loadDwellings(tx, of.communityId, null);
  return rows
    .filter((row) => holdersOf(row, of.roleId ?? 'grid-worker').some(({ id }) => id === of.workerId))
    .map(({ id, unitId, buildingId, floor }) => ({ id, unitId, buildingId, floor }));
};

/** Grids in which a worker is in charge of anything on a day; null stands for the whole community. */
export const gridsOfWorker = async (
  tx: Tx,
  communityId: string,
  workerId: string,
  on: PlainDate,
): Promise<ReadonlySet<string> | null> => {
  const places = openPlaces(await loadTree(tx, communityId), on);
  return gridsInCharge(places, await loadDuties(tx, communityId, on), workerId, on);
};
