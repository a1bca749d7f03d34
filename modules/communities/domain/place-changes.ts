import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { holdsOn, type PlaceRef } from './place.ts';
import { openPlaces, type PlaceTree } from './place-tree.ts';

/** How a new building or unit is filled with dwellings: floors 1 to `floors` with `doorsOnFloor` each. */
export interface UnitPlan {
  readonly name: string;
  readonly floors: number;
  readonly doorsOnFloor: number;
}

/** Everything that can happen to the places themselves. Dates are the first day of the new state. */
export type PlaceChange =
  | { readonly kind: 'add-grid'; readonly name: string; readonly from: PlainDate }
  | { readonly kind: 'add-micro-grid'; readonly gridId: string; readonly name: string; readonly from: PlainDate }
  | {
      readonly kind: 'add-building';
      readonly gridId: string;
      readonly microGridId: string | null;
      readonly name: string;
      readonly from: PlainDate;
      readonly units: readonly UnitPlan[];
    }
  | { readonly kind: 'add-unit'; readonly buildingId: string; readonly from: PlainDate; readonly unit: UnitPlan }
  | {
      readonly kind: 'add-dwelling';
      readonly unitId: string;
      readonly door: string;
      readonly usedAs: 'home' | 'shop' | 'public' | 'other';
      readonly from: PlainDate;
    }
  | { readonly kind: 'rename'; readonly place: PlaceRef; readonly name: string }
  | {
      readonly kind: 'place-building';
      readonly buildingId: string;
      readonly gridId: string;
      readonly microGridId: string | null;
      readonly from: PlainDate;
    }
  | { readonly kind: 'close'; readonly place: PlaceRef; readonly on: PlainDate };

/** What is still in a place, asked for before it is closed. */
export interface Contents {
  readonly households: number;
}

type Checked = Result<null>;

const fine = ok(null);

const sameName = (
  list: readonly { readonly id: string; readonly name: string; readonly until: PlainDate | null }[],
  name: string,
  but?: string,
): Checked =>
  list.some((one) => one.until === null && one.name === name && one.id !== but) ? refuse('place-name-taken') : fine;

const firstRefusal = (...checks: readonly Checked[]): Checked => checks.find((one) => !one.ok) ?? fine;

const exists = (found: { readonly until: PlainDate | null } | undefined): Checked =>
  found === undefined || found.until !== null ? refuse('place-unknown') : fine;

/** A micro-grid has to lie in the grid that is named beside it. */
const fitsGrid = (tree: PlaceTree, gridId: string, microGridId: string | null): Checked => {
  const grid = exists(tree.grids.find(({ id }) => id === gridId));
  if (!grid.ok || microGridId === null) return grid;
  const micro = tree.microGrids.find(({ id }) => id === microGridId);
  return micro?.gridId === gridId && micro.until === null ? fine : refuse('place-unknown');
};

const listOf = (tree: PlaceTree, { kind, id }: PlaceRef) => {
  switch (kind) {
    case 'grid':
      return tree.grids;
    case 'micro-grid':
      return tree.microGrids.filter(({ gridId }) => gridId === tree.microGrids.find((one) => one.id === id)?.gridId);
    case 'building':
      return tree.buildings;
    case 'unit':
      return tree.units.filter(({ buildingId }) => buildingId === tree.units.find((one) => one.id === id)?.buildingId);
    default:
      return [];
  }
};

const mayClose = (tree: PlaceTree, place: PlaceRef, on: PlainDate, contents: Contents): Checked => {
  if (place.kind === 'community') return refuse('place-unknown');
  if (place.kind !== 'dwelling') {
    const found = listOf(tree, place).find(({ id }) => id === place.id);
    if (found === undefined || found.until !== null) return refuse('place-unknown');
    if (found.from !== null && on < found.from) return refuse('place-date-too-early', { from: found.from });
  }
  const { placementOf } = openPlaces(tree, on);
  const inside = tree.buildings.filter((building) => {
    const placed = placementOf(building.id);
    return building.until === null && (placed?.gridId === place.id || placed?.microGridId === place.id);
  });
  const micro = tree.microGrids.filter((one) => one.until === null && one.gridId === place.id);
  return inside.length + micro.length + contents.households > 0
    ? refuse('place-not-empty', {
        buildings: inside.length,
        microGrids: micro.length,
        households: contents.households,
      })
    : fine;
};

/** A building is placed anew from a day on which the placement before it has begun. */
const mayPlace = (tree: PlaceTree, change: Extract<PlaceChange, { kind: 'place-building' }>): Checked => {
  const building = tree.buildings.find(({ id }) => id === change.buildingId);
  const present = tree.placements.find((one) => one.buildingId === change.buildingId && one.until === null);
  const begun = present?.from ?? building?.from ?? null;
  return firstRefusal(
    exists(building),
    fitsGrid(tree, change.gridId, change.microGridId),
    begun !== null && change.from < begun ? refuse('place-date-too-early', { from: begun }) : fine,
    building?.gridId === change.gridId && building.microGridId === change.microGridId
      ? refuse('place-unchanged')
      : fine,
  );
};

const dayOf = (change: PlaceChange): PlainDate | null =>
  change.kind === 'rename' ? null : change.kind === 'close' ? change.on : change.from;

/** Whether a change can be made. Days to come are refused: what is drawn is how things are, not a plan for later. */
export const checkPlaceChange = (
  tree: PlaceTree,
  change: PlaceChange,
  contents: Contents,
  today: PlainDate,
): Checked => {
  const day = dayOf(change);
  if (day !== null && day > today) return refuse('place-date-in-future');
  switch (change.kind) {
    case 'add-grid':
      return sameName(tree.grids, change.name);
    case 'add-micro-grid':
      return firstRefusal(
        fitsGrid(tree, change.gridId, null),
        sameName(
          tree.microGrids.filter(({ gridId }) => gridId === change.gridId),
          change.name,
        ),
      );
    case 'add-building':
      return firstRefusal(
        fitsGrid(tree, change.gridId, change.microGridId),
        sameName(tree.buildings, change.name),
        new Set(change.units.map(({ name }) => name)).size < change.units.length ? refuse('place-name-taken') : fine,
      );
    case 'add-unit':
      return firstRefusal(
        exists(tree.buildings.find(({ id }) => id === change.buildingId)),
        // Also the name of a closed unit stays taken, because addresses of the past are read by it.
        tree.units.some((unit) => unit.buildingId === change.buildingId && unit.name === change.unit.name)
          ? refuse('place-name-taken')
          : fine,
      );
    case 'add-dwelling':
      return exists(tree.units.find(({ id }) => id === change.unitId));
    case 'rename':
      return firstRefusal(
        exists(listOf(tree, change.place).find(({ id }) => id === change.place.id)),
        sameName(listOf(tree, change.place), change.name, change.place.id),
      );
    case 'place-building':
      return mayPlace(tree, change);
    case 'close':
      return mayClose(tree, change.place, change.on, contents);
  }
};

/** Whether the tree shows a place on a day. */
export const isThere = (tree: PlaceTree, place: PlaceRef, on: PlainDate): boolean => {
  const found = listOf(tree, place).find(({ id }) => id === place.id);
  return found !== undefined && holdsOn(found, on);
};
