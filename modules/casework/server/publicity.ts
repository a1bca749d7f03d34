import { createHash, randomInt } from 'node:crypto';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { openField, sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import { auditPart } from '../../audit/server/index.ts';
import type { CaseCommand } from '../domain/commands.ts';
import { EVERYBODY, messageRuleOn, reachOf, type Reach } from '../domain/publicity.ts';
import type { CaseworkDeps } from './deps.ts';
import type { Acting } from './open-case.ts';
import type { ChangedCase } from './write-case.ts';

/** What the outbox calls these messages. */
export const PUBLICITY_TOPIC = 'publicity';

/** Crockford's letters and digits: nothing that is misread. Sixteen of them hold 80 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

const place = (communityId: string, recipientId: string): FieldPlace => ({
  table: 'publicity_recipient',
  column: 'code_sealed',
  communityId,
  rowId: recipientId,
});

export const hashOfCode = (code: string): Buffer => createHash('sha256').update(code).digest();

export const openCode = (deps: CaseworkDeps, communityId: string, recipientId: string, sealed: Buffer): string =>
  openField(deps.keyRing, place(communityId, recipientId), sealed);

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

interface Push {
  readonly id: string;
  readonly message: string;
  readonly groupIds: readonly string[];
  readonly reach: Reach;
}

/** One row and one waiting message for each recipient, under the same id. */
const writeRecipients = (tx: Tx, deps: CaseworkDeps, changed: ChangedCase, push: Push, at: string): void => {
  const { communityId } = changed;
  const prefix = deps.directory.organisation(communityId)?.receiptPrefix ?? 'A';
  const rows = push.reach.recipientIds.map((personId) => {
    const id = newId();
    const code = `${prefix}-${Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
    const sealed = sealField(deps.keyRing, place(communityId, id), code);
    return { id, person_id: personId, code_hash: hex(hashOfCode(code)), code_sealed: hex(sealed) };
  });
  tx.write({
    name: 'push_recipients',
    sql: `insert into publicity_recipient (community_id, id, push_id, person_id, code_hash, code_sealed)
          select $1, id, $2, person_id, code_hash, code_sealed
          from jsonb_to_recordset($3::jsonb) as given(id uuid, person_id uuid, code_hash bytea, code_sealed bytea)`,
    values: [communityId, push.id, JSON.stringify(rows)],
  });
  tx.write({
    name: 'push_messages',
    sql: `insert into outbox (community_id, id, topic, payload, at)
          select $1, id, $2, $3::jsonb, $4 from jsonb_to_recordset($5::jsonb) as given(id uuid)`,
    values: [
      communityId,
      PUBLICITY_TOPIC,
      JSON.stringify({ caseId: changed.id, pushId: push.id }),
      at,
      JSON.stringify(rows.map(({ id }) => ({ id }))),
    ],
  });
};

const writePush = (tx: Tx, changed: ChangedCase, push: Push, { actor, now, origin }: Acting): void => {
  const { people, withoutPhone, withoutConsent, recipientIds } = push.reach;
  tx.write({
    name: 'push',
    sql: `insert into publicity_push
            (community_id, id, case_id, message, group_ids, people, without_phone, without_consent, worker_id, at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      changed.communityId,
      push.id,
      changed.id,
      push.message,
      push.groupIds,
      people,
      withoutPhone,
      withoutConsent,
      actor.workerId,
      now,
    ],
  });
  tx.write(
    auditPart({
      communityId: changed.communityId,
      at: now,
      actor: actor.workerId ?? actor.roles[0] ?? 'system',
      action: 'push-message',
      subjectKind: 'case',
      subjectId: changed.id,
      outcome: 'done',
      origin,
      details: { groups: push.groupIds, people, sent: recipientIds.length },
    }),
  );
};

const asText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const asList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/**
 * Sends the message of an action that the definition says sends one: to the people of the groups it names, as far as
 * the rule of the day lets them be told. Nobody to tell is a refusal, so that no worker believes people were told.
 */
export const pushMessages = async (
  tx: Tx,
  deps: CaseworkDeps,
  changed: ChangedCase,
  command: CaseCommand,
  acting: Acting,
): Promise<Result<null>> => {
  const sends = command.type === 'act' ? changed.definition.actions[command.action]?.sends : undefined;
  if (command.type !== 'act' || sends === undefined) return ok(null);
  const on = plainDateOf(acting.now);
  const rule = messageRuleOn(deps.publicity.rules, on);
  if (rule === undefined) return refuse('nobody-to-tell', { people: 0, withoutPhone: 0, withoutConsent: 0 });
  const groupIds = asList(command.input[sends.groups]);
  const members = await deps.publicity.audience(tx, changed.communityId, {
    everybody: groupIds.includes(EVERYBODY),
    groupIds,
    purpose: rule.purpose,
    on,
  });
  const reach = reachOf(rule, members);
  const { people, withoutPhone, withoutConsent, recipientIds } = reach;
  if (recipientIds.length === 0) return refuse('nobody-to-tell', { people, withoutPhone, withoutConsent });
  const push: Push = { id: newId(), message: asText(command.input[sends.message]), groupIds, reach };
  writePush(tx, changed, push, acting);
  writeRecipients(tx, deps, changed, push, acting.now);
  return ok(null);
};
