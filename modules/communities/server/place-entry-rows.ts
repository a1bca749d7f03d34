import { z } from 'zod';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { PlaceFigure } from '../contract.ts';
import type { UsedAs } from './dwelling-rows.ts';
import { LIVES_HERE } from './residents-of-dwellings.ts';

/** Building, what lies within it in the order of the list, and the entry itself. */
export const entryPlace = z.tuple([z.uuid(), z.string().max(80), z.uuid()]);
export type EntryPlace = z.output<typeof entryPlace>;

export interface EntryRow {
  readonly id: string;
  readonly buildingId: string;
  readonly within: string;
  readonly unit: string;
  readonly dwellingId: string | null;
  readonly floor: number | null;
  readonly doorSealed: Buffer | null;
  readonly usedAs: UsedAs | null;
  readonly names: readonly string[];
  readonly residents: number;
  readonly inGroups: number;
}

const IN_GROUP = `exists (select from person_group g where g.community_id = $1 and g.person_id = p.id and g.until is null)`;

/** By unit and floor, those whose floor nobody knows last. */
const DWELLINGS = `select w.id, w.building_id, w.id as dwelling_id, null as unit,
    w.unit_id::text || lpad((coalesce(w.floor, 899) + 100)::text, 4, '0') as within
  from dwelling w where w.community_id = $1 and w.building_id = any ($2::uuid[]) and w.valid_until is null`;
const PEOPLE = `select p.id, h.building_id, h.dwelling_id, h.unit, h.id::text as within
  from household h join person p on p.community_id = h.community_id and p.household_id = h.id and ${LIVES_HERE}
  where h.community_id = $1 and h.building_id = any ($2::uuid[])`;

/** What each figure counts: the same conditions as in `place-counts.ts`. */
const COUNTED: Readonly<Record<PlaceFigure, string>> = {
  dwellings: DWELLINGS,
  empty: `${DWELLINGS} and w.used_as = 'home' and not exists (
    select from household lived where lived.community_id = $1 and lived.dwelling_id = w.id and lived.closed_on is null)`,
  households: `select h.id, h.building_id, h.dwelling_id, h.unit, coalesce(h.dwelling_id::text, '~') as within
    from household h where h.community_id = $1 and h.building_id = any ($2::uuid[]) and h.closed_on is null`,
  residents: PEOPLE,
  'in-groups': `${PEOPLE} and ${IN_GROUP}`,
};

/** Open households by the column that leads from an entry to them, and who lives in each; a resident stands alone. */
const livedIn = (column: 'id' | 'dwelling_id', entry: 'id' | 'dwelling_id'): string => `
  select coalesce(jsonb_agg(coalesce(one.head, '')), '[]') as names,
    coalesce(sum(one.residents), 0)::int as residents, coalesce(sum(one.in_groups), 0)::int as in_groups
  from (
    select (array_agg(p.name order by p.left_on is not null, p.relation_to_head <> 'head', p.born_on, p.id))[1] as head,
      count(p.id) filter (where ${LIVES_HERE}) as residents,
      count(p.id) filter (where ${LIVES_HERE} and ${IN_GROUP}) as in_groups
    from household h left join person p on p.community_id = h.community_id and p.household_id = h.id
    where h.community_id = $1 and h.${column} = page.${entry} and h.closed_on is null group by h.community_id, h.id
  ) one`;
const ALONE = `select jsonb_build_array(p.name) as names, 1 as residents, ${IN_GROUP}::int as in_groups
  from person p where p.community_id = $1 and p.id = page.id`;

const LIVING: Readonly<Record<PlaceFigure, string>> = {
  dwellings: livedIn('dwelling_id', 'dwelling_id'),
  empty: livedIn('dwelling_id', 'dwelling_id'),
  households: livedIn('id', 'id'),
  residents: ALONE,
  'in-groups': ALONE,
};

/** First who stands on the page, then what is shown of them. */
const entries = (figure: PlaceFigure): Statement => ({
  name: `place-entries-${figure}`,
  text: `with page as materialized (
      select * from (${COUNTED[figure]}) counted
      where $3::uuid is null or (building_id, within collate "C", id) > ($3::uuid, $4::text, $5::uuid)
      order by building_id, within collate "C", id limit $6
    )
    select page.id, page.building_id as "buildingId", page.within, coalesce(u.name, page.unit, '') as unit,
      w.id as "dwellingId", w.floor, w.door_sealed as "doorSealed", w.used_as as "usedAs",
      living.names, living.residents, living.in_groups as "inGroups"
    from page
    left join dwelling w on w.community_id = $1 and w.id = page.dwelling_id
    left join building_unit u on u.community_id = $1 and u.id = w.unit_id
    cross join lateral (${LIVING[figure]}) living
    order by page.building_id, page.within collate "C", page.id`,
});

/** So many entries of a figure in these buildings, behind the place the page before ended at. */
export const loadEntries = (
  tx: Tx,
  of: {
    readonly communityId: string;
    readonly figure: PlaceFigure;
    readonly buildingIds: readonly string[];
    readonly after: EntryPlace | null;
    readonly limit: number;
  },
): Promise<EntryRow[]> =>
  tx.query<EntryRow>(entries(of.figure), [
    of.communityId,
    of.buildingIds,
    ...(of.after ?? [null, null, null]),
    of.limit,
  ]);
