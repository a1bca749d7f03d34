import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { getHeldAttachment, listHeldRecords, settleHeldRecord } from '../contract.ts';
import { audit, type FieldDeps } from './deps.ts';
import type { FieldValues } from '../domain/field-record.ts';
import { formOf } from './form-of-kind.ts';
import { findHeld, heldRecords, lockHeld, settleHeld, type Held } from './held-rows.ts';
import { openContent, sandboxed, takeAttachment } from './attachments.ts';
import { lockWorker } from './record-rows.ts';
import { actingOf } from './send-routes.ts';
import { takeRecord } from './take-record.ts';
import type { Taking } from './taking.ts';
import { plainValues } from './present-state.ts';
import { recordWords } from './record-words.ts';
import { maskedValues } from './sensitive-values.ts';

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
    const acting = actingOf(call, communityId);
    const masked = (kind: string, values: FieldValues): FieldValues => {
      const form = formOf(deps, kind, acting);
      return form === null ? values : maskedValues(deps, form, values);
    };
    return ok({
      items: held.map(({ id, recordId, workerId, receivedAt, heldFor, content }) => ({
        id,
        recordId,
        kind: 'edit' in content ? content.edit.kind : null,
        workerName: deps.directory.worker(workerId)?.name ?? '',
        receivedAt,
        heldFor,
        values: 'edit' in content ? plainValues(masked(content.edit.kind, content.edit.values)) : null,
        words: 'edit' in content ? recordWords(deps, content.edit.kind, content.edit.values, acting) : [],
      })),
    });
  });

/** The head takes it in as the own act; the record keeps whose it was. */
const takeIn = async (
  tx: Tx,
  deps: FieldDeps,
  { content, workerId, receivedAt }: Held,
  { acting, call }: Pick<Taking, 'acting' | 'call'>,
): Promise<Result<string | null>> => {
  await lockWorker(tx, acting.communityId, workerId);
  const taking = { acting, call, workerId, receivedAt: new Date(receivedAt).toISOString(), isHeld: true };
  if ('attachment' in content) {
    const taken = await takeAttachment(tx, deps, content.attachment, { ...taking, sentAt: receivedAt });
    return taken.outcome === 'accepted' ? ok(null) : refuse('field-record-not-taken', { code: taken.code });
  }
  const receipt = await takeRecord(tx, deps, content.edit, { ...taking, sentAt: content.sentAt });
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
    const taken = isTaken ? await takeIn(tx, deps, held, { acting, call }) : ok(null);
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

const attachmentRoute = (deps: FieldDeps): Implementation =>
  implement(getHeldAttachment, async (tx, call) => {
    const { communityId, heldId } = call.params;
    const held = await findHeld(tx, deps.keyRing, communityId, heldId);
    const opened = held !== undefined && 'attachment' in held.content ? openContent(held.content.attachment) : null;
    if (held === undefined || opened === null) return refuse('not-found');
    audit(
      tx,
      { communityId, actor: call.caller.workerId, now: call.now, origin: call.origin },
      { action: 'read-field-attachment', subjectKind: 'field-record', subjectId: held.recordId, details: { heldId } },
    );
    return sandboxed(call, heldId, opened);
  });

/** What was handed in by somebody without access: the head looks at each and takes it in or sets it aside. */
export const heldRoutes = (deps: FieldDeps): readonly Implementation[] => [
  listRoute(deps),
  settleRoute(deps),
  attachmentRoute(deps),
];
