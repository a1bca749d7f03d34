import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { BodyOf } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { recordVisit } from '../contract.ts';
import type { ChecklistReply, PlannedReply, VisitReply } from '../contract/shapes.ts';
import { attachTo, openAttachment } from './attachment-routes.ts';
import type { VisitsDeps } from './deps.ts';
import { openFinding } from './finding-case-route.ts';
import { checklistReply } from './form-route.ts';
import { walkOf } from './plan-routes.ts';
import type { Asking } from './reach.ts';
import { keepVisit } from './record-visit.ts';
import { findVisit, findVisits, visitReply } from './visit-rows.ts';

interface OfVisit {
  readonly communityId: string;
  readonly visitId: string;
}

/** Visits as the module of records from the field takes them along and brings them in. */
export interface FieldVisits {
  /** Today's walk of the caller, by building and floor, with what is late. */
  walk(tx: Tx, call: Asking, communityId: string): Promise<readonly PlannedReply[]>;
  /** In the order in which they are asked. */
  checklists(): readonly ChecklistReply[];
  processName(processId: string, call: Asking, communityId: string): VisitReply['findings'][number]['process'];
  find(tx: Tx, communityId: string, visitIds: readonly string[]): Promise<readonly VisitReply[]>;
  /** `not-found`: the caller may not see the person, or there is none. Other refusals as of the route. */
  keep(
    tx: Tx,
    call: Asking,
    of: OfVisit & { readonly workerId: string; readonly body: BodyOf<typeof recordVisit> },
  ): Promise<Result<VisitReply>>;
  openFinding(tx: Tx, call: Asking, of: OfVisit & { readonly findingId: string }): Promise<Result<unknown>>;
  attach(
    tx: Tx,
    call: Asking,
    of: OfVisit & { readonly workerId: string; readonly id: string; readonly content: Buffer },
  ): Promise<Result<unknown>>;
  openAttachment(
    tx: Tx,
    communityId: string,
    attachmentId: string,
  ): Promise<{ readonly bytes: Buffer; readonly mediaType: string; readonly visitId: string } | null>;
}

const VISIT_OF_ATTACHMENT: Statement = {
  name: 'visit-of-attachment',
  text: 'select visit_id as "visitId" from visit_attachment where community_id = $1 and id = $2',
};

export const fieldVisits = (deps: VisitsDeps): FieldVisits => ({
  walk: (tx, { caller, now }, communityId) => {
    const today = plainDateOf(now);
    return walkOf(tx, deps, { communityId, workerId: caller.workerId, on: today, today });
  },
  checklists: () => deps.catalogue.checklists.map(checklistReply),
  processName: (processId, { now }, communityId) => ({
    ...(deps.casework.processes.inForce(processId, plainDateOf(now), communityId)?.name ?? {
      zh: processId,
      en: processId,
    }),
  }),
  find: async (tx, communityId, visitIds) =>
    (await findVisits(tx, communityId, visitIds)).map((visit) => visitReply(deps, communityId, visit)),
  keep: async (tx, call, of) => {
    const kept = await keepVisit(tx, deps, call, of);
    return kept.ok ? ok(visitReply(deps, of.communityId, kept.value)) : kept;
  },
  openFinding: (tx, call, of) => openFinding(tx, deps, call, of),
  attach: async (tx, call, of) => {
    const visit = await findVisit(tx, of.communityId, of.visitId, true);
    return visit === undefined ? refuse('not-found') : attachTo(tx, deps, call, { ...of, visit });
  },
  openAttachment: async (tx, communityId, attachmentId) => {
    const [row] = await tx.query<{ visitId: string }>(VISIT_OF_ATTACHMENT, [communityId, attachmentId]);
    if (row === undefined) return null;
    const { visitId } = row;
    const found = await openAttachment(tx, deps, communityId, { visitId, attachmentId });
    return found === null ? null : { ...found, visitId };
  },
});
