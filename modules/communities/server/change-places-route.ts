import type { PlainDate } from '../../../kernel/plain-date.ts';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { changePlaces } from '../contract.ts';
import { doorOn } from '../domain/door.ts';
import { checkPlaceChange, type PlaceChange, type UnitPlan } from '../domain/place-changes.ts';
import type { PlaceKind, PlaceRef } from '../domain/place.ts';
import type { PlaceTree } from '../domain/place-tree.ts';
import type { CommunitiesDeps } from './deps.ts';
import { addDwellings, findDwelling } from './dwelling-rows.ts';
import { loadTree } from './place-rows.ts';

/** More doors at once are a slip of the hand. */
const MOST_DWELLINGS = 2_000;

type ChangeOf<K extends PlaceChange['kind']> = Extract<PlaceChange, { readonly kind: K }>;

interface Making {
  readonly tx: Tx;
  readonly deps: CommunitiesDeps;
  readonly communityId: string;
  readonly workerId: string;
  readonly tree: PlaceTree;
  readonly today: PlainDate;
}

/** Places of one community are changed one after the other: two people redrawing at once would cross. */
const LOCK: Statement = {
  name: 'lock-places',
  text: `select pg_advisory_xact_lock(hashtextextended('places/' || $1, 0))`,
};
const HOUSEHOLDS: Statement = {
  name: 'households-in-place',
  text: `select count(*)::int as count from household h left join dwelling d on d.community_id = h.community_id and d.id = h.dwelling_id
    where h.community_id = $1 and (h.building_id = $2 or d.unit_id = $2 or d.id = $2)`,
};
const ADD_GRID: Statement = {
  name: 'add-grid',
  text: 'insert into grid (community_id, id, name, valid_from) values ($1, $2, $3, $4)',
};
const ADD_MICRO_GRID: Statement = {
  name: 'add-micro-grid',
  text: 'insert into micro_grid (community_id, id, grid_id, name, valid_from) values ($1, $2, $3, $4, $5)',
};
const ADD_BUILDING: Statement = {
  name: 'add-building',
  text: `insert into building (community_id, id, grid_id, micro_grid_id, name, valid_from) values ($1, $2, $3, $4, $5, $6)`,
};
const ADD_UNIT: Statement = {
  name: 'add-unit',
  text: 'insert into building_unit (community_id, id, building_id, name, valid_from) values ($1, $2, $3, $4, $5)',
};
const ADD_PLACEMENT: Statement = {
  name: 'add-placement',
  text: `insert into building_placement (community_id, id, building_id, grid_id, micro_grid_id, placed_from, placed_until, recorded_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
const END_PLACEMENT: Statement = {
  name: 'end-placement',
  text: `update building_placement set placed_until = $3 where community_id = $1 and building_id = $2 and placed_until is null
    returning id`,
};
const PLACE_BUILDING: Statement = {
  name: 'place-building',
  text: 'update building set grid_id = $3, micro_grid_id = $4 where community_id = $1 and id = $2',
};

const TABLES: Readonly<Record<Exclude<PlaceKind, 'community'>, string>> = {
  grid: 'grid',
  'micro-grid': 'micro_grid',
  building: 'building',
  unit: 'building_unit',
  dwelling: 'dwelling',
};

const addUnit = async (making: Making, buildingId: string, unit: UnitPlan, from: PlainDate): Promise<string> => {
  const { tx, deps, communityId } = making;
  const unitId = newId();
  await tx.query(ADD_UNIT, [communityId, unitId, buildingId, unit.name, from]);
  const doors = Array.from({ length: unit.floors }, (_, floor) =>
    Array.from({ length: unit.doorsOnFloor }, (__, door) => doorOn(floor + 1, door + 1)),
  ).flat();
  await addDwellings(tx, deps.keyRing, { communityId, buildingId, unitId, doors, usedAs: 'home', from });
  return unitId;
};

const addBuilding = async (making: Making, change: ChangeOf<'add-building'>): Promise<string> => {
  const { tx, communityId, workerId } = making;
  const { gridId, microGridId, name, from } = change;
  const id = newId();
  await tx.query(ADD_BUILDING, [communityId, id, gridId, microGridId, name, from]);
  await tx.query(ADD_PLACEMENT, [communityId, newId(), id, gridId, microGridId, from, null, workerId]);
  for (const unit of change.units) await addUnit(making, id, unit, from);
  return id;
};

/** The placement before is ended, or written down now where the building never moved until today. */
const placeBuilding = async (making: Making, change: ChangeOf<'place-building'>): Promise<string> => {
  const { tx, communityId, workerId, tree, today } = making;
  const { buildingId, gridId, microGridId, from } = change;
  const before = tree.buildings.find(({ id }) => id === buildingId);
  const ended = await tx.query(END_PLACEMENT, [communityId, buildingId, from]);
  if (ended.length === 0 && before !== undefined)
    await tx.query(ADD_PLACEMENT, [
      communityId,
      newId(),
      buildingId,
      before.gridId,
      before.microGridId,
      before.from,
      from,
      workerId,
    ]);
  await tx.query(ADD_PLACEMENT, [communityId, newId(), buildingId, gridId, microGridId, from, null, workerId]);
  // A move to come is carried out by the day itself: lists and plans go by where the building stands today.
  if (from <= today) await tx.query(PLACE_BUILDING, [communityId, buildingId, gridId, microGridId]);
  return buildingId;
};

const addDwelling = async (making: Making, change: ChangeOf<'add-dwelling'>): Promise<Result<string>> => {
  const { tx, deps, communityId, tree } = making;
  const buildingId = tree.units.find(({ id }) => id === change.unitId)?.buildingId ?? '';
  const [id] = await addDwellings(tx, deps.keyRing, { communityId, buildingId, ...change, doors: [change.door] });
  return id === undefined ? refuse('door-taken') : ok(id);
};

/** Whoever is in charge of a place that is no more is so no longer. */
const close = async ({ tx, communityId }: Making, { place, on }: ChangeOf<'close'>): Promise<string> => {
  if (place.kind === 'community') throw new Error('A community is not closed here.');
  const table = TABLES[place.kind];
  await tx.query(
    { name: `close-${table}`, text: `update ${table} set valid_until = $3 where community_id = $1 and id = $2` },
    [communityId, place.id, on],
  );
  await tx.query(
    {
      name: 'end-duties-of-place',
      text: `update duty_assignment set holds_until = greatest($3::date, holds_from)
        where community_id = $1 and place_id = $2 and (holds_until is null or holds_until > $3)`,
    },
    [communityId, place.id, on],
  );
  return place.id;
};

const rename = async ({ tx, communityId }: Making, { place, name }: ChangeOf<'rename'>): Promise<string> => {
  if (place.kind === 'community') throw new Error('A community is not renamed here.');
  const table = TABLES[place.kind];
  await tx.query(
    { name: `rename-${table}`, text: `update ${table} set name = $3 where community_id = $1 and id = $2` },
    [communityId, place.id, name],
  );
  return place.id;
};

const carryOut = async (making: Making, change: PlaceChange): Promise<Result<string>> => {
  const { tx, communityId } = making;
  const id = newId();
  switch (change.kind) {
    case 'add-grid':
      await tx.query(ADD_GRID, [communityId, id, change.name, change.from]);
      return ok(id);
    case 'add-micro-grid':
      await tx.query(ADD_MICRO_GRID, [communityId, id, change.gridId, change.name, change.from]);
      return ok(id);
    case 'add-building':
      return ok(await addBuilding(making, change));
    case 'add-unit':
      return ok(await addUnit(making, change.buildingId, change.unit, change.from));
    case 'add-dwelling':
      return addDwelling(making, change);
    case 'rename':
      return ok(await rename(making, change));
    case 'place-building':
      return ok(await placeBuilding(making, change));
    case 'close':
      return ok(await close(making, change));
  }
};

const dwellingsIn = (change: PlaceChange): number => {
  const units = change.kind === 'add-building' ? change.units : change.kind === 'add-unit' ? [change.unit] : [];
  return units.reduce((sum, { floors, doorsOnFloor }) => sum + floors * doorsOnFloor, 0);
};

const householdsIn = async (tx: Tx, communityId: string, place: PlaceRef): Promise<number> =>
  (await tx.query<{ count: number }>(HOUSEHOLDS, [communityId, place.id]))[0]?.count ?? 0;

/** Adds, renames, moves and closes places, each from a day on; nothing of the past is overwritten. */
export const changePlacesRoute = (deps: CommunitiesDeps): Implementation =>
  implement(changePlaces, async (tx, call) => {
    const { communityId } = call.params;
    const { change } = call.body;
    if (dwellingsIn(change) > MOST_DWELLINGS) return refuse('too-many-dwellings', { most: MOST_DWELLINGS });
    await tx.query(LOCK, [communityId]);
    const tree = await loadTree(tx, communityId);
    const closes = change.kind === 'close' ? change.place : null;
    if (closes?.kind === 'dwelling' && (await findDwelling(tx, communityId, closes.id)) === undefined)
      return refuse('place-unknown');
    const households = closes === null ? 0 : await householdsIn(tx, communityId, closes);
    const today = plainDateOf(call.now);
    const checked = checkPlaceChange(tree, change, { households }, today);
    if (!checked.ok) return checked;
    const done = await carryOut({ tx, deps, communityId, workerId: call.caller.workerId, tree, today }, change);
    if (!done.ok) return done;
    recordDone(tx, call, communityId, {
      action: 'change-places',
      subjectKind: 'place',
      subjectId: done.value,
      details: { kind: change.kind },
    });
    return ok({ placeId: done.value });
  });
