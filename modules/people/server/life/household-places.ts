import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { openField } from '../../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import { endStay, moveHousehold } from '../../../communities/server/index.ts';
import type { AddressBody } from '../../contract.ts';
import type { PeopleDeps } from '../deps.ts';
import { personPlace } from '../sealed-places.ts';

const BUILDING: Statement = {
  name: 'building-there',
  text: 'select id from building where community_id = $1 and id = $2 and valid_until is null',
};

export const isBuilding = async (tx: Tx, communityId: string, buildingId: string): Promise<boolean> =>
  (await tx.query(BUILDING, [communityId, buildingId])).length === 1;

const OPEN: Statement = {
  name: 'open-household',
  text: 'insert into household (community_id, id, building_id, unit) values ($1, $2, $3, $4)',
};

/** A household without people and door yet; both come with the change that opens it. */
export const openHousehold = async (
  tx: Tx,
  communityId: string,
  id: string,
  { buildingId, unit }: AddressBody,
): Promise<void> => {
  await tx.query(OPEN, [communityId, id, buildingId, unit]);
};

const ADDRESS: Statement = {
  name: 'address-of-household',
  text: `select h.building_id as "buildingId", h.unit, h.room_sealed as "roomSealed",
           coalesce((select s.tenure from household_stay s where s.community_id = $1 and s.household_id = h.id
                     order by s.stays_until is not null, s.stays_until desc limit 1), 'unknown') as tenure
         from household h where h.community_id = $1 and h.id = $2`,
};

/** Where a household lives; null where no door is known. */
export const addressOf = async (
  tx: Tx,
  deps: PeopleDeps,
  communityId: string,
  householdId: string,
): Promise<AddressBody | null> => {
  const [row] = await tx.query<Omit<AddressBody, 'room'> & { roomSealed: Buffer | null }>(ADDRESS, [
    communityId,
    householdId,
  ]);
  if (row === undefined || row.roomSealed === null) return null;
  const { buildingId, unit, tenure } = row;
  const room = openField(deps.keyRing, personPlace.room(communityId, householdId), row.roomSealed);
  return { buildingId, unit, room, tenure };
};

export interface Dwelling {
  readonly communityId: string;
  readonly householdId: string;
  readonly on: PlainDate;
  readonly source: string;
  readonly workerId: string;
}

export const settle = async (tx: Tx, deps: PeopleDeps, of: Dwelling, address: AddressBody): Promise<void> => {
  const { communityId, householdId, on: from, source, workerId: recordedBy } = of;
  await moveHousehold(tx, deps.keyRing, { communityId, householdId, ...address, from, source, recordedBy });
};

/** The dwelling is left: nobody of the household lives there any more. */
export const unsettle = (tx: Tx, { communityId, householdId, on }: Dwelling): Promise<void> =>
  endStay(tx, communityId, householdId, on);
