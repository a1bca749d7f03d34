import { ok } from '../../../kernel/result.ts';
import { implement, type Caller, type Implementation } from '../../../platform/http/call.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import { sendFieldRecords, type SyncReply } from '../contract.ts';
import { audit, type Asking, type FieldDeps } from './deps.ts';
import type { Acting } from './form-of-kind.ts';
import { takeAttachment } from './attachments.ts';
import { lockWorker } from './record-rows.ts';
import { takeRecord } from './take-record.ts';

const actorIn = (caller: Caller, communityId: string): Acting['actor'] => ({
  workerId: caller.workerId,
  roles: caller.rolesIn(communityId) as readonly ActingRole[],
  organisationIds: caller.organisationIds,
});

export const actingOf = ({ caller, now, origin }: Asking, communityId: string): Acting => ({
  actor: actorIn(caller, communityId),
  communityId,
  now,
  origin,
});

/** Records first, so that what is attached finds them; each answered by itself. */
export const sendRoute = (deps: FieldDeps): Implementation =>
  implement(sendFieldRecords, async (tx, call) => {
    const { communityId } = call.params;
    const { workerId } = call.caller;
    const { sentAt } = call.body;
    await lockWorker(tx, communityId, workerId);
    const acting = actingOf(call, communityId);
    const records: SyncReply['records'] = [];
    const taking = { acting, call, workerId, sentAt, receivedAt: call.now, isHeld: false };
    for (const edit of call.body.records) records.push(await takeRecord(tx, deps, edit, taking));
    const attachments: SyncReply['attachments'] = [];
    for (const one of call.body.attachments) attachments.push(await takeAttachment(tx, deps, one, taking));
    if (attachments.length > 0)
      audit(
        tx,
        { ...acting, actor: workerId },
        {
          action: 'receive-field-attachments',
          subjectKind: 'worker',
          subjectId: workerId,
          details: { accepted: attachments.filter(({ outcome }) => outcome === 'accepted').map(({ id }) => id) },
        },
      );
    return ok({ now: call.now, records, attachments });
  });
