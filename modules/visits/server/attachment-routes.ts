import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { openField, sealField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { addAttachment, getAttachment, MOST_ATTACHMENT_BYTES, MOST_ATTACHMENTS } from '../contract.ts';
import { attachmentKindOf } from './attachment-kind.ts';
import type { VisitsDeps } from './deps.ts';
import { reachOf, type Asking } from './reach.ts';
import { visitPlace } from './sealed-places.ts';
import { findVisit, type StoredVisit } from './visit-rows.ts';

const ADD: Statement = {
  name: 'add-visit-attachment',
  text: `insert into visit_attachment (community_id, id, visit_id, media_type, size_bytes, content_sealed, added_by)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};
const TOUCH: Statement = {
  name: 'touch-visit-with-attachment',
  text: 'update visit set changed_at = now() where community_id = $1 and id = $2',
};
const CONTENT: Statement = {
  name: 'visit-attachment-content',
  text: `select media_type as "mediaType", content_sealed as sealed from visit_attachment
    where community_id = $1 and visit_id = $2 and id = $3`,
};

const seenVisit = async (
  tx: Tx,
  call: Asking,
  { communityId, visitId }: { readonly communityId: string; readonly visitId: string },
  lock = false,
): Promise<StoredVisit | undefined> => {
  const visit = await findVisit(tx, communityId, visitId, lock);
  const maySee = await reachOf(tx, call, communityId);
  return visit !== undefined && maySee({ id: visit.personId, gridId: visit.gridId }) ? visit : undefined;
};

/** Adds a photo or voice note to a visit, once. What it is its first bytes say. */
export const attachTo = async (
  tx: Tx,
  deps: VisitsDeps,
  call: Asking,
  of: {
    readonly communityId: string;
    readonly visit: StoredVisit;
    readonly workerId: string;
    readonly id: string;
    readonly content: Buffer;
  },
): Promise<Result<StoredVisit['attachments'][number]>> => {
  const { communityId, visit, workerId, id, content } = of;
  const known = visit.attachments.find((one) => one.id === id);
  if (known !== undefined) return ok({ ...known });
  if (visit.attachments.length >= MOST_ATTACHMENTS) return refuse('attachments-full', { most: MOST_ATTACHMENTS });
  const mediaType = attachmentKindOf(content);
  if (mediaType === null || content.length > MOST_ATTACHMENT_BYTES) return refuse('attachment-invalid');
  // Sealing works on text; base64 keeps every byte.
  const sealed = sealField(deps.keyRing, visitPlace.attachment(communityId, id), content.toString('base64'));
  await tx.query(ADD, [communityId, id, visit.id, mediaType, content.length, sealed, workerId]);
  await tx.query(TOUCH, [communityId, visit.id]);
  recordDone(tx, call, communityId, {
    action: 'add-visit-attachment',
    subjectKind: 'person',
    subjectId: visit.personId,
    details: { visitId: visit.id, attachmentId: id, mediaType },
  });
  return ok({ id, mediaType, bytes: content.length });
};

const addRoute = (deps: VisitsDeps): Implementation =>
  implement(addAttachment, async (tx, call) => {
    const { communityId } = call.params;
    const visit = await seenVisit(tx, call, call.params, true);
    if (visit === undefined) return refuse('not-found');
    const content = Buffer.from(call.body.content, 'base64');
    const of = { communityId, visit, workerId: call.caller.workerId, id: call.body.id, content };
    return attachTo(tx, deps, call, of);
  });

/** In clear; null where there is none. Who may see it is for the caller to know. */
export const openAttachment = async (
  tx: Tx,
  deps: Pick<VisitsDeps, 'keyRing'>,
  communityId: string,
  of: { readonly visitId: string; readonly attachmentId: string },
): Promise<{ readonly bytes: Buffer; readonly mediaType: string } | null> => {
  const { attachmentId } = of;
  const [found] = await tx.query<{ mediaType: string; sealed: Buffer }>(CONTENT, [
    communityId,
    of.visitId,
    attachmentId,
  ]);
  if (found === undefined) return null;
  const content = openField(deps.keyRing, visitPlace.attachment(communityId, attachmentId), found.sealed);
  return { bytes: Buffer.from(content, 'base64'), mediaType: found.mediaType };
};

const readRoute = (deps: VisitsDeps): Implementation =>
  implement(getAttachment, async (tx, call) => {
    const { communityId, visitId, attachmentId } = call.params;
    const visit = await seenVisit(tx, call, call.params);
    const found = visit === undefined ? null : await openAttachment(tx, deps, communityId, { visitId, attachmentId });
    if (visit === undefined || found === null) return refuse('not-found');
    recordDone(tx, call, communityId, {
      action: 'read-visit-attachment',
      subjectKind: 'person',
      subjectId: visit.personId,
      details: { visitId, attachmentId },
    });
    // Even if a browser took it for a page, nothing in it could run.
    call.setHeader('content-security-policy', "default-src 'none'; sandbox");
    return ok({ bytes: found.bytes, filename: attachmentId, type: found.mediaType });
  });

/** Photos and voice notes of a visit, sealed like everything personal. */
export const attachmentRoutes = (deps: VisitsDeps): readonly Implementation[] => [addRoute(deps), readRoute(deps)];
