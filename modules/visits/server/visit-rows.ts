import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { VisitReply } from '../contract/shapes.ts';
import type { Answers } from '../domain/checklist.ts';
import type { VisitResult } from '../domain/visit-needs.ts';
import { workerName, type VisitsDeps } from './deps.ts';
import { visitPlace } from './sealed-places.ts';

/** What is sealed with a visit: answers by checklist, the place, and the whole request, to tell a repetition. */
export interface VisitDetails {
  readonly answers: Readonly<Record<string, Answers>>;
  readonly position: VisitReply['position'];
  readonly sent: string;
}

export interface StoredVisit {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly personName: string;
  readonly gridId: string | null;
  readonly on: PlainDate;
  readonly workerId: string | null;
  readonly result: VisitResult;
  readonly note: string | null;
  readonly noteSealed: Buffer | null;
  readonly detailsSealed: Buffer | null;
  readonly changedAt: Instant | Date;
  readonly findings: readonly {
    readonly id: string;
    readonly checklistId: string;
    readonly questionId: string;
    readonly processId: string;
    readonly caseId: string | null;
  }[];
  readonly attachments: readonly { readonly id: string; readonly mediaType: string; readonly bytes: number }[];
}

/** For questions in which `$1` is the community, also in the inner ones. */
export const VISIT_COLUMNS = `v.id, v.version, v.person_id as "personId", p.name as "personName", b.grid_id as "gridId",
  v.visited_on as "on", v.worker_id as "workerId", v.result, v.note, v.note_sealed as "noteSealed", v.details_sealed as "detailsSealed",
  v.changed_at as "changedAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'checklistId', f.checklist_id, 'questionId', f.question_id,
      'processId', f.process_id, 'caseId', f.case_id) order by f.id)
    from visit_finding f where f.community_id = $1 and f.visit_id = v.id), '[]') as findings,
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'mediaType', a.media_type, 'bytes', a.size_bytes) order by a.id)
    from visit_attachment a where a.community_id = $1 and a.visit_id = v.id), '[]') as attachments`;
export const VISIT_TABLES = `visit v
  join person p on p.community_id = v.community_id and p.id = v.person_id
  left join household h on h.community_id = p.community_id and h.id = p.household_id
  left join building b on b.community_id = h.community_id and b.id = h.building_id`;

const FIND: Statement = {
  name: 'visit-by-id',
  text: `select ${VISIT_COLUMNS} from ${VISIT_TABLES} where v.community_id = $1 and v.id = $2`,
};
const LOCK: Statement = { name: 'visit-by-id-locked', text: `${FIND.text} for update of v` };

const MANY: Statement = {
  name: 'visits-by-id',
  text: `select ${VISIT_COLUMNS} from ${VISIT_TABLES} where v.community_id = $1 and v.id = any($2)`,
};
export const findVisits = (tx: Tx, communityId: string, visitIds: readonly string[]): Promise<StoredVisit[]> =>
  visitIds.length === 0 ? Promise.resolve([]) : tx.query<StoredVisit>(MANY, [communityId, visitIds]);

export const findVisit = async (
  tx: Tx,
  communityId: string,
  visitId: string,
  lock = false,
): Promise<StoredVisit | undefined> => (await tx.query<StoredVisit>(lock ? LOCK : FIND, [communityId, visitId]))[0];

export const detailsOf = (deps: VisitsDeps, communityId: string, visit: StoredVisit): VisitDetails =>
  visit.detailsSealed === null
    ? { answers: {}, position: null, sent: '' }
    : (JSON.parse(
        openField(deps.keyRing, visitPlace.details(communityId, visit.id), visit.detailsSealed),
      ) as VisitDetails);

/** What was written about a visit; those of before are in clear until the job has sealed them. */
export const noteOf = (
  { keyRing }: Pick<VisitsDeps, 'keyRing'>,
  communityId: string,
  { id, note, noteSealed }: Pick<StoredVisit, 'id' | 'note' | 'noteSealed'>,
): string => (noteSealed === null ? (note ?? '') : openField(keyRing, visitPlace.note(communityId, id), noteSealed));

/** What a finding is called: as the answer that raised it says in the checklist. */
export const titleOf = (
  { catalogue }: VisitsDeps,
  { checklistId, questionId, processId }: StoredVisit['findings'][number],
): { zh: string; en: string } => {
  const question = catalogue.checklists
    .find(({ id }) => id === checklistId)
    ?.questions.find(({ id }) => id === questionId);
  const title = question?.raises?.find((one) => one.processId === processId)?.title ?? question?.ask;
  return { ...(title ?? { zh: questionId, en: questionId }) };
};

export const visitReply = (deps: VisitsDeps, communityId: string, visit: StoredVisit): VisitReply => {
  const { answers, position } = detailsOf(deps, communityId, visit);
  return {
    id: visit.id,
    version: visit.version,
    person: { id: visit.personId, name: visit.personName },
    on: visit.on,
    worker: visit.workerId === null ? null : workerName(deps, visit.workerId),
    result: visit.result,
    note: noteOf(deps, communityId, visit),
    answers: answers as VisitReply['answers'],
    position,
    findings: visit.findings.map((finding) => ({
      id: finding.id,
      checklistId: finding.checklistId,
      questionId: finding.questionId,
      title: titleOf(deps, finding),
      processId: finding.processId,
      process: {
        ...(deps.casework.processes.inForce(finding.processId, visit.on, communityId)?.name ?? {
          zh: finding.processId,
          en: finding.processId,
        }),
      },
      caseId: finding.caseId,
    })),
    attachments: visit.attachments.map((one) => ({ ...one })),
    changedAt: new Date(visit.changedAt).toISOString(),
  };
};
