import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { listHeldRecords, settleHeldRecord } from '../contract.ts';
import { audit, type FieldDeps } from './deps.ts';
import type { Acting } from './form-of-kind.ts';
import { heldRecords, lockHeld, settleHeld, type Held } from './held-rows.ts';
import { takePhoto } from './photos.ts';
import { lockWorker } from './record-rows.ts';
import { actingOf } from './send-routes.ts';
import { takeRecord } from './take-record.ts';

const listRoute = (deps: FieldDeps): Implementation =>
  implement(listHeldRecords, async (tx, call) => {
    const { communityId } = call.params;
    const held = await heldRecords(tx, deps.keyRing, communityId);
    if (held.length > 0)
      audit(
        tx,
        { communityId, actor: call.caller.workerId, now: call.now, origin: call.origin },
        {
          action: 'read-held-records',
          subjectKind: 'community',
          subjectId: communityId,
          details: { records: held.map(({ id }) => id) },
        },
      );
    return ok({
      items: held.map(({ id, recordId, workerId, receivedAt, content }) => ({
        id,
        recordId,
        kind: 'edit' in content ? content.edit.kind : null,
        workerName: deps.directory.worker(workerId)?.name ?? '',
        receivedAt,
        values: 'edit' in content ? content.edit.values : null,
      })),
    });
  });

/** The head takes it in as the own act; the record keeps whose it was. */
const takeIn = async (
  tx: Tx,
  deps: FieldDeps,
  { content, workerId }: Held,
  acting: Acting,
): Promise<Result<string | null>> => {
  const { communityId, now } = acting;
  await lockWorker(tx, communityId, workerId);
  if ('photo' in content) {
    const taken = await takePhoto(tx, deps, content.photo, { communityId, workerId, now });
    return taken.outcome === 'accepted' ? ok(null) : refuse('field-record-not-taken', { code: taken.code });
  }
  const receipt = await takeRecord(tx, deps, content.edit, { acting, workerId, sentAt: content.sentAt });
  if (receipt.outcome === 'accepted') return ok(receipt.caseNumber);
  return refuse('field-record-not-taken', { code: receipt.outcome === 'refused' ? receipt.code : receipt.outcome });
};

const settleRoute = (deps: FieldDeps): Implementation =>
  implement(settleHeldRecord, async (tx, call) => {
    const { communityId, heldId } = call.params;
    const { reason } = call.body;
    const held = await lockHeld(tx, deps.keyRing, communityId, heldId);
    if (held === undefined) return refuse('not-found');
    if (held.settledAt !== null) return refuse('held-record-settled');
    const isTaken = call.body.decision === 'take-in';
    if (!isTaken && reason === '') return refuse('reason-missing');
    const acting = actingOf(call, communityId);
    const taken = isTaken ? await takeIn(tx, deps, held, acting) : ok(null);
    if (!taken.ok) return taken;
    const decision = isTaken ? 'taken-in' : 'set-aside';
    const by = call.caller.workerId;
    settleHeld(tx, { communityId, id: heldId, decision, by, reason, now: call.now });
    audit(
      tx,
      { ...acting, actor: by },
      {
        action: 'settle-held-record',
        subjectKind: 'field-record',
        subjectId: held.recordId,
        details: { decision },
      },
    );
    return ok({ decision, caseNumber: taken.value });
  });

/** What was handed in by somebody without access: the head looks at each and takes it in or sets it aside. */
export const heldRoutes = (deps: FieldDeps): readonly Implementation[] => [listRoute(deps), settleRoute(deps)];
