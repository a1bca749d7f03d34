import { ok, type Result } from '../../../kernel/result.ts';
import { openField, sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { pictureKindOf } from '../../communities/server/index.ts';
import { attachmentKindOf } from '../../visits/server/index.ts';
import { MOST_ATTACHMENT_BYTES, type FieldSending, type SyncReply } from '../contract.ts';
import { VISIT_KIND } from '../domain/field-kind.ts';
import type { FieldDeps } from './deps.ts';
import { holdForHead, isHeld } from './held-rows.ts';
import { findRecord, type StoredRecord } from './record-rows.ts';
import type { Taking } from './taking.ts';

type Attachment = FieldSending['attachments'][number];
type AttachmentReceipt = SyncReply['attachments'][number];

export interface OpenedAttachment {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const OF_RECORDS: Statement = {
  name: 'field-attachments-of-records',
  text: `select id, record_id as "recordId", media_type as "mediaType", received_at from field_photo
      where community_id = $1 and record_id = any($2)
    union all
    select id, record_id, media_type, received_at from field_voice where community_id = $1 and record_id = any($2)
    order by received_at, id`,
};
const TABLES = ['field_photo', 'field_voice'] as const;
type Table = (typeof TABLES)[number];

const byId = (table: Table): Statement => ({
  name: `${table}-by-id`,
  text: `select media_type as "mediaType", content_sealed as "contentSealed", record_id as "recordId"
    from ${table} where community_id = $1 and id = $2`,
});

const place = (table: Table, communityId: string, rowId: string): FieldPlace => ({
  table,
  column: 'content_sealed',
  communityId,
  rowId,
});

/** A photo with its size in pixels, or a voice note; null for anything else. What it is its bytes say, not its name. */
const kindOf = (bytes: Buffer) => {
  if (bytes.length > MOST_ATTACHMENT_BYTES) return null;
  const picture = pictureKindOf(bytes);
  if (picture !== null) return { table: 'field_photo' as const, ...picture };
  const mediaType = attachmentKindOf(bytes);
  return mediaType?.startsWith('audio/') === true ? { table: 'field_voice' as const, mediaType } : null;
};

type Kind = NonNullable<ReturnType<typeof kindOf>>;

const keep = (tx: Tx, deps: FieldDeps, { id, recordId, content }: Attachment, kind: Kind, { acting }: Taking): void => {
  const { communityId, now } = acting;
  const sealed = sealField(deps.keyRing, place(kind.table, communityId, id), content);
  if (kind.table === 'field_photo')
    tx.write({
      name: 'field_photo',
      sql: `insert into field_photo (community_id, id, record_id, media_type, width, height, content_sealed, received_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      values: [communityId, id, recordId, kind.mediaType, kind.width, kind.height, sealed, now],
    });
  else
    tx.write({
      name: 'field_voice',
      sql: `insert into field_voice (community_id, id, record_id, media_type, size_bytes, content_sealed, received_at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      values: [communityId, id, recordId, kind.mediaType, Buffer.from(content, 'base64').length, sealed, now],
    });
};

const toVisit = (
  tx: Tx,
  deps: FieldDeps,
  { id, content }: Attachment,
  record: StoredRecord,
  { acting, call, workerId }: Taking,
): Promise<Result<unknown>> =>
  deps.visits.attach(tx, call, {
    communityId: acting.communityId,
    visitId: record.id,
    workerId,
    id,
    content: Buffer.from(content, 'base64'),
  });

/** Takes in one photo or voice note of a record of this worker. One that came before stays as it is. */
export const takeAttachment = async (
  tx: Tx,
  deps: FieldDeps,
  attachment: Attachment,
  taking: Taking,
): Promise<AttachmentReceipt> => {
  const { acting, workerId } = taking;
  const { communityId, now } = acting;
  const { id, recordId } = attachment;
  const answered = (outcome: AttachmentReceipt['outcome'], code: string | null = null): AttachmentReceipt => ({
    id,
    outcome,
    code,
    words: code === null ? null : deps.refusalWords(code, undefined),
  });
  const kind = kindOf(Buffer.from(attachment.content, 'base64'));
  if (kind === null) return answered('refused', 'field-attachment-invalid');
  const record = await findRecord(tx, deps.keyRing, communityId, recordId);
  if (record === undefined && !taking.isHeld && (await isHeld(tx, { communityId, recordId, workerId }))) {
    const of = { communityId, workerId, now, heldFor: 'person-out-of-reach' as const };
    holdForHead(tx, deps.keyRing, { id, recordId, content: { attachment } }, of);
    await tx.flush();
    return answered('held');
  }
  if (record === undefined || record.workerId !== workerId) return answered('refused', 'field-record-unknown');
  if (record.kind === VISIT_KIND) {
    const attached = await toVisit(tx, deps, attachment, record, taking);
    if (!attached.ok) return answered('refused', attached.refusal.code);
  } else keep(tx, deps, attachment, kind, taking);
  await tx.flush();
  return answered('accepted');
};

export const attachmentsOf = (
  tx: Tx,
  communityId: string,
  recordIds: readonly string[],
): Promise<{ readonly id: string; readonly recordId: string; readonly mediaType: string }[]> =>
  recordIds.length === 0 ? Promise.resolve([]) : tx.query(OF_RECORDS, [communityId, recordIds]);

/** Of a record that opened a case, or of a visit. */
export const openAttachment = async (
  tx: Tx,
  deps: Pick<FieldDeps, 'keyRing' | 'visits'>,
  communityId: string,
  id: string,
): Promise<(OpenedAttachment & { readonly recordId: string }) | null> => {
  for (const table of TABLES) {
    const [row] = await tx.query<{ mediaType: string; contentSealed: Buffer; recordId: string }>(byId(table), [
      communityId,
      id,
    ]);
    if (row === undefined) continue;
    const content = openField(deps.keyRing, place(table, communityId, id), row.contentSealed);
    return { mediaType: row.mediaType, bytes: Buffer.from(content, 'base64'), recordId: row.recordId };
  }
  const ofVisit = await deps.visits.openAttachment(tx, communityId, id);
  return ofVisit === null ? null : { ...ofVisit, recordId: ofVisit.visitId };
};

/** What was handed in has not been looked at by anybody yet: only what is a photo or a voice note is shown. */
export const openContent = ({ content }: Attachment): OpenedAttachment | null => {
  const bytes = Buffer.from(content, 'base64');
  const kind = kindOf(bytes);
  return kind === null ? null : { mediaType: kind.mediaType, bytes };
};

/** Even if a browser took it for a page, nothing in it could run. */
export const sandboxed = (
  call: { readonly setHeader: (name: string, value: string) => void },
  id: string,
  { bytes, mediaType }: OpenedAttachment,
) => {
  call.setHeader('content-security-policy', "default-src 'none'; sandbox");
  return ok({ bytes, filename: `${id}.${mediaType.split('/')[1] ?? 'bin'}`, type: mediaType });
};
