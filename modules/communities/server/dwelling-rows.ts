import { openField, sealField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import { floorOfDoor } from '../domain/door.ts';
import { doorIndex, dwellingDoor } from './sealed-doors.ts';

export type UsedAs = 'home' | 'shop' | 'public' | 'other';

export interface DwellingRow {
  readonly id: string;
  readonly unitId: string;
  readonly buildingId: string;
  readonly floor: number | null;
  readonly doorSealed: Buffer;
  readonly usedAs: UsedAs;
  readonly from: PlainDate | null;
  readonly until: PlainDate | null;
}

const COLUMNS = `id, unit_id as "unitId", building_id as "buildingId", floor, door_sealed as "doorSealed",
  used_as as "usedAs", valid_from as "from", valid_until as "until"`;

const ONE: Statement = {
  name: 'dwelling',
  text: `select ${COLUMNS} from dwelling where community_id = $1 and id = $2`,
};
const ALL: Statement = {
  name: 'dwellings',
  text: `select ${COLUMNS} from dwelling
    where community_id = $1 and ($2::uuid is null or building_id = $2) and valid_until is null order by id`,
};

export const findDwelling = async (tx: Tx, communityId: string, dwellingId: string): Promise<DwellingRow | undefined> =>
  (await tx.query<DwellingRow>(ONE, [communityId, dwellingId]))[0];

/** The dwellings there are, of one building or of the whole community with null. */
export const loadDwellings = (tx: Tx, communityId: string, buildingId: string | null): Promise<DwellingRow[]> =>
  tx.query<DwellingRow>(ALL, [communityId, buildingId]);

export const doorOf = (ring: KeyRing, communityId: string, row: Pick<DwellingRow, 'id' | 'doorSealed'>): string =>
  openField(ring, dwellingDoor(communityId, row.id), row.doorSealed);

const INSERT: Statement = {
  name: 'add-dwellings',
  text: `insert into dwelling (community_id, id, building_id, unit_id, floor, door_sealed, door_index, used_as, valid_from)
    select $1, one.id, $2, $3, one.floor, one.sealed, one.index, $4, $5
    from unnest($6::uuid[], $7::smallint[], $8::bytea[], $9::bytea[]) as one(id, floor, sealed, index)
    on conflict (community_id, door_index) where valid_until is null do nothing returning id`,
};

export interface NewDwellings {
  readonly communityId: string;
  readonly buildingId: string;
  readonly unitId: string;
  readonly doors: readonly string[];
  readonly usedAs: UsedAs;
  readonly from: PlainDate | null;
}

/** Adds dwellings to a unit; doors that are there already stay as they are. Answers the ids of the new ones. */
export const addDwellings = async (tx: Tx, ring: KeyRing, of: NewDwellings): Promise<readonly string[]> => {
  const made = of.doors.map((door) => {
    const id = newId();
    return {
      id,
      floor: floorOfDoor(door),
      sealed: sealField(ring, dwellingDoor(of.communityId, id), door),
      index: doorIndex(ring, of.communityId, of.unitId, door),
    };
  });
  const rows = await tx.query<{ id: string }>(INSERT, [
    of.communityId,
    of.buildingId,
    of.unitId,
    of.usedAs,
    of.from,
    made.map(({ id }) => id),
    made.map(({ floor }) => floor),
    made.map(({ sealed }) => sealed),
    made.map(({ index }) => index),
  ]);
  return rows.map(({ id }) => id);
};

const UNIT: Statement = {
  name: 'unit-by-name',
  text: 'select id from building_unit where community_id = $1 and building_id = $2 and name = $3',
};
/** The update changes nothing; it makes the row of somebody who was faster come back. */
const ADD_UNIT: Statement = {
  name: 'add-unit-of-address',
  text: `insert into building_unit (community_id, id, building_id, name) values ($1, $2, $3, $4)
    on conflict (community_id, building_id, name) do update set name = excluded.name returning id`,
};
const BY_DOOR: Statement = {
  name: 'dwelling-by-door',
  text: 'select id from dwelling where community_id = $1 and door_index = $2 and valid_until is null',
};

export interface Address {
  readonly communityId: string;
  readonly buildingId: string;
  /** As on the wall: 2单元; empty where the building has but one entrance. */
  readonly unit: string;
  readonly room: string;
}

const findOrAddUnit = async (tx: Tx, communityId: string, buildingId: string, name: string): Promise<string> => {
  const [known] = await tx.query<{ id: string }>(UNIT, [communityId, buildingId, name]);
  if (known !== undefined) return known.id;
  const [added] = await tx.query<{ id: string }>(ADD_UNIT, [communityId, newId(), buildingId, name]);
  if (added === undefined) throw new Error('A unit was neither added nor found.');
  return added.id;
};

/** The dwelling of an address, made when it is the first time that somebody names it. */
export const findOrAddDwelling = async (
  tx: Tx,
  ring: KeyRing,
  { communityId, buildingId, unit, room }: Address,
): Promise<{ readonly dwellingId: string; readonly unitId: string }> => {
  const unitId = await findOrAddUnit(tx, communityId, buildingId, unit);
  const index = doorIndex(ring, communityId, unitId, room);
  const [known] = await tx.query<{ id: string }>(BY_DOOR, [communityId, index]);
  if (known !== undefined) return { dwellingId: known.id, unitId };
  const [added] = await addDwellings(tx, ring, {
    communityId,
    buildingId,
    unitId,
    doors: [room],
    usedAs: 'home',
    from: null,
  });
  if (added !== undefined) return { dwellingId: added, unitId };
  // Somebody else has added it at the same moment and has committed by now.
  const [other] = await tx.query<{ id: string }>(BY_DOOR, [communityId, index]);
  if (other === undefined) throw new Error('A dwelling was neither added nor found.');
  return { dwellingId: other.id, unitId };
};
