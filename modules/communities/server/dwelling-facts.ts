import type { PlainDate } from '../../../kernel/plain-date.ts';
import { openField, sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import type { UsedAs } from './dwelling-rows.ts';

/** Who a list names as the owner; the owner need not be a resident. */
export interface DwellingOwner {
  readonly name: string;
  readonly phone: string | null;
}

/** What a building list says of a dwelling. */
export interface DwellingFacts {
  /** Square metres. */
  readonly area: number | null;
  readonly usedAs: UsedAs;
  readonly owner: DwellingOwner | null;
}

export interface DwellingWithFacts {
  readonly dwellingId: string;
  readonly facts: DwellingFacts;
}

const ownerPlace = (communityId: string, dwellingId: string): FieldPlace => ({
  table: 'dwelling',
  column: 'owner_sealed',
  communityId,
  rowId: dwellingId,
});

const LOAD: Statement = {
  name: 'facts-of-dwellings',
  text: `select id, area::float8 as area, used_as as "usedAs", owner_sealed as "ownerSealed" from dwelling
    where community_id = $1 and id = any ($2::uuid[])`,
};
const LOCK: Statement = { name: 'facts-of-dwellings-to-change', text: `${LOAD.text} order by id for update` };
const SET: Statement = {
  name: 'set-facts-of-dwellings',
  text: `update dwelling d set area = one.area, used_as = one.used_as, owner_sealed = one.owner
    from unnest($2::uuid[], $3::numeric[], $4::text[], $5::bytea[]) as one(id, area, used_as, owner)
    where d.community_id = $1 and d.id = any ($2::uuid[]) and d.id = one.id`,
};

/** Area, use and owner of these dwellings, by their ids. With `lock`, nobody else changes them meanwhile. */
export const loadDwellingFacts = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  ids: readonly string[],
  { lock }: { readonly lock: boolean },
): Promise<ReadonlyMap<string, DwellingFacts>> => {
  const rows = await tx.query<{
    id: string;
    area: number | null;
    usedAs: UsedAs;
    ownerSealed: Buffer | null;
  }>(lock ? LOCK : LOAD, [communityId, ids]);
  return new Map(
    rows.map(({ id, area, usedAs, ownerSealed }) => [
      id,
      {
        area,
        usedAs,
        owner:
          ownerSealed === null
            ? null
            : (JSON.parse(openField(ring, ownerPlace(communityId, id), ownerSealed)) as DwellingOwner),
      },
    ]),
  );
};

export const setDwellingFacts = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  dwellings: readonly DwellingWithFacts[],
): Promise<void> => {
  if (dwellings.length === 0) return;
  await tx.query(SET, [
    communityId,
    dwellings.map(({ dwellingId }) => dwellingId),
    dwellings.map(({ facts }) => facts.area),
    dwellings.map(({ facts }) => facts.usedAs),
    dwellings.map(({ dwellingId, facts: { owner } }) =>
      owner === null ? null : sealField(ring, ownerPlace(communityId, dwellingId), JSON.stringify(owner)),
    ),
  ]);
};

const ADD_BUILDINGS: Statement = {
  name: 'add-listed-buildings',
  text: `insert into building (community_id, id, grid_id, name)
    select $1, one.* from unnest($2::uuid[], $3::uuid[], $4::text[]) as one`,
};
const ADD_PLACEMENTS: Statement = {
  name: 'add-placements-of-listed-buildings',
  text: `insert into building_placement (community_id, id, building_id, grid_id, recorded_by)
    select $1, one.*, $5 from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as one`,
};

/** Adds buildings that a list names for the first time; answers their ids in the order given. */
export const addListedBuildings = async (
  tx: Tx,
  communityId: string,
  workerId: string,
  buildings: readonly { readonly name: string; readonly gridId: string }[],
): Promise<readonly string[]> => {
  if (buildings.length === 0) return [];
  const ids = buildings.map(() => newId());
  const gridIds = buildings.map(({ gridId }) => gridId);
  await tx.query(ADD_BUILDINGS, [communityId, ids, gridIds, buildings.map(({ name }) => name)]);
  await tx.query(ADD_PLACEMENTS, [communityId, ids.map(() => newId()), ids, gridIds, workerId]);
  return ids;
};

const CLOSE: Statement = {
  name: 'close-listed-dwellings',
  text: `update dwelling d set valid_until = $3 where d.community_id = $1 and d.id = any ($2::uuid[]) and d.valid_until is null
      and not exists (select from household h where h.community_id = $1 and h.dwelling_id = d.id and h.closed_on is null)
      and not exists (select from household_stay s where s.community_id = $1 and s.dwelling_id = d.id and s.stays_until is null)
    returning id, building_id as "buildingId"`,
};
const CLOSE_BUILDINGS: Statement = {
  name: 'close-listed-buildings',
  text: `update building b set valid_until = $3 where b.community_id = $1 and b.id = any ($2::uuid[]) and b.valid_until is null
      and not exists (select from dwelling d where d.community_id = $1 and d.building_id = b.id and d.valid_until is null)
      and not exists (select from household h where h.community_id = $1 and h.building_id = b.id and h.closed_on is null)`,
};

/** Ends dwellings that nobody lives in, and of the new buildings those that are then empty. Answers which were ended. */
export const closeListedDwellings = async (
  tx: Tx,
  communityId: string,
  {
    dwellingIds,
    newBuildings,
  }: { readonly dwellingIds: readonly string[]; readonly newBuildings: ReadonlySet<string> },
  on: PlainDate,
): Promise<ReadonlySet<string>> => {
  const rows = await tx.query<{ id: string; buildingId: string }>(CLOSE, [communityId, dwellingIds, on]);
  const emptied = [...new Set(rows.map(({ buildingId }) => buildingId))].filter((id) => newBuildings.has(id));
  if (emptied.length > 0) await tx.query(CLOSE_BUILDINGS, [communityId, emptied, on]);
  return new Set(rows.map(({ id }) => id));
};
