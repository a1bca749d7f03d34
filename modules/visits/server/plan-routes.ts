import { addDays, plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { sealField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { countVisitsToday, listPlannedVisits, planVisitsNow, raiseOccasion, setAbsence } from '../contract.ts';
import type { PlannedReply } from '../contract/shapes.ts';
import { isHolding } from '../domain/visit-rule.ts';
import { visitorsOf, workerName, type VisitsDeps } from './deps.ts';
import { planCommunity } from './plan-community.ts';
import { PLANNED_COLUMNS, PLANNED_TABLES, plannedReplies, type StoredPlanned } from './planned-rows.ts';
import { reachOf } from './reach.ts';
import { visitPlace } from './sealed-places.ts';
import { loadVisitedByIds } from './visited-rows.ts';

const OF_DAY: Statement = {
  name: 'planned-visits-of-day',
  text: `select ${PLANNED_COLUMNS} from ${PLANNED_TABLES}
    where l.community_id = $1 and ($2::uuid is null or l.worker_id = $2) and l.state <> 'dropped'
      and (l.planned_on = $3 or ($4 and l.state = 'planned' and l.planned_on < $3))`,
};
const DAYS: Statement = {
  name: 'days-of-planned-visits',
  text: `select planned_on as "on", count(*)::int as planned from planned_visit
    where community_id = $1 and ($2::uuid is null or worker_id = $2) and state = 'planned' and planned_on >= $3 group by planned_on order by planned_on`,
};
const ADD_OCCASION: Statement = {
  name: 'add-visit-occasion',
  text: `insert into visit_occasion (community_id, id, person_id, rule_id, happened_on, note_sealed, recorded_by)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};
const ADD_ABSENCE: Statement = {
  name: 'add-visit-absence',
  text: `insert into visit_absence (community_id, id, worker_id, away_from, away_to, recorded_by) values ($1, $2, $3, $4, $5, $6)`,
};

/** The visits of a day in the order of the walk; today's with what is late. */
export const walkOf = async (
  tx: Tx,
  deps: VisitsDeps,
  of: {
    readonly communityId: string;
    /** Null: everybody. */
    readonly workerId: string | null;
    readonly on: PlainDate;
    readonly today: PlainDate;
  },
): Promise<PlannedReply[]> => {
  const { communityId, workerId, on, today } = of;
  const rows = await tx.query<StoredPlanned>(OF_DAY, [communityId, workerId, on, on === today]);
  return plannedReplies(tx, deps, communityId, rows, today);
};

const listRoute = (deps: VisitsDeps): Implementation =>
  implement(listPlannedVisits, async (tx, call) => {
    const { communityId } = call.params;
    const today = plainDateOf(call.now);
    const on: PlainDate = call.query.on ?? today;
    // Who only visits sees the own walk; the office sees everybody's, and a head looks at the community first.
    const mayChoose = call.caller
      .rolesIn(communityId)
      .some((role) => ['worker', 'head', 'social-worker'].includes(role));
    const isHead = call.caller.rolesIn(communityId).includes('head');
    const asked = call.query.worker ?? (isHead ? 'all' : call.caller.workerId);
    const workerId = !mayChoose ? call.caller.workerId : asked === 'all' ? null : asked;
    const days = await tx.query<{ on: PlainDate; planned: number }>(DAYS, [communityId, workerId, today]);
    const visits = await walkOf(tx, deps, { communityId, workerId, on, today });
    recordDone(tx, call, communityId, {
      action: 'read-planned-visits',
      subjectKind: workerId === null ? 'community' : 'worker',
      subjectId: workerId ?? communityId,
      details: { on, people: visits.length },
    });
    const workers = mayChoose ? visitorsOf(deps, communityId) : [call.caller.workerId];
    // Somebody from elsewhere has no name here: the directory knows the whole city, this community only its own.
    const isKnownHere = (id: string): boolean =>
      id === call.caller.workerId || workers.includes(id) || days.length > 0 || visits.length > 0;
    return ok({
      on,
      worker:
        workerId === null ? null : isKnownHere(workerId) ? workerName(deps, workerId) : { id: workerId, name: '' },
      visits,
      days,
      workers: workers.map((id) => workerName(deps, id)),
    });
  });

/** Counted over the rows of the list it opens, so that the two cannot differ. */
const countRoute = (): Implementation =>
  implement(countVisitsToday, async (tx, call) => {
    const { communityId } = call.params;
    const on = plainDateOf(call.now);
    const everybody = call.caller.rolesIn(communityId).includes('head');
    const rows = await tx.query<StoredPlanned>(OF_DAY, [
      communityId,
      everybody ? null : call.caller.workerId,
      on,
      true,
    ]);
    const people = await loadVisitedByIds(
      tx,
      communityId,
      rows.map(({ personId }) => personId),
    );
    const present = rows.filter(({ personId }) => people.has(personId));
    const left = present.filter(({ state }) => state === 'planned').length;
    return ok({ on, everybody, left, done: present.length - left });
  });

const planRoute = (deps: VisitsDeps): Implementation =>
  implement(planVisitsNow, async (tx, call) => {
    const { communityId } = call.params;
    const change = await planCommunity(tx, deps, communityId, plainDateOf(call.now));
    recordDone(tx, call, communityId, {
      action: 'plan-visits',
      subjectKind: 'community',
      subjectId: communityId,
      details: { ...change },
    });
    return ok(change);
  });

const occasionRoute = (deps: VisitsDeps): Implementation =>
  implement(raiseOccasion, async (tx, call) => {
    const { communityId } = call.params;
    const { personId, ruleId, happenedOn, note } = call.body;
    const today = plainDateOf(call.now);
    const rule = deps.catalogue.occasions.find((one) => one.id === ruleId && isHolding(one, happenedOn));
    if (rule === undefined) return refuse('visit-occasion-unknown');
    if (happenedOn > today) return refuse('visit-day-in-future');
    const person = (await loadVisitedByIds(tx, communityId, [personId])).get(personId);
    if (person === undefined || !(await reachOf(tx, call, communityId))(person)) return refuse('not-found');
    if (rule.groupId !== null && !person.groups.some(({ groupId }) => groupId === rule.groupId))
      return refuse('visit-occasion-not-for-person');
    const id = newId();
    const sealed =
      note === undefined || note === ''
        ? null
        : sealField(deps.keyRing, visitPlace.occasionNote(communityId, id), note);
    await tx.query(ADD_OCCASION, [communityId, id, personId, ruleId, happenedOn, sealed, call.caller.workerId]);
    await planCommunity(tx, deps, communityId, today);
    recordDone(tx, call, communityId, {
      action: 'raise-visit-occasion',
      subjectKind: 'person',
      subjectId: personId,
      details: { occasionId: id, ruleId, happenedOn },
    });
    return ok({ occasionId: id, dueOn: addDays(happenedOn, rule.withinDays) });
  });

const absenceRoute = (deps: VisitsDeps): Implementation =>
  implement(setAbsence, async (tx, call) => {
    const { communityId } = call.params;
    const { workerId, from, to } = call.body;
    if (!visitorsOf(deps, communityId).includes(workerId)) return refuse('worker-not-here', { workerId });
    if (to < from) return refuse('visit-absence-turned');
    await tx.query(ADD_ABSENCE, [communityId, newId(), workerId, from, to, call.caller.workerId]);
    const { moved } = await planCommunity(tx, deps, communityId, plainDateOf(call.now));
    recordDone(tx, call, communityId, {
      action: 'set-visit-absence',
      subjectKind: 'worker',
      subjectId: workerId,
      details: { from, to, moved },
    });
    return ok({ moved });
  });

/** The walk of a day, and what changes the plan. */
export const planRoutes = (deps: VisitsDeps): readonly Implementation[] => [
  listRoute(deps),
  countRoute(),
  planRoute(deps),
  occasionRoute(deps),
  absenceRoute(deps),
];
