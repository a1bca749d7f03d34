import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { maskName } from '../../people/domain/masking.ts';
import { getBuilding, getDwelling } from '../contract.ts';
import { compareDoors } from '../domain/door.ts';
import { dutiesByPlace, responsible } from '../domain/duties.ts';
import { holdsOn } from '../domain/place.ts';
import type { PlaceKind } from '../domain/place.ts';
import { openPlaces, type PlaceChain, type PlacesOn } from '../domain/place-tree.ts';
import type { CommunitiesDeps } from './deps.ts';
import { loadDwellingFacts } from './dwelling-facts.ts';
import { doorOf, findDwelling, loadDwellings } from './dwelling-rows.ts';
import { loadDuties } from './duty-rows.ts';
import { copyText, inChargeReply } from './in-charge-replies.ts';
import { loadTree } from './place-rows.ts';
import { reachOf } from './reach.ts';
import { loadLivedIn, loadStays, type LivedIn } from './residents-of-dwellings.ts';

const masked = (name: string | null): string => (name === null ? '' : maskName(name));

const named = (places: PlacesOn, chain: PlaceChain, kind: PlaceKind) => {
  const found = chain.find((place) => place.kind === kind);
  return found === undefined ? null : { ...found, name: places.nameOf(found) ?? '' };
};

/** Let where a tenant lives, lived in where anybody does, otherwise empty. */
export const stateOf = (living: readonly Pick<LivedIn, 'tenure'>[]): 'empty' | 'lived-in' | 'let' =>
  living.length === 0 ? 'empty' : living.some(({ tenure }) => tenure === 'tenant') ? 'let' : 'lived-in';

type Cell = ReplyOf<typeof getBuilding>['dwellings'][number];

/** The dwellings of a building with who lives there, in the order of their doors. */
const cellsOf = async (tx: Tx, ring: KeyRing, communityId: string, buildingId: string): Promise<Cell[]> => {
  const living = Map.groupBy(await loadLivedIn(tx, communityId, buildingId), ({ dwellingId }) => dwellingId);
  return (await loadDwellings(tx, communityId, buildingId))
    .map((row) => {
      const here = living.get(row.id) ?? [];
      return {
        id: row.id,
        unitId: row.unitId,
        floor: row.floor,
        door: doorOf(ring, communityId, row),
        usedAs: row.usedAs,
        state: stateOf(here),
        heads: here.map(({ headName }) => masked(headName)),
        residents: here.reduce((sum, one) => sum + one.residents, 0),
        inGroups: here.reduce((sum, one) => sum + one.inGroups, 0),
      };
    })
    .toSorted((a, b) => compareDoors(a.door, b.door));
};

const placementsOf = (places: PlacesOn, buildingId: string): ReplyOf<typeof getBuilding>['placements'] =>
  places.tree.placements
    .filter((one) => one.buildingId === buildingId)
    .map(({ gridId, microGridId, from, until }) => ({
      grid: places.nameOf({ kind: 'grid', id: gridId }) ?? '',
      microGrid: microGridId === null ? null : (places.nameOf({ kind: 'micro-grid', id: microGridId }) ?? null),
      from,
      until,
    }));

const buildingRoute = (deps: CommunitiesDeps): Implementation =>
  implement(getBuilding, async (tx, call) => {
    const { communityId, buildingId } = call.params;
    const on = plainDateOf(call.now);
    const places = openPlaces(await loadTree(tx, communityId), on);
    const duties = await loadDuties(tx, communityId, on);
    const building = places.tree.buildings.find(({ id }) => id === buildingId);
    const chain = places.chainOf({ kind: 'building', id: buildingId });
    const { sees } = await reachOf(tx, call, places.tree);
    if (building === undefined || !sees(chain)) return refuse('not-found');
    const dwellings = await cellsOf(tx, deps.keyRing, communityId, buildingId);
    const units = places.tree.units.filter((unit) => unit.buildingId === buildingId && holdsOn(unit, on));
    const order = (roleId: string): number => deps.roles.findIndex(({ id }) => id === roleId);
    const ids = new Set([...chain, ...units].map(({ id }) => id));
    recordDone(tx, call, communityId, {
      action: 'read-building',
      subjectKind: 'building',
      subjectId: buildingId,
      details: { dwellings: dwellings.length },
    });
    const { id, name, from, until } = building;
    return ok({
      id,
      name,
      from,
      until,
      grid: named(places, chain, 'grid'),
      microGrid: named(places, chain, 'micro-grid'),
      units: units.map((unit) => ({ id: unit.id, name: unit.name })),
      dwellings,
      inCharge: duties
        .filter((duty) => ids.has(duty.place.id) && holdsOn(duty, on))
        .toSorted((a, b) => order(a.roleId) - order(b.roleId))
        .map((duty) => inChargeReply(deps, places, duty)),
      placements: placementsOf(places, buildingId),
    });
  });

const dwellingRoute = (deps: CommunitiesDeps): Implementation =>
  implement(getDwelling, async (tx, call) => {
    const { communityId, dwellingId } = call.params;
    const on = call.query.on ?? plainDateOf(call.now);
    const row = await findDwelling(tx, communityId, dwellingId);
    if (row === undefined) return refuse('not-found');
    const tree = await loadTree(tx, communityId);
    const places = openPlaces(tree, on);
    const duties = await loadDuties(tx, communityId, on);
    const chain = places.chainOfDwelling(row);
    const { sees } = await reachOf(tx, call, tree);
    if (!sees(openPlaces(tree, plainDateOf(call.now)).chainOfDwelling(row))) return refuse('not-found');
    const facts = await loadDwellingFacts(tx, deps.keyRing, communityId, [dwellingId], { lock: false });
    const { area = null, owner = null } = facts.get(dwellingId) ?? {};
    const index = dutiesByPlace(duties);
    recordDone(tx, call, communityId, { action: 'read-dwelling', subjectKind: 'dwelling', subjectId: dwellingId });
    return ok({
      id: row.id,
      on,
      door: doorOf(deps.keyRing, communityId, row),
      floor: row.floor,
      usedAs: row.usedAs,
      area,
      owner: owner === null ? null : masked(owner.name),
      building: named(places, chain, 'building') ?? { kind: 'building', id: row.buildingId, name: '' },
      unit: named(places, chain, 'unit') ?? { kind: 'unit', id: row.unitId, name: '' },
      grid: named(places, chain, 'grid'),
      stays: (await loadStays(tx, communityId, dwellingId)).map(({ headName, ...stay }) => ({
        ...stay,
        head: masked(headName),
      })),
      responsible: deps.roles.map((role) => ({
        roleId: role.id,
        role: copyText(role.name),
        holders: responsible(chain, index, role.id, on).flatMap((duty) =>
          duties.filter(({ id }) => id === duty.id).map((one) => inChargeReply(deps, places, one)),
        ),
      })),
    });
  });

/** A building with its dwellings, and one dwelling. Names are masked; who looked stays on record. */
export const buildingRoutes = (deps: CommunitiesDeps): readonly Implementation[] => [
  buildingRoute(deps),
  dwellingRoute(deps),
];
