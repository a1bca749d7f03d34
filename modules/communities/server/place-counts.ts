import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { PlaceCounts } from '../contract.ts';

interface CountRow extends PlaceCounts {
  readonly buildingId: string;
}

/** Households without a dwelling yet count to their building all the same. */
const COUNTS: Statement = {
  name: 'place-counts',
  text: `select b.id as "buildingId",
      coalesce(d.dwellings, 0)::int as dwellings, coalesce(d.empty, 0)::int as empty,
      coalesce(h.households, 0)::int as households, coalesce(h.residents, 0)::int as residents,
      coalesce(h.in_groups, 0)::int as "inGroups"
    from building b
    left join (
      select w.building_id, count(*) as dwellings,
        count(*) filter (where w.used_as = 'home' and not exists (
          select from household lived where lived.community_id = $1 and lived.dwelling_id = w.id and lived.closed_on is null)) as empty
      from dwelling w where w.community_id = $1 and w.valid_until is null group by w.building_id
    ) d on d.building_id = b.id
    left join (
      select one.building_id, count(distinct one.id) filter (where one.closed_on is null) as households, count(p.id) as residents, count(g.person_id) as in_groups
      from household one
      left join person p on p.community_id = one.community_id and p.household_id = one.id and p.residence <> 'moved-away' and p.left_on is null
      left join (select distinct person_id from person_group where community_id = $1 and until is null) g on g.person_id = p.id
      where one.community_id = $1 group by one.building_id
    ) h on h.building_id = b.id
    where b.community_id = $1`,
};

export const NONE: PlaceCounts = { dwellings: 0, empty: 0, households: 0, residents: 0, inGroups: 0 };

export const sumOf = (counts: readonly PlaceCounts[]): PlaceCounts =>
  counts.reduce(
    (sum, one) => ({
      dwellings: sum.dwellings + one.dwellings,
      empty: sum.empty + one.empty,
      households: sum.households + one.households,
      residents: sum.residents + one.residents,
      inGroups: sum.inGroups + one.inGroups,
    }),
    NONE,
  );

/** What lies in each building today. */
export const countsByBuilding = async (tx: Tx, communityId: string): Promise<ReadonlyMap<string, PlaceCounts>> =>
  new Map(
    (await tx.query<CountRow>(COUNTS, [communityId])).map(({ buildingId, ...counts }) => [buildingId, counts] as const),
  );
