import { ok, refuse } from '../../../kernel/result.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { getFieldPhoto, listFieldRecords } from '../contract.ts';
import { audit, type FieldDeps } from './deps.ts';
import { openPhoto, photosOf } from './photos.ts';
import { recordsOfCase } from './record-rows.ts';

/** What came from outside, as the office sees it beside a case. */
export const recordRoutes = (deps: FieldDeps): readonly Implementation[] => [
  implement(listFieldRecords, async (tx, call) => {
    const { communityId } = call.params;
    const records = await recordsOfCase(tx, deps.keyRing, communityId, call.query.caseId);
    const photos = await photosOf(
      tx,
      communityId,
      records.map(({ id }) => id),
    );
    return ok({
      items: records.map(({ id, kind, workerId, version, madeAt, happenedAt, receivedAt }) => ({
        id,
        kind,
        workerName: deps.directory.worker(workerId)?.name ?? '',
        version,
        madeAt,
        happenedAt,
        receivedAt,
        photoIds: photos.filter(({ recordId }) => recordId === id).map((photo) => photo.id),
      })),
    });
  }),
  implement(getFieldPhoto, async (tx, call) => {
    const { communityId, photoId } = call.params;
    const photo = await openPhoto(tx, deps, communityId, photoId);
    if (photo === null) return refuse('not-found');
    audit(
      tx,
      { communityId, actor: call.caller.workerId, now: call.now, origin: call.origin },
      {
        action: 'read-field-photo',
        subjectKind: 'field-record',
        subjectId: photo.recordId,
        details: { photoId },
      },
    );
    // Even if a browser took it for a page, nothing in it could run.
    call.setHeader('content-security-policy', "default-src 'none'; sandbox");
    return ok({ bytes: photo.bytes, filename: `photo.${photo.mediaType.split('/')[1]}`, type: photo.mediaType });
  }),
];
