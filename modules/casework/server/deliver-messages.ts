import { openField } from '../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { getStep } from '../domain/evolve.ts';
import { itemNameOf } from './case-summary.ts';
import type { CaseworkDeps } from './deps.ts';
import { openCode, PUBLICITY_TOPIC } from './publicity.ts';
import { reportersOf } from './reporters.ts';
import { findCase, type CaseWithHistory } from './stored-case.ts';

const BATCH = 100;
const MOST_ATTEMPTS = 12;
const TIMEOUT_MILLISECONDS = 10_000;

interface Message {
  readonly id: string;
  readonly topic: string;
  readonly payload: { readonly caseId: string; readonly step: string };
}

/** SQL of what will not be sent any more: tried too often, with nobody to tell, or too old to be news at the moment `now`. */
export const givenUp = (now: string): string =>
  `o.failed_because is not null and (o.attempts >= ${MOST_ATTEMPTS} or o.delivered_at is not null)
   or o.delivered_at is null and o.at <= ${now}::timestamptz - interval '2 days'`;

/**
 * Later attempts wait longer: 2, 4, 8 … minutes, so that a gateway that is down is not pressed.
 * News of two days ago is no news: a gateway configured late does not send a year's messages.
 * What somebody waits for goes before what goes to many.
 */
const WAITING: Statement = {
  name: 'waiting-messages',
  text: `select id, topic, payload from outbox
         where community_id = $1 and delivered_at is null and attempts < ${MOST_ATTEMPTS}
           and at > $2::timestamptz - interval '2 days'
           and at + make_interval(mins => case attempts when 0 then 0 else (2 ^ attempts)::integer end) <= $2
         order by topic = '${PUBLICITY_TOPIC}', at limit ${BATCH} for update skip locked`,
};

const PHONE: Statement = {
  name: 'phone-for-message',
  text: 'select phone_sealed as sealed from person where community_id = $1 and id = $2',
};

const phoneOf = async (tx: Tx, deps: CaseworkDeps, communityId: string, personId: string): Promise<string | null> => {
  const [row] = await tx.query<{ sealed: Buffer | null }>(PHONE, [communityId, personId]);
  if (row === undefined || row.sealed === null) return null;
  return openField(deps.keyRing, { table: 'person', column: 'phone_sealed', communityId, rowId: personId }, row.sealed);
};

/** What a recipient of publicity is sent. */
const RECIPIENT: Statement = {
  name: 'publicity-for-message',
  text: `select r.person_id as "personId", r.code_sealed as "codeSealed", p.message
         from publicity_recipient r
         join publicity_push p on p.community_id = r.community_id and p.id = r.push_id
         where r.community_id = $1 and r.id = $2`,
};

interface Recipient {
  readonly personId: string;
  readonly codeSealed: Buffer;
  readonly message: string;
}

const publicityBody = async (tx: Tx, deps: CaseworkDeps, communityId: string, message: Message) => {
  const [recipient] = await tx.query<Recipient>(RECIPIENT, [communityId, message.id]);
  const phone = recipient === undefined ? null : await phoneOf(tx, deps, communityId, recipient.personId);
  if (recipient === undefined || phone === null) return null;
  return {
    id: message.id,
    phone,
    text: `【${deps.directory.organisation(communityId)?.name ?? ''}】${recipient.message}`,
    news: `${deps.publicUrl}/r/news/${openCode(deps, communityId, message.id, recipient.codeSealed)}`,
  };
};

/**
 * The person of the case, or whoever reported it by phone, those who reported the same later, and those of the cases
 * that it took in.
 */
const phonesToTell = async (tx: Tx, deps: CaseworkDeps, stored: CaseWithHistory): Promise<readonly string[]> => {
  const { communityId, personId, state } = stored;
  const own = personId === null ? null : await phoneOf(tx, deps, communityId, personId);
  const rule = deps.eventRules.find(({ processId }) => processId === state.processId);
  const reported = rule === undefined ? [] : reportersOf(deps.keyRing, rule, stored);
  const joined: string[] = [];
  for (const { caseId, relation } of state.links) {
    const taken = relation === 'took-in' ? await findCase(tx, communityId, caseId) : undefined;
    if (taken !== undefined) joined.push(...(await phonesToTell(tx, deps, taken)));
  }
  return [...new Set([...(own === null ? [] : [own]), ...reported, ...joined])];
};

/** What the gateway is sent: whom, and the sentence the step tells. Empty when there is nobody to tell. */
const bodiesOf = async (tx: Tx, deps: CaseworkDeps, communityId: string, message: Message) => {
  if (message.topic === PUBLICITY_TOPIC) {
    const body = await publicityBody(tx, deps, communityId, message);
    return body === null ? [] : [body];
  }
  const stored = await findCase(tx, communityId, message.payload.caseId);
  if (stored === undefined) return [];
  const phones = await phonesToTell(tx, deps, stored);
  const definition = deps.processes.get(stored.state.processId, stored.state.processVersion);
  const name = (itemNameOf(deps, stored.state) ?? definition.name).zh;
  const community = deps.directory.organisation(communityId);
  return phones.map((phone, place) => ({
    // Each of several people has a message of their own, known again when it is sent again.
    id: place === 0 ? message.id : `${message.id}:${place}`,
    phone,
    text: `【${community?.name ?? ''}】${name}：${getStep(definition, message.payload.step).told.zh}`,
    progress: `${deps.publicUrl}/r/progress/${stored.receiptCode}`,
  }));
};

/**
 * The gateway takes a message by answering 2xx. When its answer was lost it sees the same id again, in the body and as
 * the key of the request: whoever sends once for each key sends nothing twice.
 */
const post = async (gateway: string, body: { readonly id: string }): Promise<string | null> => {
  try {
    const response = await fetch(gateway, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': body.id },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    return response.ok ? null : `HTTP ${response.status}`;
  } catch (failure) {
    return failure instanceof Error ? failure.name : 'failed';
  }
};

const deliverOne = async (
  tx: Tx,
  deps: CaseworkDeps,
  communityId: string,
  message: Message,
  gateway: string,
  now: string,
): Promise<boolean> => {
  const bodies = await bodiesOf(tx, deps, communityId, message);
  let failure: string | null = null;
  for (const body of bodies) failure ??= await post(gateway, body);
  tx.write({
    name: 'attempted_message',
    sql: `update outbox set attempts = attempts + 1, delivered_at = $3, failed_because = $4 where community_id = $1 and id = $2`,
    values: [communityId, message.id, failure === null ? now : null, bodies.length === 0 ? 'nobody-to-tell' : failure],
  });
  await tx.flush();
  return failure === null;
};

/** Posts what waits in the outbox to the operator's gateway. What fails stays and is tried again. */
export const deliverMessages = async (
  deps: CaseworkDeps,
  communityIds: readonly string[],
  gateway: string,
  now: () => string,
): Promise<{ delivered: number; failed: number }> => {
  let delivered = 0;
  let failed = 0;
  for (const communityId of communityIds) {
    await deps.database.transact([communityId], async (tx) => {
      for (const message of await tx.query<Message>(WAITING, [communityId, now()])) {
        if (await deliverOne(tx, deps, communityId, message, gateway, now())) delivered += 1;
        else failed += 1;
      }
      return { keep: true, value: undefined };
    });
  }
  return { delivered, failed };
};
