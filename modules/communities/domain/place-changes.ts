import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { holdsOn, type PlaceRef, type Validity } from './place.ts';
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

/** There on the day and not about to be closed: what is planned later builds on what stays. */
const exists = (found: Validity | undefined, day: PlainDate): Checked => {
  if (found === undefined || found.until !== null) return refuse('place-unknown');
  return found.from !== null && day < found.from ? refuse('place-date-too-early', { from: found.from }) : fine;
};

/** A micro-grid has to lie in the grid that is named beside it. */
const fitsGrid = (tree: PlaceTree, gridId: string, microGridId: string | null, day: PlainDate): Checked => {
  const grid = exists(
    tree.grids.find(({ id }) => id === gridId),
    day,
  );
  if (!grid.ok || microGridId === null) return grid;
  const micro = tree.microGrids.find(({ id }) => id === microGridId);
  return micro?.gridId === gridId ? exists(micro, day) : refuse('place-unknown');
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
  // What is planned already counts, not what holds today.
  const planned = present ?? building;
  return firstRefusal(
    exists(building, change.from),
    fitsGrid(tree, change.gridId, change.microGridId, change.from),
    begun !== null && change.from < begun ? refuse('place-date-too-early', { from: begun }) : fine,
    planned?.gridId === change.gridId && planned.microGridId === change.microGridId ? refuse('place-unchanged') : fine,
  );
};

const dayOf = (change: PlaceChange): PlainDate | null =>
  change.kind === 'rename' ? null : change.kind === 'close' ? change.on : change.from;

/** What a new division of the grids is made of; it is decided before its day. Homes are entered as they are there. */
const MAY_BE_PLANNED: readonly PlaceChange['kind'][] = ['add-grid', 'add-micro-grid', 'place-building', 'close'];
/** A division and its boundaries are decided some time before their day, not years before. */
export const MOST_DAYS_AHEAD = 730;

const mayHoldFrom = ({ kind }: PlaceChange, day: PlainDate | null, today: PlainDate): Checked => {
  const last = MAY_BE_PLANNED.includes(kind) ? addDays(today, MOST_DAYS_AHEAD) : today;
  return day !== null && day > last ? refuse('place-date-in-future', { until: last }) : fine;
};

type Addition = Extract<PlaceChange, { readonly kind: `add-${string}` }>;

const mayAdd = (tree: PlaceTree, change: Addition): Checked => {
  switch (change.kind) {
    case 'add-grid':
      return sameName(tree.grids, change.name);
    case 'add-micro-grid':
      return firstRefusal(
        fitsGrid(tree, change.gridId, null, change.from),
        sameName(
          tree.microGrids.filter(({ gridId }) => gridId === change.gridId),
          change.name,
        ),
      );
    case 'add-building':
      return firstRefusal(
        fitsGrid(tree, change.gridId, change.microGridId, change.from),
        sameName(tree.buildings, change.name),
        new Set(change.units.map(({ name }) => name)).size < change.units.length ? refuse('place-name-taken') : fine,
      );
    case 'add-unit':
      return firstRefusal(
        exists(
          tree.buildings.find(({ id }) => id === change.buildingId),
          change.from,
        ),
        // Also the name of a closed unit stays taken, because addresses of the past are read by it.
        tree.units.some((unit) => unit.buildingId === change.buildingId && unit.name === change.unit.name)
          ? refuse('place-name-taken')
          : fine,
      );
    case 'add-dwelling':
      return exists(
        tree.units.find(({ id }) => id === change.unitId),
        change.from,
      );
  }
};

/** Whether a change can be made. Grids are redrawn for a day to come; the day itself makes it so. */
export const checkPlaceChange = (
  tree: PlaceTree,
  change: PlaceChange,
  contents: Contents,
  today: PlainDate,
): Checked => {
  const day = dayOf(change);
  const timely = mayHoldFrom(change, day, today);
  if (!timely.ok) return timely;
  switch (change.kind) {
    case 'rename':
      return firstRefusal(
        listOf(tree, change.place).some(({ id, until }) => id === change.place.id && until === null)
          ? fine
          : refuse('place-unknown'),
        sameName(listOf(tree, change.place), change.name, change.place.id),
      );
    case 'place-building':
      return mayPlace(tree, change);
    case 'close':
      return mayClose(tree, change.place, change.on, contents);
    default:
      return mayAdd(tree, change);
  }
};

/** Whether the tree shows a place on a day. */
export const isThere = (tree: PlaceTree, place: PlaceRef, on: PlainDate): boolean => {
  const found = listOf(tree, place).find(({ id }) => id === place.id);
  return found !== undefined && holdsOn(found, on);
};
