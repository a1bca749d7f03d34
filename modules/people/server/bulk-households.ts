import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sealField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import { personPlace } from './sealed-places.ts';

/** A dwelling that somebody of a list lives in. */
export interface DwellingToFill {
  readonly dwellingId: string;
  readonly buildingId: string;
  readonly unit: string;
  readonly room: string;
}

const THERE: Statement = {
  name: 'households-of-dwellings',
  text: `select distinct on (dwelling_id) id, dwelling_id as "dwellingId" from household
    where community_id = $1 and dwelling_id = any ($2::uuid[]) and closed_on is null order by dwelling_id, id`,
};
const OPEN: Statement = {
  name: 'open-households',
  text: `insert into household (community_id, id, building_id, unit, room_sealed, dwelling_id)
    select $1, one.* from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::uuid[]) as one`,
};
const STAY: Statement = {
  name: 'stays-of-opened-households',
  text: `insert into household_stay (community_id, id, household_id, dwelling_id, source, recorded_by)
    select $1, one.id, one.household_id, one.dwelling_id, $5, $6
    from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as one(id, household_id, dwelling_id)`,
};

/** The household of each dwelling, by the dwelling's id; a new one is opened where nobody is known to live. */
export const findOrOpenHouseholds = async (
  tx: Tx,
  ring: KeyRing,
  by: { readonly communityId: string; readonly workerId: string; readonly source: string },
  dwellings: readonly DwellingToFill[],
): Promise<ReadonlyMap<string, { readonly householdId: string; readonly isNew: boolean }>> => {
  const { communityId } = by;
  if (dwellings.length === 0) return new Map();
  const rows = await tx.query<{ id: string; dwellingId: string }>(THERE, [
    communityId,
    dwellings.map(({ dwellingId }) => dwellingId),
  ]);
  const found = new Map(rows.map(({ id, dwellingId }) => [dwellingId, { householdId: id, isNew: false }]));
  const empty = dwellings.filter(({ dwellingId }) => !found.has(dwellingId)).map((one) => ({ ...one, id: newId() }));
  if (empty.length === 0) return found;
  await tx.query(OPEN, [
    communityId,
    empty.map(({ id }) => id),
    empty.map(({ buildingId }) => buildingId),
    empty.map(({ unit }) => unit),
    empty.map(({ id, room }) => sealField(ring, personPlace.room(communityId, id), room)),
    empty.map(({ dwellingId }) => dwellingId),
  ]);
  await tx.query(STAY, [
    communityId,
    empty.map(() => newId()),
    empty.map(({ id }) => id),
    empty.map(({ dwellingId }) => dwellingId),
    by.source,
    by.workerId,
  ]);
  return new Map([
    ...found,
    ...empty.map(({ id, dwellingId }) => [dwellingId, { householdId: id, isNew: true }] as const),
  ]);
};

const TAKE_BACK: Statement = {
  name: 'take-back-residents',
  text: `update person p set left_on = $4, left_because = 'entered-by-mistake', version = p.version + 1, updated_at = $5
    from unnest($2::uuid[], $3::integer[]) as one(id, version)
    where p.community_id = $1 and p.id = any ($2::uuid[]) and p.id = one.id and p.version = one.version and p.left_on is null
      and not exists (select from case_record c where c.community_id = $1 and c.person_id = p.id)
      and not exists (select from visit v where v.community_id = $1 and v.person_id = p.id)
      and not exists (select from person_fact f where f.community_id = $1 and f.person_id = p.id)
      and not exists (select from life_event_person l where l.community_id = $1 and l.person_id = p.id)
    returning p.id, p.household_id as "householdId"`,
};
const CLOSE_EMPTY: Statement = {
  name: 'close-empty-households',
  text: `update household h set closed_on = $3 where h.community_id = $1 and h.id = any ($2::uuid[]) and h.closed_on is null
    and not exists (select from person p where p.community_id = $1 and p.household_id = h.id and p.left_on is null)`,
};

/**
 * Marks residents as entered by mistake, from exactly these versions. Whoever has had anything done since stays;
 * answers the ids of those that were taken back. Households that nobody is left in are closed.
 */
export const takeBackResidents = async (
  tx: Tx,
  communityId: string,
  people: readonly { readonly id: string; readonly version: number }[],
  when: { readonly on: PlainDate; readonly at: string },
): Promise<ReadonlySet<string>> => {
  const rows = await tx.query<{ id: string; householdId: string | null }>(TAKE_BACK, [
    communityId,
    people.map(({ id }) => id),
    people.map(({ version }) => version),
    when.on,
    when.at,
  ]);
  const households = [...new Set(rows.flatMap(({ householdId }) => householdId ?? []))];
  if (households.length > 0) await tx.query(CLOSE_EMPTY, [communityId, households, when.on]);
  return new Set(rows.map(({ id }) => id));
};
