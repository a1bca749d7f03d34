import type { PlainDate } from '../../../kernel/plain-date.ts';
import { holdsOn, type PlaceRef, type Validity } from './place.ts';

export interface Grid extends Validity {
  readonly id: string;
  readonly name: string;
}

export interface MicroGrid extends Grid {
  readonly gridId: string;
}

/** Grid and micro-grid are those of today; those of another day stand in the placements. */
export interface Building extends Grid {
  readonly gridId: string;
  readonly microGridId: string | null;
}

export interface Unit extends Grid {
  readonly buildingId: string;
}

/** In which grid a building lay or lies. */
export interface Placement extends Validity {
  readonly buildingId: string;
  readonly gridId: string;
  readonly microGridId: string | null;
}

/** All places of a community down to the units, past ones included. Dwellings are too many to be held here. */
export interface PlaceTree {
  readonly communityId: string;
  readonly communityName: string;
  readonly grids: readonly Grid[];
  readonly microGrids: readonly MicroGrid[];
  readonly buildings: readonly Building[];
  readonly units: readonly Unit[];
  readonly placements: readonly Placement[];
}

export interface DwellingPlace {
  readonly id: string;
  readonly unitId: string;
  readonly buildingId: string;
}

export type PlaceChain = readonly PlaceRef[];

/** The places of one day: how they lie in each other, the narrowest first. */
export interface PlacesOn {
  readonly on: PlainDate;
  readonly tree: PlaceTree;
  /** Grid and micro-grid of a building on that day. */
  placementOf(buildingId: string): Pick<Placement, 'gridId' | 'microGridId'> | undefined;
  chainOfDwelling(dwelling: DwellingPlace): PlaceChain;
  /** The place itself and all it lies in; empty for a place the tree does not know. Dwellings need `chainOfDwelling`. */
  chainOf(place: PlaceRef): PlaceChain;
  nameOf(place: PlaceRef): string | undefined;
  /** The grid a place lies in; undefined for the community itself. */
  gridOf(place: PlaceRef): string | undefined;
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.id, one]));

const placementsOn = (tree: PlaceTree, on: PlainDate): ReadonlyMap<string, Placement> =>
  new Map(tree.placements.filter((one) => holdsOn(one, on)).map((one) => [one.buildingId, one]));

/** Opens the tree as it was, is or will be on a day. */
export const openPlaces = (tree: PlaceTree, on: PlainDate): PlacesOn => {
  const lists = {
    grid: byId(tree.grids),
    'micro-grid': byId(tree.microGrids),
    building: byId(tree.buildings),
    unit: byId(tree.units),
  };
  const placed = placementsOn(tree, on);
  const community: PlaceRef = { kind: 'community', id: tree.communityId };

  const placementOf: PlacesOn['placementOf'] = (buildingId) => placed.get(buildingId) ?? lists.building.get(buildingId);
  const ofGrid = (id: string): PlaceChain => [{ kind: 'grid', id }, community];
  const ofBuilding = (id: string): PlaceChain => {
    const placement = placementOf(id);
    const above = placement === undefined ? [community] : ofGrid(placement.gridId);
    const micro = placement?.microGridId ?? null;
    return [
      { kind: 'building', id },
      ...(micro === null ? [] : [{ kind: 'micro-grid', id: micro } as const]),
      ...above,
    ];
  };
  const chainOf: PlacesOn['chainOf'] = (place) => {
    if (place.kind === 'community') return place.id === tree.communityId ? [community] : [];
    if (place.kind === 'grid') return lists.grid.has(place.id) ? ofGrid(place.id) : [];
    if (place.kind === 'micro-grid') {
      const micro = lists['micro-grid'].get(place.id);
      return micro === undefined ? [] : [place, ...ofGrid(micro.gridId)];
    }
    if (place.kind === 'building') return lists.building.has(place.id) ? ofBuilding(place.id) : [];
    const unit = place.kind === 'unit' ? lists.unit.get(place.id) : undefined;
    return unit === undefined ? [] : [place, ...ofBuilding(unit.buildingId)];
  };
  return {
    on,
    tree,
    placementOf,
    chainOf,
    chainOfDwelling: ({ id, unitId, buildingId }) => [
      { kind: 'dwelling', id },
      { kind: 'unit', id: unitId },
      ...ofBuilding(buildingId),
    ],
    nameOf: ({ kind, id }) => {
      if (kind === 'community') return id === tree.communityId ? tree.communityName : undefined;
      return kind === 'dwelling' ? undefined : lists[kind].get(id)?.name;
    },
    gridOf: (place) => chainOf(place).find(({ kind }) => kind === 'grid')?.id,
  };
};

/** The places of one kind that exist on the day, as references. */
export const placesOfKind = (
  { tree, on }: PlacesOn,
  kind: Exclude<PlaceRef['kind'], 'dwelling'>,
): readonly PlaceRef[] => {
  if (kind === 'community') return [{ kind, id: tree.communityId }];
  const lists = { grid: tree.grids, 'micro-grid': tree.microGrids, building: tree.buildings, unit: tree.units };
  return lists[kind].filter((one) => holdsOn(one, on)).map(({ id }) => ({ kind, id }));
};
