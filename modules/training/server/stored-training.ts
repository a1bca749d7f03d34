import type { PlainDate } from '../../../kernel/plain-date.ts';
import { openField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { OrganiserLevel } from '../domain/training-rules.ts';
import type { CourseStatus } from '../domain/training-year.ts';

export interface FinishedRound {
  readonly id: string;
  readonly workerId: string;
  readonly mode: 'mixed' | 'group' | 'weak';
  readonly groupId: string | null;
  readonly finishedAt: string;
  readonly questions: number;
  readonly right: number;
  readonly passed: boolean;
  readonly creditedMinutes: number;
}

export interface StoredCourse {
  readonly id: string;
  readonly workerId: string;
  readonly kindId: string;
  readonly contentId: string;
  readonly title: string;
  readonly organiser: string;
  readonly organiserLevel: OrganiserLevel;
  readonly heldFrom: PlainDate;
  readonly heldTo: PlainDate;
  readonly classHours: number;
  readonly certificateNumber: string | null;
  readonly status: CourseStatus;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string;
}

interface CourseRow extends Omit<StoredCourse, 'certificateNumber'> {
  readonly certificateSealed: Buffer | null;
}

export const certificatePlace = (communityId: string, courseId: string): FieldPlace => ({
  table: 'training_course',
  column: 'certificate_sealed',
  communityId,
  rowId: courseId,
});

const COURSE_COLUMNS = `id, worker_id as "workerId", kind_id as "kindId", content_id as "contentId", title, organiser,
  organiser_level as "organiserLevel", held_from as "heldFrom", held_to as "heldTo", class_hours::float8 as "classHours",
  certificate_sealed as "certificateSealed", status, decided_by as "decidedBy", decided_at as "decidedAt",
  decision_reason as "decisionReason"`;

/** Nobody finishes more in a year; whoever does still has all the credit, which is summed apart. */
const MOST_ROUNDS_SHOWN = 400;

const ROUNDS: Statement = {
  name: 'training-rounds',
  text: `select id, worker_id as "workerId", mode, group_id as "groupId", finished_at as "finishedAt",
           cardinality(keys) as questions, right_answers as right, passed, credited_minutes as "creditedMinutes"
         from training_round where community_id = $1 and worker_id = $2 and finished_on between $3 and $4
         order by finished_at desc limit ${MOST_ROUNDS_SHOWN}`,
};
const MINUTES: Statement = {
  name: 'training-minutes',
  text: `select worker_id as "workerId", sum(credited_minutes) as minutes from training_round
         where community_id = $1 and finished_on between $2 and $3 group by worker_id`,
};
const COURSES: Statement = {
  name: 'training-courses',
  text: `select ${COURSE_COLUMNS} from training_course
         where community_id = $1 and ($2::uuid is null or worker_id = $2) and held_to between $3 and $4
         order by held_to desc, id desc`,
};
const WAITING: Statement = {
  name: 'training-courses-waiting',
  text: `select ${COURSE_COLUMNS} from training_course where community_id = $1 and status = 'claimed' order by entered_at`,
};
const COURSE: Statement = {
  name: 'training-course-locked',
  text: `select ${COURSE_COLUMNS} from training_course where community_id = $1 and id = $2 for update`,
};

const opened =
  (keyRing: KeyRing, communityId: string) =>
  ({ certificateSealed, ...row }: CourseRow): StoredCourse => ({
    ...row,
    certificateNumber:
      certificateSealed === null ? null : openField(keyRing, certificatePlace(communityId, row.id), certificateSealed),
  });

const bounds = (year: number): readonly [PlainDate, PlainDate] => [`${year}-01-01`, `${year}-12-31`];

export const roundsOf = (tx: Tx, communityId: string, workerId: string, year: number): Promise<FinishedRound[]> =>
  tx.query<FinishedRound>(ROUNDS, [communityId, workerId, ...bounds(year)]);

/** Minutes credited in a year, by worker. */
export const minutesByWorker = async (
  tx: Tx,
  communityId: string,
  year: number,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx.query<{ workerId: string; minutes: number }>(MINUTES, [communityId, ...bounds(year)]);
  return new Map(rows.map(({ workerId, minutes }) => [workerId, minutes]));
};

/** Courses that ended in the year; of one worker, or of everybody with null. */
export const coursesOf = async (
  tx: Tx,
  keyRing: KeyRing,
  communityId: string,
  workerId: string | null,
  year: number,
): Promise<readonly StoredCourse[]> =>
  (await tx.query<CourseRow>(COURSES, [communityId, workerId, ...bounds(year)])).map(opened(keyRing, communityId));

/** Entries nobody has decided on, whatever their year. */
export const coursesWaiting = async (tx: Tx, keyRing: KeyRing, communityId: string): Promise<readonly StoredCourse[]> =>
  (await tx.query<CourseRow>(WAITING, [communityId])).map(opened(keyRing, communityId));

export const lockCourse = async (
  tx: Tx,
  keyRing: KeyRing,
  communityId: string,
  courseId: string,
): Promise<StoredCourse | undefined> =>
  (await tx.query<CourseRow>(COURSE, [communityId, courseId])).map(opened(keyRing, communityId))[0];
