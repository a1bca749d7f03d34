import { plainDateOf, addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { BodyOf } from '../../../platform/contract.ts';
import { sealField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { recordVisit } from '../contract.ts';
import { asOneTalk, checkedAnswers, factsOf, findingsOf, type Answers, type Checklist } from '../domain/checklist.ts';
import { periodOf } from '../domain/visit-period.ts';
import { rulesFor, type VisitRule } from '../domain/visit-rule.ts';
import { keepFacts } from '../../people/server/index.ts';
import type { VisitsDeps } from './deps.ts';
import { reachOf, type Asking } from './reach.ts';
import { loadRules } from './rule-rows.ts';
import { visitPlace } from './sealed-places.ts';
import { loadVisitedByIds, type VisitedRow } from './visited-rows.ts';
import { detailsOf, findVisit, visitReply, type StoredVisit } from './visit-rows.ts';

type Body = BodyOf<typeof recordVisit>;

interface PlannedFor {
  readonly id: string;
  readonly occasionId: string | null;
  readonly ruleIds: readonly string[];
  readonly checklistIds: readonly string[];
}

const PLANNED: Statement = {
  name: 'planned-visit-of-person',
  text: `select id, occasion_id as "occasionId", rule_ids as "ruleIds", checklist_ids as "checklistIds" from planned_visit
    where community_id = $1 and person_id = $2 and (id = $3 or ($3::uuid is null and state = 'planned' and earliest_on <= $4))
    order by planned_on limit 1`,
};
const LOCK_PERSON: Statement = {
  name: 'lock-visited-person',
  text: 'select id from person where community_id = $1 and id = $2 for update',
};

/**
 * Answers of a visit by checklist, without those that were not asked; only somebody who was met answers. Checklists that
 * were brought along count even where the plan has moved on since: a phone may have been away for a day.
 */
const checkedVisit = (
  { catalogue }: VisitsDeps,
  body: Body,
  planned: PlannedFor | undefined,
): Result<readonly { readonly checklist: Checklist; readonly answers: Answers }[]> => {
  if (body.result !== 'present') return ok([]);
  const brought = Object.keys(body.answers);
  if (brought.some((id) => catalogue.checklists.every((one) => one.id !== id)))
    return refuse('visit-checklist-unknown');
  const wanted = brought.length > 0 ? brought : (planned?.checklistIds ?? []);
  const checked: { checklist: Checklist; answers: Answers }[] = [];
  for (const checklist of asOneTalk(catalogue.checklists.filter(({ id }) => wanted.includes(id)))) {
    const whole = catalogue.checklists.find(({ id }) => id === checklist.id) ?? checklist;
    const repeated = whole.questions.filter((question) => !checklist.questions.includes(question)).map(({ id }) => id);
    const given = Object.entries(body.answers[checklist.id] ?? {}).filter(([id]) => !repeated.includes(id));
    const answers = checkedAnswers(checklist, Object.fromEntries(given));
    if (!answers.ok) return answers;
    checked.push({ checklist, answers: answers.value });
  }
  return ok(checked);
};

interface Write {
  readonly communityId: string;
  readonly visitId: string;
  readonly body: Body;
  readonly person: VisitedRow;
  readonly planned: PlannedFor | undefined;
  readonly rules: readonly VisitRule[];
  readonly checked: readonly { readonly checklist: Checklist; readonly answers: Answers }[];
  readonly workerId: string;
  readonly at: string;
}

const nextDue = ({ rules, body }: Write): PlainDate | null => {
  const [strictest] = rules;
  if (strictest === undefined) return null;
  const period = periodOf(strictest.every, body.on);
  return body.result === 'absent' ? period.to : periodOf(strictest.every, addDays(period.to, 1)).to;
};

const writeVisit = (tx: Tx, deps: VisitsDeps, write: Write): void => {
  const { communityId, visitId, body, planned, rules, checked, workerId, at } = write;
  const details = {
    answers: Object.fromEntries(checked.map(({ checklist, answers }) => [checklist.id, answers])),
    position: body.position ?? null,
    sent: sentForm(body),
  };
  tx.write({
    name: 'kept_visit',
    sql: `insert into visit (community_id, id, person_id, visited_on, worker_id, result, note_sealed, next_due_on, rule_ids, occasion_id,
        planned_id, details_sealed, recorded_by, recorded_at, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $5, $13, now())
      on conflict (community_id, id) do update set visited_on = excluded.visited_on, result = excluded.result,
        note = null, note_sealed = excluded.note_sealed, next_due_on = excluded.next_due_on, rule_ids = excluded.rule_ids,
        occasion_id = excluded.occasion_id, details_sealed = excluded.details_sealed, recorded_by = excluded.recorded_by,
        version = visit.version + 1, changed_at = excluded.changed_at`,
    values: [
      communityId,
      visitId,
      body.personId,
      body.on,
      workerId,
      body.result,
      body.note === '' ? null : sealField(deps.keyRing, visitPlace.note(communityId, visitId), body.note),
      nextDue(write),
      rules.map(({ id }) => id),
      planned?.occasionId ?? null,
      planned?.id ?? null,
      sealField(deps.keyRing, visitPlace.details(communityId, visitId), JSON.stringify(details)),
      at,
    ],
  });
  if (planned !== undefined)
    tx.write({
      name: 'done_planned_visit',
      // Where two were at the same door both visits are kept; the plan shows the first.
      sql: `update planned_visit set state = 'done', visit_id = $3, changed_at = now() where community_id = $1 and id = $2
        and (visit_id is null or visit_id = $3)`,
      values: [communityId, planned.id, visitId],
    });
};

/** What contracts count: one row for each visit, changed along with it. */
const writeEvidence = (tx: Tx, { communityId, visitId, body, person, planned, rules, workerId, at }: Write): void =>
  tx.write({
    name: 'visit_evidence',
    sql: `insert into service_evidence (community_id, id, source_kind, source_id, happened_on, person_id, household_id, group_ids,
        rule_ids, worker_id, result, recorded_at)
      values ($1, $11, 'visit', $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (community_id, source_kind, source_id) do update set happened_on = excluded.happened_on,
        group_ids = excluded.group_ids, rule_ids = excluded.rule_ids, result = excluded.result`,
    values: [
      communityId,
      visitId,
      body.on,
      body.personId,
      person.householdId,
      [
        ...new Set(
          person.groups
            .filter(({ since, until }) => since <= body.on && (until === null || body.on < until))
            .map(({ groupId }) => groupId),
        ),
      ],
      [...new Set([...rules.map(({ id }) => id), ...(planned?.ruleIds ?? [])])],
      workerId,
      body.result,
      at,
      newId(),
    ],
  });

/** A fact known later from elsewhere stays; what it replaces goes into the history of the person. */
const writeFacts = async (
  tx: Tx,
  { keyRing, people }: VisitsDeps,
  { communityId, body, checked, workerId, at }: Write,
): Promise<void> => {
  const facts = checked.flatMap(({ checklist, answers }) => factsOf(checklist, answers));
  await keepFacts(
    tx,
    { keyRing, catalogue: people },
    {
      communityId,
      personId: body.personId,
      facts: facts.flatMap(({ factId, lastsDays, value }) =>
        // Several choices at once are no fact of a file.
        typeof value === 'object' ? [] : [{ factId, value, expiresOn: addDays(body.on, lastsDays) }],
      ),
      source: 'visit',
      asOf: body.on,
      reason: people.sources.find(({ id }) => id === 'visit')?.name.zh ?? 'visit',
      workerId,
      now: at,
    },
  );
};

/** Findings that became cases stay; others follow the answers as they are now. */
const writeFindings = (tx: Tx, { communityId, visitId, checked }: Write): void => {
  const found = checked.flatMap(({ checklist, answers }) => findingsOf(checklist, answers));
  const rows = found.map((one) => ({ id: newId(), ...one }));
  tx.write({
    name: 'dropped_findings',
    sql: `delete from visit_finding f where f.community_id = $1 and f.visit_id = $2 and f.case_id is null
      and not exists (select from jsonb_to_recordset($3::jsonb) as one("checklistId" text, "questionId" text, "processId" text)
        where one."checklistId" = f.checklist_id and one."questionId" = f.question_id and one."processId" = f.process_id)`,
    values: [communityId, visitId, JSON.stringify(rows)],
  });
  tx.write({
    name: 'new_findings',
    sql: `insert into visit_finding (community_id, id, visit_id, checklist_id, question_id, process_id)
      select $1, id, $2, "checklistId", "questionId", "processId"
      from jsonb_to_recordset($3::jsonb) as one(id uuid, "checklistId" text, "questionId" text, "processId" text)
      on conflict (community_id, visit_id, checklist_id, question_id, process_id) do nothing`,
    values: [communityId, visitId, JSON.stringify(rows)],
  });
};

/** The visit comes first: what follows from it refers to it. */
const writeAll = async (tx: Tx, deps: VisitsDeps, write: Write): Promise<void> => {
  writeVisit(tx, deps, write);
  await tx.flush();
  writeEvidence(tx, write);
  await writeFacts(tx, deps, write);
  writeFindings(tx, write);
};

/** The request without the version it was based on: the same visit sent twice is recognised by it. */
const sentForm = (body: Body): string => JSON.stringify({ ...body, expectedVersion: undefined });

/** Whether the request is a repetition, a change of what is there, or based on something that has moved on. */
const standing = (
  deps: VisitsDeps,
  communityId: string,
  stored: StoredVisit | undefined,
  body: Body,
): Result<'new' | 'repeated' | 'changed'> => {
  if (stored === undefined) return ok('new');
  if (stored.personId !== body.personId) return refuse('visit-of-another-person');
  if (detailsOf(deps, communityId, stored).sent === sentForm(body)) return ok('repeated');
  return stored.version === body.expectedVersion ? ok('changed') : refuse('stale-version', { version: stored.version });
};

/** One visit to keep. Whoever sends it need not be who made it: a head takes in what was handed in. */
export interface KeepVisit {
  readonly communityId: string;
  readonly visitId: string;
  readonly workerId: string;
  readonly body: Body;
}

/** Keeps a visit, changes the one that is there, or finds that it is there already. Refused as the route says. */
export const keepVisit = async (
  tx: Tx,
  deps: VisitsDeps,
  call: Asking,
  { communityId, visitId, workerId, body }: KeepVisit,
): Promise<Result<StoredVisit>> => {
  if (body.on > plainDateOf(call.now)) return refuse('visit-day-in-future');
  await tx.query(LOCK_PERSON, [communityId, body.personId]);
  const stored = await findVisit(tx, communityId, visitId, true);
  const person = (await loadVisitedByIds(tx, communityId, [body.personId])).get(body.personId);
  const maySee = await reachOf(tx, call, communityId);
  if (person === undefined || !maySee(person)) return refuse('not-found');
  const known = standing(deps, communityId, stored, body);
  if (!known.ok) return known;
  if (stored !== undefined && known.value === 'repeated') return ok(stored);
  const [planned] = await tx.query<PlannedFor>(PLANNED, [communityId, body.personId, body.plannedId ?? null, body.on]);
  const checked = checkedVisit(deps, body, planned);
  if (!checked.ok) return checked;
  const rules = rulesFor(await loadRules(tx, deps.catalogue, communityId), person, body.on).map(({ rule }) => rule);
  const write = { communityId, visitId, body, person, planned, rules, checked: checked.value, workerId, at: call.now };
  await writeAll(tx, deps, write);
  recordDone(tx, call, communityId, {
    action: 'record-visit',
    subjectKind: 'person',
    subjectId: body.personId,
    details: { visitId, on: body.on, result: body.result, version: (stored?.version ?? 0) + 1 },
  });
  await tx.flush();
  const kept = await findVisit(tx, communityId, visitId);
  if (kept === undefined) throw new Error('A visit was written and cannot be read.');
  return ok(kept);
};

export const recordRoute = (deps: VisitsDeps): Implementation =>
  implement(recordVisit, async (tx, call) => {
    const { communityId, visitId } = call.params;
    const { workerId } = call.caller;
    const kept = await keepVisit(tx, deps, call, { communityId, visitId, workerId, body: call.body });
    return kept.ok ? ok(visitReply(deps, communityId, kept.value)) : kept;
  });
