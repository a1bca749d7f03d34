import { ageOn, plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { getVisit, getVisitForm } from '../contract.ts';
import type { ChecklistReply } from '../contract/shapes.ts';
import { asOneTalk, type Checklist } from '../domain/checklist.ts';
import type { VisitResult } from '../domain/visit-needs.ts';
import { isHolding, rulesFor } from '../domain/visit-rule.ts';
import type { VisitsDeps } from './deps.ts';
import { presentGroups, reasonNames } from './planned-rows.ts';
import { reachOf } from './reach.ts';
import { loadRules } from './rule-rows.ts';
import { loadVisitedByIds, stopOf } from './visited-rows.ts';
import { findVisit, noteOf, visitReply } from './visit-rows.ts';

const PLANNED: Statement = {
  name: 'planned-visit-for-form',
  text: `select id, rule_ids as "ruleIds", checklist_ids as "checklistIds" from planned_visit
    where community_id = $1 and person_id = $2 and state = 'planned' and ($3::uuid is null or id = $3)
    order by planned_on limit 1`,
};
const LAST: Statement = {
  name: 'last-visits-of-person',
  text: `select id, visited_on as "on", worker_id as "workerId", result, note,
      note_sealed as "noteSealed" from visit
    where community_id = $1 and person_id = $2 order by visited_on desc, id desc limit 5`,
};

export const checklistReply = ({ id, name, questions }: Checklist): ChecklistReply => ({
  id,
  name: { ...name },
  questions: questions.map((question) => ({
    id: question.id,
    ask: { ...question.ask },
    type: question.type,
    choices: (question.choices ?? []).map((choice) => ({ id: choice.id, name: { ...choice.name } })),
    unit: question.unit === undefined ? null : { ...question.unit },
    optional: question.optional ?? false,
    after:
      question.after === undefined ? null : { question: question.after.question, when: { ...question.after.when } },
    raises: (question.raises ?? []).map(({ when, processId, title }) => ({
      when: { ...when },
      processId,
      title: { ...title },
    })),
  })),
});

interface LastVisit {
  readonly id: string;
  readonly on: PlainDate;
  readonly workerId: string | null;
  readonly result: VisitResult;
  readonly note: string | null;
  readonly noteSealed: Buffer | null;
}

const formRoute = (deps: VisitsDeps): Implementation =>
  implement(getVisitForm, async (tx, call) => {
    const { communityId, personId } = call.params;
    const today = plainDateOf(call.now);
    const person = (await loadVisitedByIds(tx, communityId, [personId])).get(personId);
    if (person === undefined || !(await reachOf(tx, call, communityId))(person)) return refuse('not-found');
    const [planned] = await tx.query<{ id: string; ruleIds: string[]; checklistIds: string[] }>(PLANNED, [
      communityId,
      personId,
      call.query.planned ?? null,
    ]);
    const rules = await loadRules(tx, deps.catalogue, communityId);
    const own = rulesFor(rules, person, today).map(({ rule }) => rule);
    const wanted = planned?.checklistIds ?? own.map(({ checklistId }) => checklistId);
    // Somebody without a rule is still visited on an occasion.
    const ids = new Set(wanted.length > 0 ? wanted : ['occasion']);
    const visits = await tx.query<LastVisit>(LAST, [communityId, personId]);
    recordDone(tx, call, communityId, { action: 'read-visit-form', subjectKind: 'person', subjectId: personId });
    return ok({
      person: {
        id: person.id,
        name: person.name,
        age: person.bornOn === null ? null : ageOn(person.bornOn, today),
        phoneMasked: person.phoneMasked,
        groups: presentGroups(deps, person, today),
      },
      stop: stopOf(deps.keyRing, communityId, person),
      plannedId: planned?.id ?? null,
      reasons: reasonNames(deps, rules, planned?.ruleIds ?? own.map(({ id }) => id)),
      checklists: asOneTalk(deps.catalogue.checklists.filter(({ id }) => ids.has(id))).map(checklistReply),
      visits: visits.map((visit) => ({
        id: visit.id,
        on: visit.on,
        worker: visit.workerId === null ? '' : (deps.directory.worker(visit.workerId)?.name ?? ''),
        result: visit.result,
        note: noteOf(deps, communityId, visit),
      })),
      occasions: deps.catalogue.occasions
        .filter(
          (rule) =>
            isHolding(rule, today) &&
            (rule.groupId === null || person.groups.some(({ groupId }) => groupId === rule.groupId)),
        )
        .map(({ id, name }) => ({ id, name: { ...name } })),
    });
  });

const visitRoute = (deps: VisitsDeps): Implementation =>
  implement(getVisit, async (tx, call) => {
    const { communityId, visitId } = call.params;
    const visit = await findVisit(tx, communityId, visitId);
    const maySee = await reachOf(tx, call, communityId);
    if (visit === undefined || !maySee({ id: visit.personId, gridId: visit.gridId })) return refuse('not-found');
    recordDone(tx, call, communityId, {
      action: 'read-visit',
      subjectKind: 'person',
      subjectId: visit.personId,
      details: { visitId },
    });
    return ok(visitReply(deps, communityId, visit));
  });

/** What is needed at the door, and a visit as it was recorded. */
export const formRoutes = (deps: VisitsDeps): readonly Implementation[] => [formRoute(deps), visitRoute(deps)];
