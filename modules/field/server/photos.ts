import { openField, sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { pictureKindOf } from '../../communities/server/index.ts';
import { MOST_PHOTO_BYTES, type FieldSending, type SyncReply } from '../contract.ts';
import type { FieldDeps } from './deps.ts';
import { findRecord } from './record-rows.ts';

type Photo = FieldSending['photos'][number];
type PhotoReceipt = SyncReply['photos'][number];

const OF_RECORDS: Statement = {
  name: 'field-photos-of-records',
  text: `select id, record_id as "recordId" from field_photo where community_id = $1 and record_id = any($2)
    order by received_at, id`,
};
const BY_ID: Statement = {
  name: 'field-photo-by-id',
  text: `select media_type as "mediaType", content_sealed as "contentSealed", record_id as "recordId"
    from field_photo where community_id = $1 and id = $2`,
};

const place = (communityId: string, rowId: string): FieldPlace => ({
  table: 'field_photo',
  column: 'content_sealed',
  communityId,
  rowId,
});

/** Takes in one photo of a record of this worker. What it is its first bytes say; a photo that came before stays as it is. */
export const takePhoto = async (
  tx: Tx,
  deps: FieldDeps,
  photo: Photo,
  of: { readonly communityId: string; readonly workerId: string; readonly now: string },
): Promise<PhotoReceipt> => {
  const refused = (code: string): PhotoReceipt => ({
    id: photo.id,
    outcome: 'refused',
    code,
    words: deps.refusalWords(code, undefined),
  });
  const bytes = Buffer.from(photo.content, 'base64');
  const kind = bytes.length > MOST_PHOTO_BYTES ? null : pictureKindOf(bytes);
  if (kind === null) return refused('field-photo-invalid');
  const record = await findRecord(tx, deps.keyRing, of.communityId, photo.recordId);
  if (record === undefined || record.workerId !== of.workerId) return refused('field-record-unknown');
  tx.write({
    name: 'field_photo',
    sql: `insert into field_photo (community_id, id, record_id, media_type, width, height, content_sealed, received_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [
      of.communityId,
      photo.id,
      photo.recordId,
      kind.mediaType,
      kind.width,
      kind.height,
      sealField(deps.keyRing, place(of.communityId, photo.id), photo.content),
      of.now,
    ],
  });
  await tx.flush();
  return { id: photo.id, outcome: 'accepted', code: null, words: null };
};

export const photosOf = (
  tx: Tx,
  communityId: string,
  recordIds: readonly string[],
): Promise<{ readonly id: string; readonly recordId: string }[]> =>
  recordIds.length === 0 ? Promise.resolve([]) : tx.query(OF_RECORDS, [communityId, recordIds]);

export const openPhoto = async (
  tx: Tx,
  deps: Pick<FieldDeps, 'keyRing'>,
  communityId: string,
  photoId: string,
): Promise<{ readonly mediaType: string; readonly bytes: Buffer; readonly recordId: string } | null> => {
  const [row] = await tx.query<{ mediaType: string; contentSealed: Buffer; recordId: string }>(BY_ID, [
    communityId,
    photoId,
  ]);
  if (row === undefined) return null;
  const content = openField(deps.keyRing, place(communityId, photoId), row.contentSealed);
  return { mediaType: row.mediaType, bytes: Buffer.from(content, 'base64'), recordId: row.recordId };
};
