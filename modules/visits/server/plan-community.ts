import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { eachForItself } from '../../../platform/db/each-for-itself.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import { openResponsibility } from '../../communities/server/index.ts';
import { planVisits, type NeedAt, type PlannedVisit } from '../domain/plan-visits.ts';
import { needsOf } from '../domain/visit-needs.ts';
import { visitsSince } from '../domain/coverage.ts';
import { visitorsOf, type VisitsDeps } from './deps.ts';
import { loadRules } from './rule-rows.ts';
import { loadAbsences, loadOccasions, loadVisited, loadVisits, type VisitedRow } from './visited-rows.ts';

/** Occasions older than this are no longer planned for; they stay on record. */
const OCCASIONS_DAYS = 90;

interface PlannedRow {
  readonly id: string;
  readonly personId: string;
  readonly key: string;
  readonly workerId: string | null;
  readonly on: PlainDate;
  readonly earliest: PlainDate;
  readonly latest: PlainDate;
  readonly ruleIds: readonly string[];
  readonly checklistIds: readonly string[];
  readonly notes: readonly string[];
}

const PLANNED: Statement = {
  name: 'planned-for-planning',
  text: `select id, person_id as "personId", need_key as key, worker_id as "workerId", planned_on as "on",
      earliest_on as earliest, latest_on as latest, rule_ids as "ruleIds", checklist_ids as "checklistIds", notes
    from planned_visit where community_id = $1 and state = 'planned'`,
};
const LOCK: Statement = {
  name: 'lock-visit-plan',
  text: `select pg_advisory_xact_lock(hashtextextended('visits/' || $1, 0))`,
};
const KEEP: Statement = {
  name: 'keep-planned-visits',
  text: `insert into planned_visit (community_id, id, person_id, need_key, rule_ids, checklist_ids, occasion_id, worker_id,
      planned_on, earliest_on, latest_on, notes)
    select $1, id, person_id, need_key, rule_ids, checklist_ids, occasion_id, worker_id, planned_on, earliest_on, latest_on, notes
    from jsonb_to_recordset($2::jsonb) as one(id uuid, person_id uuid, need_key text, rule_ids text[], checklist_ids text[],
      occasion_id uuid, worker_id uuid, planned_on date, earliest_on date, latest_on date, notes text[])
    on conflict (community_id, person_id, need_key) do update set rule_ids = excluded.rule_ids,
      checklist_ids = excluded.checklist_ids, worker_id = excluded.worker_id, planned_on = excluded.planned_on,
      earliest_on = excluded.earliest_on, latest_on = excluded.latest_on, notes = excluded.notes,
      state = 'planned', visit_id = null, changed_at = excluded.changed_at`,
};
const DROP: Statement = {
  name: 'drop-planned-visits',
  text: `update planned_visit set state = 'dropped', changed_at = now()
    where community_id = $1 and id = any ($2::uuid[]) and state = 'planned'`,
};

export interface PlanChange {
  readonly planned: number;
  readonly added: number;
  readonly moved: number;
  readonly dropped: number;
  readonly overCap: number;
  readonly nobody: number;
}

const keyOf = ({ personId, key }: { readonly personId: string; readonly key: string }): string => `${personId}/${key}`;

const isSame = (row: PlannedRow, plan: PlannedVisit): boolean =>
  row.workerId === plan.workerId &&
  row.on === plan.on &&
  row.earliest === plan.earliest &&
  row.latest === plan.latest &&
  row.ruleIds.join() === plan.ruleIds.join() &&
  row.checklistIds.join() === plan.checklistIds.join() &&
  row.notes.join() === plan.notes.join();

/** Ids of the workers in charge of homes, by role; asked once for each home. */
export const inChargeOf = async (tx: Tx, deps: VisitsDeps, communityId: string, on: PlainDate) => {
  const { holdersOf } = await openResponsibility(tx, communityId, on);
  const known = new Map<string, readonly string[]>();
  return (row: VisitedRow, roleId: string): readonly string[] => {
    if (row.buildingId === null) return [];
    const key = `${row.dwellingId ?? row.buildingId}/${roleId}`;
    const found =
      known.get(key) ??
      holdersOf({ id: row.dwellingId ?? '', unitId: row.unitId ?? '', buildingId: row.buildingId }, roleId)
        .filter(({ kind, id }) => kind === 'worker' && deps.directory.worker(id)?.status === 'active')
        .map(({ id }) => id);
    known.set(key, found);
    return found;
  };
};

