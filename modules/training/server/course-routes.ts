import { plainDateOf, type Instant, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Refusal } from '../../../kernel/result.ts';
import type { BodyOf } from '../../../platform/contract.ts';
import { sealField } from '../../../platform/crypto/field-sealing.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { addTrainingCourse, decideTrainingCourse, withdrawTrainingCourse } from '../contract.ts';
import { hasRulesOn, isHighEnough, rulesOn, type TrainingRules } from '../domain/training-rules.ts';
import type { TrainingDeps } from './deps.ts';
import { toCourseReply } from './replies.ts';
import { certificatePlace, lockCourse, type StoredCourse } from './stored-training.ts';

type Entry = BodyOf<typeof addTrainingCourse>;

const yearIn = (date: PlainDate): string => date.slice(0, 4);

/** Why an entry cannot be taken, or null. */
const refuseEntry = (
  rules: TrainingRules,
  entry: Entry,
  today: PlainDate,
): { readonly ok: false; readonly refusal: Refusal } | null => {
  const kind = rules.courseKinds.find(({ id }) => id === entry.kindId);
  if (kind === undefined) return refuse('training-kind-unknown');
  if (!rules.contents.some(({ id }) => id === entry.contentId)) return refuse('training-content-unknown');
  if (!isHighEnough(kind, entry.organiserLevel)) return refuse('training-organiser-too-low');
  if (entry.heldTo > today) return refuse('training-not-yet-over');
  // Hours belong to one year; a course across two is entered in two parts.
  return yearIn(entry.heldFrom) === yearIn(entry.heldTo) ? null : refuse('training-across-years');
};

const writeCourse = (deps: TrainingDeps, tx: Tx, communityId: string, course: StoredCourse, at: Instant): void => {
  const place = certificatePlace(communityId, course.id);
  tx.write({
    name: 'training_course',
    sql: `insert into training_course (community_id, id, worker_id, kind_id, content_id, title, organiser, organiser_level,
            held_from, held_to, class_hours, certificate_sealed, status, entered_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'claimed', $13)`,
    values: [
      communityId,
      course.id,
      course.workerId,
      course.kindId,
      course.contentId,
      course.title,
      course.organiser,
      course.organiserLevel,
      course.heldFrom,
      course.heldTo,
      course.classHours,
      course.certificateNumber === null ? null : sealField(deps.keyRing, place, course.certificateNumber),
      at,
    ],
  });
};

const addRoute = (deps: TrainingDeps): Implementation =>
  implement(addTrainingCourse, async (tx, call) => {
    const { communityId } = call.params;
    const { certificateNumber, ...entry } = call.body;
    if (!hasRulesOn(deps.rules, entry.heldTo)) return refuse('bad-input', { field: 'heldTo' });
    const rules = rulesOn(deps.rules, entry.heldTo);
    const refusal = refuseEntry(rules, call.body, plainDateOf(call.now));
    if (refusal !== null) return refusal;
    const course: StoredCourse = {
      ...entry,
      id: newId(),
      workerId: call.caller.workerId,
      certificateNumber: certificateNumber === '' ? null : certificateNumber,
      status: 'claimed',
      decidedBy: null,
      decidedAt: null,
      decisionReason: '',
    };
    writeCourse(deps, tx, communityId, course, call.now);
    const details = { kindId: entry.kindId, classHours: entry.classHours };
    recordDone(tx, call, communityId, {
      action: 'add-training-course',
      subjectKind: 'training-course',
      subjectId: course.id,
      details,
    });
    return ok(toCourseReply(deps, rules)(course));
  });

const withdrawRoute = (deps: TrainingDeps): Implementation =>
  implement(withdrawTrainingCourse, async (tx, call) => {
    const { communityId, courseId } = call.params;
    const course = await lockCourse(tx, deps.keyRing, communityId, courseId);
    // The entry of somebody else answers like one that does not exist.
    if (course === undefined || course.workerId !== call.caller.workerId) return refuse('training-course-gone');
    if (course.status !== 'claimed') return refuse('training-course-decided');
    tx.write({
      name: 'training_course_withdrawn',
      sql: `update training_course set status = 'withdrawn' where community_id = $1 and id = $2`,
      values: [communityId, courseId],
    });
    recordDone(tx, call, communityId, {
      action: 'withdraw-training-course',
      subjectKind: 'training-course',
      subjectId: courseId,
    });
    return ok(toCourseReply(deps, rulesOn(deps.rules, course.heldTo))({ ...course, status: 'withdrawn' }));
  });

const decideRoute = (deps: TrainingDeps): Implementation =>
  implement(decideTrainingCourse, async (tx, call) => {
    const { communityId, courseId } = call.params;
    const { decision, reason } = call.body;
    const course = await lockCourse(tx, deps.keyRing, communityId, courseId);
    if (course === undefined) return refuse('training-course-gone');
    if (course.workerId === call.caller.workerId) return refuse('training-course-own');
    if (course.status !== 'claimed') return refuse('training-course-decided');
    const decided: StoredCourse = {
      ...course,
      status: decision,
      decidedBy: call.caller.workerId,
      decidedAt: call.now,
      decisionReason: reason,
    };
    tx.write({
      name: 'training_course_decided',
      sql: `update training_course set status = $3, decided_by = $4, decided_at = $5, decision_reason = $6
            where community_id = $1 and id = $2`,
      values: [communityId, courseId, decision, decided.decidedBy, call.now, reason],
    });
    recordDone(tx, call, communityId, {
      action: 'decide-training-course',
      subjectKind: 'training-course',
      subjectId: courseId,
      details: { decision },
    });
    return ok(toCourseReply(deps, rulesOn(deps.rules, course.heldTo))(decided));
  });

/** Training elsewhere: entered by whoever took part, counted once somebody else has confirmed it. */
export const courseRoutes = (deps: TrainingDeps): readonly Implementation[] => [
  addRoute(deps),
  withdrawRoute(deps),
  decideRoute(deps),
];
