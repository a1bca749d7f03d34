import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { Tenure } from './household-moves.ts';

/** Who lives in a dwelling now. Names come in clear and are masked by whoever answers them. */
export interface LivedIn {
  readonly dwellingId: string;
  readonly householdId: string;
  readonly headName: string | null;
  readonly residents: number;
  readonly inGroups: number;
  readonly tenure: Tenure;
}

/** Who is registered here and lives elsewhere, and who left or died, is not counted. */
export const LIVES_HERE = `p.residence <> 'moved-away' and p.left_on is null`;

const LIVED_IN: Statement = {
  name: 'lived-in-dwellings',
  text: `select h.dwelling_id as "dwellingId", h.id as "householdId", coalesce(s.tenure, 'unknown') as tenure,
      (array_agg(p.name order by p.left_on is not null, p.relation_to_head <> 'head', p.born_on, p.id))[1] as "headName",
      count(p.id) filter (where ${LIVES_HERE})::int as residents,
      count(p.id) filter (where ${LIVES_HERE} and exists (select from person_group g
        where g.community_id = $1 and g.person_id = p.id and g.until is null))::int as "inGroups"
    from household h
    left join person p on p.community_id = h.community_id and p.household_id = h.id
    left join household_stay s on s.community_id = $1 and s.household_id = h.id and s.stays_until is null
    where h.community_id = $1 and h.dwelling_id is not null and ($2::uuid is null or h.building_id = $2)
    group by h.community_id, h.id, s.tenure order by h.id`,
};

/** Households that live in dwellings now, of one building or of all with null. */
export const loadLivedIn = (tx: Tx, communityId: string, buildingId: string | null): Promise<LivedIn[]> =>
  tx.query<LivedIn>(LIVED_IN, [communityId, buildingId]);

export interface Stay {
  readonly householdId: string;
  readonly headName: string | null;
  readonly members: number;
  readonly tenure: Tenure;
  readonly from: PlainDate | null;
  readonly until: PlainDate | null;
}

const STAYS: Statement = {
  name: 'stays-of-dwelling',
  text: `select s.household_id as "householdId", s.tenure, s.stays_from as "from", s.stays_until as "until",
      (array_agg(p.name order by p.left_on is not null, p.relation_to_head <> 'head', p.born_on, p.id))[1] as "headName",
      count(p.id) filter (where ${LIVES_HERE})::int as members
    from household_stay s
    left join person p on p.community_id = s.community_id and p.household_id = s.household_id
    where s.community_id = $1 and s.dwelling_id = $2
    group by s.community_id, s.id, s.household_id, s.tenure, s.stays_from, s.stays_until
    order by s.stays_until desc nulls first, s.stays_from desc nulls last, s.id`,
};

/** The households of a dwelling over time, the present ones first. */
export const loadStays = (tx: Tx, communityId: string, dwellingId: string): Promise<Stay[]> =>
  tx.query<Stay>(STAYS, [communityId, dwellingId]);