/** Everything that has to be visited within a stretch of days, with who is in charge of it. */
const loadNeeds = async (
  tx: Tx,
  deps: VisitsDeps,
  communityId: string,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<readonly NeedAt[]> => {
  const rules = await loadRules(tx, deps.catalogue, communityId);
  const occasions = await loadOccasions(tx, communityId, addDays(from, -OCCASIONS_DAYS));
  const people = await loadVisited(
    tx,
    communityId,
    rules.map(({ groupId }) => groupId),
    occasions.map(({ personId }) => personId),
  );
  const visits = Map.groupBy(await loadVisits(tx, communityId, visitsSince(from), from), ({ personId }) => personId);
  const occasionsOf = Map.groupBy(occasions, ({ personId }) => personId);
  const inCharge = await inChargeOf(tx, deps, communityId, from);
  return people.flatMap((person) => {
    const buildingId = person.buildingId ?? '';
    return needsOf({
      rules,
      occasionRules: deps.catalogue.occasions,
      person: { ...person, buildingId },
      visits: visits.get(person.id) ?? [],
      occasions: occasionsOf.get(person.id) ?? [],
      from,
      to,
    }).map((need) => ({ ...need, buildingId, inCharge: inCharge(person, need.by) }));
  });
};

const storedForm = (plan: PlannedVisit): Record<string, unknown> => ({
  id: newId(),
  person_id: plan.personId,
  need_key: plan.key,
  rule_ids: plan.ruleIds,
  checklist_ids: plan.checklistIds,
  occasion_id: plan.occasionId,
  worker_id: plan.workerId,
  planned_on: plan.on,
  earliest_on: plan.earliest,
  latest_on: plan.latest,
  notes: plan.notes,
});

/** Makes the plan of a community from today on and writes what is different from before. */
export const planCommunity = async (
  tx: Tx,
  deps: VisitsDeps,
  communityId: string,
  today: PlainDate,
): Promise<PlanChange> => {
  await tx.query(LOCK, [communityId]);
  const to = addDays(today, deps.catalogue.settings.daysAhead);
  const needs = await loadNeeds(tx, deps, communityId, { from: today, to });
  const before = await tx.query<PlannedRow>(PLANNED, [communityId]);
  const plan = planVisits({
    needs,
    before,
    workers: visitorsOf(deps, communityId),
    absences: await loadAbsences(tx, communityId, today),
    isWorkingDay: deps.isWorkingDay,
    mostPerDay: deps.catalogue.settings.mostPerDay,
    from: today,
    to,
  });
  const rows = new Map(before.map((row) => [keyOf(row), row]));
  const wanted = new Set(plan.map(keyOf));
  const changed = plan.filter((one) => {
    const row = rows.get(keyOf(one));
    return row === undefined || !isSame(row, one);
  });
  const gone = before.filter((row) => !wanted.has(keyOf(row)));
  if (changed.length > 0) await tx.query(KEEP, [communityId, JSON.stringify(changed.map(storedForm))]);
  if (gone.length > 0) await tx.query(DROP, [communityId, gone.map(({ id }) => id)]);
  return {
    planned: plan.length,
    added: changed.filter((one) => !rows.has(keyOf(one))).length,
    moved: changed.filter((one) => rows.has(keyOf(one))).length,
    dropped: gone.length,
    overCap: plan.filter(({ notes }) => notes.includes('over-cap')).length,
    nobody: plan.filter(({ workerId }) => workerId === null).length,
  };
};

/**
 * Makes the plans of all communities, one after the other and each for itself. Answers how many planned visits changed;
 * `onPlanned` is told each that is made; throws an AggregateError where a plan could not be made.
 */
export const planAllVisits = (
  deps: VisitsDeps,
  communityIds: readonly string[],
  today: PlainDate,
  onPlanned: (communityId: string) => void,
): Promise<number> =>
  eachForItself('plan visits', async (alone) => {
    let changes = 0;
    for (const communityId of communityIds) {
      const change = await alone(communityId, () =>
        deps.database.transact([communityId], async (tx) => ({
          keep: true,
          value: await planCommunity(tx, deps, communityId, today),
        })),
      );
      if (change === undefined) continue;
      onPlanned(communityId);
      changes += change.added + change.moved + change.dropped;
    }
    return changes;
  });
