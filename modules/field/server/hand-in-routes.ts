import { createHash, randomBytes } from 'node:crypto';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, implementPublic, type Implementation } from '../../../platform/http/call.ts';
import { handInFieldRecords, registerFieldPhone, type FieldSending, type SyncReply } from '../contract.ts';
import { audit, type FieldDeps } from './deps.ts';
import { holdForHead } from './held-rows.ts';
import { findRecord, wasSeen } from './record-rows.ts';
import { presentState } from './present-state.ts';

/** Long enough for a phone that was left in a drawer over a holiday. */
const VALID_DAYS = 30;
const DAY_MS = 86_400_000;
const CODE_BYTES = 24;
/** Wrong codes from one address; a code holds 192 bits, so this is against nuisance, not against guessing. */
const ATTEMPTS = { most: 20, forgottenAfterMinutes: 30 };

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

const PHONE: Statement = {
  name: 'field-phone-by-code',
  text: `select id, worker_id as "workerId" from field_phone
    where community_id = $1 and code_hash = $2 and valid_until > $3`,
};

export const registerPhoneRoute: Implementation = implement(registerFieldPhone, async (tx, call) => {
  const { communityId } = call.params;
  const { workerId } = call.caller;
  const code = randomBytes(CODE_BYTES).toString('base64url');
  const validUntil = new Date(Date.parse(call.now) + VALID_DAYS * DAY_MS).toISOString();
  tx.write({
    name: 'field_phone',
    // Somebody else's phone stays somebody else's.
    sql: `insert into field_phone as phone (community_id, id, worker_id, code_hash, valid_until) values ($1, $2, $3, $4, $5)
          on conflict (community_id, id) do update set code_hash = excluded.code_hash, valid_until = excluded.valid_until
          where phone.worker_id = excluded.worker_id`,
    values: [communityId, call.body.phoneId, workerId, hashOf(code), validUntil],
  });
  audit(
    tx,
    { communityId, actor: workerId, now: call.now, origin: call.origin },
    {
      action: 'register-field-phone',
      subjectKind: 'field-phone',
      subjectId: call.body.phoneId,
    },
  );
  return ok({ code, validUntil });
});

/** What arrived before the access was withdrawn is there already: only its answer got lost. */
const handInOne = async (
  tx: Tx,
  deps: FieldDeps,
  edit: FieldSending['records'][number],
  { sentAt, ...of }: Parameters<typeof holdForHead>[3] & { readonly sentAt: string },
): Promise<SyncReply['records'][number]> => {
  const { communityId, workerId, now } = of;
  const { recordId, editId } = edit;
  const told = { recordId, editId, receivedAt: now };
  const stored = await findRecord(tx, deps.keyRing, communityId, recordId);
  if (stored?.workerId === workerId && (await wasSeen(tx, communityId, recordId, editId))) {
    const { caseNumber, caseId } = stored;
    const present = await presentState(tx, deps, communityId, stored);
    return { ...told, outcome: 'accepted', present, caseNumber, caseId };
  }
  holdForHead(tx, deps.keyRing, { id: editId, recordId, content: { edit, sentAt } }, of);
  return { ...told, outcome: 'held' };
};

/** Of somebody who may no longer sign in: nothing is opened, everything is kept for the head, nothing twice. */
export const handInRoute = (deps: FieldDeps): Implementation =>
  implementPublic(
    handInFieldRecords,
    async (tx, call) => {
      const { communityId } = call.params;
      const { code, records, attachments, sentAt } = call.body;
      const attemptKey = `field-hand-in:${call.origin}`;
      if (await deps.attempts.isLocked(attemptKey, ATTEMPTS))
        return refuse('too-many-requests', { minutes: ATTEMPTS.forgottenAfterMinutes });
      const [phone] = await tx.query<{ id: string; workerId: string }>(PHONE, [communityId, hashOf(code), call.now]);
      if (phone === undefined) {
        await deps.attempts.record(attemptKey, ATTEMPTS);
        return refuse('not-found');
      }
      const { workerId } = phone;
      const of = { communityId, workerId, now: call.now, heldFor: 'access-withdrawn' as const };
      const receipts: SyncReply['records'] = [];
      for (const edit of records) receipts.push(await handInOne(tx, deps, edit, { ...of, sentAt }));
      for (const attachment of attachments)
        holdForHead(
          tx,
          deps.keyRing,
          { id: attachment.id, recordId: attachment.recordId, content: { attachment } },
          of,
        );
      audit(
        tx,
        { ...of, actor: workerId, origin: call.origin },
        {
          action: 'hand-in-field-records',
          subjectKind: 'field-phone',
          subjectId: phone.id,
          details: { records: records.map(({ recordId }) => recordId), attachments: attachments.length },
        },
      );
      return ok({
        now: call.now,
        records: receipts,
        attachments: attachments.map(({ id }) => ({ id, outcome: 'held' as const, code: null, words: null })),
      });
    },
    async ({ params }) => (deps.directory.organisation(params.communityId) === undefined ? [] : [params.communityId]),
  );
