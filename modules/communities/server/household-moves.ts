import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import { openField, sealField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import { communitiesWith } from '../../../platform/db/communities-with.ts';
import { sumOfEach } from '../../../platform/db/each-for-itself.ts';
import type { ScopedDatabase, Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import { recordOwnDeed } from '../../audit/server/index.ts';
import { findOrAddDwelling, type Address } from './dwelling-rows.ts';
import { householdDoor } from './sealed-doors.ts';

export type Tenure = 'owner' | 'tenant' | 'guest' | 'unknown';

export interface HouseholdMove extends Address {
  readonly householdId: string;
  /** The first day in the new dwelling; the stay before ends on it. Null where nobody knows since when. */
  readonly from: PlainDate | null;
  readonly tenure: Tenure;
  /** Fact source id: register, visit, counter. */
  readonly source: string;
  readonly recordedBy: string | null;
}

const END_STAY: Statement = {
  name: 'end-stay',
  text: `update household_stay set stays_until = greatest($3::date, stays_from)
    where community_id = $1 and household_id = $2 and stays_until is null`,
};
/** Where nobody knows the day. A statement of its own: distributed tables take no present time inside coalesce. */
const END_STAY_TODAY: Statement = {
  name: 'end-stay-today',
  text: `update household_stay set stays_until = greatest(current_date, stays_from)
    where community_id = $1 and household_id = $2 and stays_until is null`,
};
const BEGIN_STAY: Statement = {
  name: 'begin-stay',
  text: `insert into household_stay (community_id, id, household_id, dwelling_id, tenure, stays_from, source, recorded_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
const MOVE: Statement = {
  name: 'move-household',
  text: `update household set building_id = $3, unit = $4, room_sealed = $5, dwelling_id = $6
    where community_id = $1 and id = $2`,
};

const LEAVE: Statement = {
  name: 'leave-dwelling',
  text: 'update household set dwelling_id = null where community_id = $1 and id = $2',
};

/** Ends the present stay of a household, without a new one: it moved out of the community or was dissolved. */
export const endStay = async (tx: Tx, communityId: string, householdId: string, on: PlainDate): Promise<void> => {
  await tx.query(END_STAY, [communityId, householdId, on]);
  await tx.query(LEAVE, [communityId, householdId]);
};

/** Puts a household into the dwelling of an address, which is made where it is new. Answers the dwelling's id. */
export const moveHousehold = async (tx: Tx, ring: KeyRing, move: HouseholdMove): Promise<string> => {
  const { communityId, householdId } = move;
  const { dwellingId } = await findOrAddDwelling(tx, ring, move);
  if (move.from === null) await tx.query(END_STAY_TODAY, [communityId, householdId]);
  else await tx.query(END_STAY, [communityId, householdId, move.from]);
  await tx.query(BEGIN_STAY, [
    communityId,
    newId(),
    householdId,
    dwellingId,
    move.tenure,
    move.from,
    move.source,
    move.recordedBy,
  ]);
  const room = sealField(ring, householdDoor(communityId, householdId), move.room);
  await tx.query(MOVE, [communityId, householdId, move.buildingId, move.unit, room, dwellingId]);
  return dwellingId;
};

interface Unplaced {
  readonly id: string;
  readonly buildingId: string;
  readonly unit: string;
  readonly roomSealed: Buffer;
}

const BATCH = 200;

// Who has lived in a dwelling and does so no longer has moved out; only those of whom nothing is known are placed.
const OF_UNKNOWN_DWELLING = `h.dwelling_id is null and h.room_sealed is not null and not exists (
      select from household_stay s where s.community_id = h.community_id and s.household_id = h.id)`;
const WITHOUT_DUTY = `g.worker_id is not null and not exists (
      select from duty_assignment a where a.community_id = g.community_id and a.place_id = g.id and a.role_id = 'grid-worker')`;

const UNPLACED: Statement = {
  name: 'households-without-dwelling',
  text: `select h.id, h.building_id as "buildingId", h.unit, h.room_sealed as "roomSealed" from household h
    where h.community_id = $1 and ${OF_UNKNOWN_DWELLING}
    order by h.id limit ${BATCH} for update of h skip locked`,
};
const PLACE: Statement = {
  name: 'place-household',
  text: 'update household set dwelling_id = $3 where community_id = $1 and id = $2',
};
const FIRST_STAY: Statement = {
  name: 'first-stay',
  text: `insert into household_stay (community_id, id, household_id, dwelling_id, source) values ($1, $2, $3, $4, 'register')`,
};
const GRID_WORKERS: Statement = {
  name: 'duties-of-older-grids',
  text: `select g.id, g.worker_id as "workerId" from grid g
    where g.community_id = $1 and ${WITHOUT_DUTY}`,
};
const WITH_SOMETHING_TO_PLACE: Statement = {
  name: 'communities-with-something-to-place',
  text: `select distinct h.community_id as id from household h where h.community_id = any ($1::uuid[]) and ${OF_UNKNOWN_DWELLING}
    union select distinct g.community_id from grid g where g.community_id = any ($1::uuid[]) and ${WITHOUT_DUTY}`,
};
const GRID_DUTY: Statement = {
  name: 'duty-of-older-grid',
  text: `insert into duty_assignment (community_id, id, role_id, place_kind, place_id, worker_id, holds_from)
    values ($1, $2, 'grid-worker', 'grid', $3, $4, current_date)`,
};

const placeBatch = async (tx: Tx, ring: KeyRing, communityId: string): Promise<number> => {
  const rows = await tx.query<Unplaced>(UNPLACED, [communityId]);
  for (const { id, buildingId, unit, roomSealed } of rows) {
    const room = openField(ring, householdDoor(communityId, id), roomSealed);
    const { dwellingId } = await findOrAddDwelling(tx, ring, { communityId, buildingId, unit, room });
    await tx.query(PLACE, [communityId, id, dwellingId]);
    await tx.query(FIRST_STAY, [communityId, newId(), id, dwellingId]);
  }
  return rows.length;
};

const placeIn = async (
  database: ScopedDatabase,
  ring: KeyRing,
  communityId: string,
  now: () => Instant,
): Promise<number> => {
  const onRecord = (tx: Tx, action: string, details: Readonly<Record<string, number>>): void =>
    recordOwnDeed(
      tx,
      { communityId, now: now() },
      { action, subjectKind: 'community', subjectId: communityId, details },
    );
  let placed = 0;
  for (let last = BATCH; last === BATCH; placed += last)
    last = await database.transact([communityId], async (tx) => {
      const households = await placeBatch(tx, ring, communityId);
      if (households > 0) onRecord(tx, 'place-households', { households });
      return { keep: true, value: households };
    });
  await database.transact([communityId], async (tx) => {
    const grids = await tx.query<{ id: string; workerId: string }>(GRID_WORKERS, [communityId]);
    for (const { id, workerId } of grids) await tx.query(GRID_DUTY, [communityId, newId(), id, workerId]);
    if (grids.length > 0) onRecord(tx, 'assign-duty', { grids: grids.length });
    return { keep: true, value: null };
  });
  return placed;
};

/**
 * Gives a dwelling to every household that names only building, unit and room: those written before there were
 * dwellings, and those other parts write. Grids of that time name one worker, who gets the duty. Doing it again
 * changes nothing. Answers how many households were placed.
 */
export const placeHouseholds = async (
  database: ScopedDatabase,
  ring: KeyRing,
  communityIds: readonly string[],
  now: () => Instant,
): Promise<number> => {
  const these = await communitiesWith(database, communityIds, WITH_SOMETHING_TO_PLACE);
  return sumOfEach('place households', these, (id) => placeIn(database, ring, id, now));
};
