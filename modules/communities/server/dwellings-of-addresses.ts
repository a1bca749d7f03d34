import { sealField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import { floorOfDoor } from '../domain/door.ts';
import type { Address } from './dwelling-rows.ts';
import { doorIndex, dwellingDoor } from './sealed-doors.ts';

const ADD_UNITS: Statement = {
  name: 'add-units-of-addresses',
  text: `insert into building_unit (community_id, id, building_id, name)
    select $1, one.* from unnest($2::uuid[], $3::uuid[], $4::text[]) as one
    on conflict (community_id, building_id, name) do nothing`,
};
const UNITS: Statement = {
  name: 'units-of-addresses',
  text: `select distinct u.id, u.building_id as "buildingId", u.name from building_unit u
    join unnest($2::uuid[], $3::text[]) as one(building_id, name) on u.building_id = one.building_id and u.name = one.name
    where u.community_id = $1 and u.building_id = any ($2::uuid[])`,
};
const BY_DOORS: Statement = {
  name: 'dwellings-by-doors',
  text: `select id, door_index as "doorIndex" from dwelling
    where community_id = $1 and door_index = any ($2::bytea[]) and valid_until is null`,
};
const ADD: Statement = {
  name: 'add-dwellings-of-addresses',
  text: `insert into dwelling (community_id, id, building_id, unit_id, floor, door_sealed, door_index)
    select $1, one.* from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::smallint[], $6::bytea[], $7::bytea[]) as one
    on conflict (community_id, door_index) where valid_until is null do nothing`,
};

const UNITS_OF_BUILDINGS: Statement = {
  name: 'units-of-buildings',
  text: `select id from building_unit where community_id = $1 and building_id = any ($2::uuid[]) and ($3 = '' or name = $3)`,
};

/** Dwellings with this door in these buildings; without a unit, in every one of their units. */
export const dwellingsBehind = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  {
    buildingIds,
    unit,
    room,
  }: { readonly buildingIds: readonly string[]; readonly unit: string; readonly room: string },
): Promise<readonly string[]> => {
  const units = await tx.query<{ id: string }>(UNITS_OF_BUILDINGS, [communityId, buildingIds, unit]);
  const indexes = units.map(({ id }) => doorIndex(ring, communityId, id, room));
  const rows = await tx.query<{ id: string }>(BY_DOORS, [communityId, indexes]);
  return rows.map(({ id }) => id);
};

type Door = Omit<Address, 'communityId'>;

export interface FoundDwelling {
  readonly dwellingId: string;
  readonly unitId: string;
  readonly isNew: boolean;
}

const unitKey = (buildingId: string, name: string): string => `${buildingId}\0${name}`;

const findUnits = async (tx: Tx, communityId: string, doors: readonly Door[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.query<{ id: string; buildingId: string; name: string }>(UNITS, [
    communityId,
    doors.map(({ buildingId }) => buildingId),
    doors.map(({ unit }) => unit),
  ]);
  return new Map(rows.map(({ id, buildingId, name }) => [unitKey(buildingId, name), id]));
};

/** The units of these doors; those that nobody named before are made where `add` is true. */
const unitsOf = async (
  tx: Tx,
  communityId: string,
  doors: readonly Door[],
  add: boolean,
): Promise<ReadonlyMap<string, string>> => {
  const known = await findUnits(tx, communityId, doors);
  const missing = new Map(
    doors.flatMap((door) => {
      const key = unitKey(door.buildingId, door.unit);
      return known.has(key) ? [] : [[key, door] as const];
    }),
  );
  if (!add || missing.size === 0) return known;
  const made = [...missing.values()];
  await tx.query(ADD_UNITS, [
    communityId,
    made.map(() => newId()),
    made.map(({ buildingId }) => buildingId),
    made.map(({ unit }) => unit),
  ]);
  return findUnits(tx, communityId, doors);
};

const findByDoors = async (
  tx: Tx,
  communityId: string,
  indexes: readonly Buffer[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.query<{ id: string; doorIndex: Buffer }>(BY_DOORS, [communityId, indexes]);
  return new Map(rows.map(({ id, doorIndex: index }) => [index.toString('hex'), id]));
};

/**
 * The dwellings of many addresses with a few statements, in the order given; undefined where there is none. With
 * `add`, units and dwellings that nobody named before are made. The same door twice is the same dwelling.
 */
export const dwellingsOfAddresses = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  doors: readonly Door[],
  { add }: { readonly add: boolean },
): Promise<readonly (FoundDwelling | undefined)[]> => {
  if (doors.length === 0) return [];
  const units = await unitsOf(tx, communityId, doors, add);
  const placed = doors.map((door) => {
    const unitId = units.get(unitKey(door.buildingId, door.unit));
    if (unitId === undefined) return undefined;
    const index = doorIndex(ring, communityId, unitId, door.room);
    return { ...door, unitId, index, key: index.toString('hex') };
  });
  const wanted = placed.flatMap((one) => one ?? []);
  const indexes = wanted.map(({ index }) => index);
  const known = await findByDoors(tx, communityId, indexes);
  const missing = [...new Map(wanted.filter(({ key }) => !known.has(key)).map((one) => [one.key, one])).values()];
  let now = known;
  if (add && missing.length > 0) {
    const made = missing.map((one) => ({ ...one, id: newId() }));
    await tx.query(ADD, [
      communityId,
      made.map(({ id }) => id),
      made.map(({ buildingId }) => buildingId),
      made.map(({ unitId }) => unitId),
      made.map(({ room }) => floorOfDoor(room)),
      made.map(({ id, room }) => sealField(ring, dwellingDoor(communityId, id), room)),
      made.map(({ index }) => index),
    ]);
    now = await findByDoors(tx, communityId, indexes);
  }
  return placed.map((one) => {
    const dwellingId = one === undefined ? undefined : now.get(one.key);
    return one === undefined || dwellingId === undefined
      ? undefined
      : { dwellingId, unitId: one.unitId, isNew: !known.has(one.key) };
  });
};
