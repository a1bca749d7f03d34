import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { getPlaceTree } from '../contract.ts';
import { holdsOn } from '../domain/place.ts';
import { openPlaces } from '../domain/place-tree.ts';
import type { CommunitiesDeps } from './deps.ts';
import { loadDuties } from './duty-rows.ts';
import { inChargeReply } from './in-charge-replies.ts';
import { countsByBuilding, NONE, sumOf } from './place-counts.ts';
import { loadTree, regionsOf } from './place-rows.ts';
import { reachOf } from './reach.ts';

/** The tree of a day with what lies in each place today. Sums are made of the buildings, so they always agree. */
export const treeRoute = (deps: CommunitiesDeps): Implementation =>
  implement(getPlaceTree, async (tx, call) => {
    const { communityId } = call.params;
    const on = call.query.on ?? plainDateOf(call.now);
    const tree = await loadTree(tx, communityId);
    const duties = await loadDuties(tx, communityId, on);
    const counted = await countsByBuilding(tx, communityId);
    const regions = await regionsOf(tx, communityId);
    const places = openPlaces(tree, on);
    const { sees } = await reachOf(tx, call, tree);
    const buildings = tree.buildings.flatMap(({ id, name, from, until, ...placed }) => {
      if (!holdsOn({ from, until }, on) || !sees(places.chainOf({ kind: 'building', id }))) return [];
      const { gridId, microGridId } = places.placementOf(id) ?? placed;
      const units = tree.units
        .filter((unit) => unit.buildingId === id && holdsOn(unit, on))
        .map((unit) => ({ id: unit.id, name: unit.name }));
      return [{ id, name, from, until, gridId, microGridId, units, counts: counted.get(id) ?? NONE }];
    });
    const within = (fits: (building: (typeof buildings)[number]) => boolean) =>
      sumOf(buildings.filter(fits).map(({ counts }) => counts));
    return ok({
      on,
      regions,
      community: { id: communityId, name: tree.communityName, counts: within(() => true) },
      grids: tree.grids
        .filter((grid) => holdsOn(grid, on) && sees(places.chainOf({ kind: 'grid', id: grid.id })))
        .map(({ id, name, from, until }) => ({
          id,
          name,
          from,
          until,
          counts: within(({ gridId }) => gridId === id),
          inCharge: duties
            .filter((duty) => duty.place.id === id && holdsOn(duty, on) && duty.holder.kind === 'worker')
            .map((duty) => inChargeReply(deps, places, duty)),
        })),
      microGrids: tree.microGrids
        .filter((micro) => holdsOn(micro, on) && sees(places.chainOf({ kind: 'micro-grid', id: micro.id })))
        .map(({ id, name, from, until, gridId }) => ({
          id,
          name,
          from,
          until,
          gridId,
          counts: within(({ microGridId }) => microGridId === id),
        })),
      buildings,
    });
  });
