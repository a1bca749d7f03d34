import type { PlainDate } from '../../../kernel/plain-date.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { Absence } from '../domain/plan-visits.ts';
import type { RouteStop } from '../domain/route-order.ts';
import type { Occasion, PastVisit } from '../domain/visit-needs.ts';
import type { Membership, Visited } from '../domain/visit-rule.ts';

/** Somebody with what a visit needs to know: groups over time, and where the door is. */
export interface VisitedRow extends Visited {
  readonly name: string;
  readonly phoneMasked: string | null;
  readonly groups: readonly Membership[];
  readonly householdId: string | null;
  readonly buildingId: string | null;
  readonly building: string | null;
  readonly gridId: string | null;
  readonly unit: string | null;
  readonly unitId: string | null;
  readonly dwellingId: string | null;
  readonly floor: number | null;
  readonly roomSealed: Buffer | null;
}

const COLUMNS = `p.id, p.name, p.born_on as "bornOn", p.phone_masked as "phoneMasked",
  coalesce(p.left_on, case when p.residence = 'moved-away' then p.as_of end) as "leftOn",
  h.id as "householdId", h.building_id as "buildingId", b.name as building, b.grid_id as "gridId", h.unit,
  d.unit_id as "unitId", h.dwelling_id as "dwellingId", d.floor, h.room_sealed as "roomSealed",
  coalesce((select jsonb_agg(jsonb_build_object('groupId', g.group_id, 'since', g.since, 'until', g.until) order by g.since desc)
    from person_group g where g.community_id = $1 and g.person_id = p.id), '[]') as groups`;

const TABLES = `person p
  left join household h on h.community_id = p.community_id and h.id = p.household_id
  left join building b on b.community_id = h.community_id and b.id = h.building_id
  left join dwelling d on d.community_id = h.community_id and d.id = h.dwelling_id`;

const IN_GROUPS: Statement = {
  name: 'visited-people',
  text: `select ${COLUMNS} from ${TABLES}
    where p.community_id = $1 and (p.id = any ($3::uuid[]) or p.id in (
      select m.person_id from person_group m where m.community_id = $1 and m.group_id = any ($2::text[])))
    order by p.id`,
};
const BY_IDS: Statement = {
  name: 'visited-by-id',
  text: `select ${COLUMNS} from ${TABLES} where p.community_id = $1 and p.id = any ($2::uuid[])`,
};

/** Whoever is or was in one of the groups, and whoever is named. */
export const loadVisited = (
  tx: Tx,
  communityId: string,
  groupIds: readonly string[],
  personIds: readonly string[] = [],
): Promise<VisitedRow[]> => tx.query<VisitedRow>(IN_GROUPS, [communityId, [...new Set(groupIds)], personIds]);

export const loadVisitedByIds = async (
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VisitedRow>> =>
  new Map((await tx.query<VisitedRow>(BY_IDS, [communityId, [...new Set(ids)]])).map((row) => [row.id, row]));

const VISITS: Statement = {
  name: 'past-visits',
  text: `select person_id as "personId", visited_on as "on", result, occasion_id as "occasionId"
    from visit where community_id = $1 and visited_on between $2 and $3`,
};
export const loadVisits = (tx: Tx, communityId: string, from: PlainDate, to: PlainDate): Promise<PastVisit[]> =>
  tx.query<PastVisit>(VISITS, [communityId, from, to]);

const OCCASIONS: Statement = {
  name: 'visit-occasions',
  text: `select id, person_id as "personId", rule_id as "ruleId", happened_on as "happenedOn"
    from visit_occasion where community_id = $1 and happened_on >= $2 order by id`,
};
export const loadOccasions = (tx: Tx, communityId: string, since: PlainDate): Promise<Occasion[]> =>
  tx.query<Occasion>(OCCASIONS, [communityId, since]);

const ABSENCES: Statement = {
  name: 'visit-absences',
  text: `select worker_id as "workerId", away_from as "from", away_to as "to"
    from visit_absence where community_id = $1 and away_to >= $2 order by id`,
};
export const loadAbsences = (tx: Tx, communityId: string, since: PlainDate): Promise<Absence[]> =>
  tx.query<Absence>(ABSENCES, [communityId, since]);

/** Where the door is, in clear. Null for somebody without a home in the community. */
export const stopOf = (
  ring: KeyRing,
  communityId: string,
  row: VisitedRow,
): (RouteStop & { readonly buildingId: string }) | null => {
  if (row.buildingId === null || row.householdId === null) return null;
  const place = { table: 'household', column: 'room_sealed', communityId, rowId: row.householdId };
  return {
    buildingId: row.buildingId,
    building: row.building ?? '',
    unit: row.unit ?? '',
    floor: row.floor,
    door: row.roomSealed === null ? '' : openField(ring, place, row.roomSealed),
  };
};
