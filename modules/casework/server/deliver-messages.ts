import { eachForItself, type Alone } from '../../../platform/db/each-for-itself.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { CaseworkDeps } from './deps.ts';
import { bodiesOf, type Message, type MessageBody } from './message-bodies.ts';
import { PUBLICITY_TOPIC } from './publicity.ts';

const BATCH = 100;
const MOST_ATTEMPTS = 12;
const TIMEOUT_MILLISECONDS = 10_000;

/** SQL of what will not be sent any more: tried too often, with nobody to tell, or too old to be news at the moment `now`. */
export const givenUp = (now: string): string =>
  `o.failed_because is not null and (o.attempts >= ${MOST_ATTEMPTS} or o.delivered_at is not null)
   or o.delivered_at is null and o.at <= ${now}::timestamptz - interval '2 days'`;

/** A message that waits, as it was found. */
interface Waiting {
  readonly id: string;
  readonly attempts: number;
}

/**
 * Later attempts wait longer: 2, 4, 8 … minutes, so that a gateway that is down is not pressed.
 * News of two days ago is no news: a gateway configured late does not send a year's messages.
 * What somebody waits for goes before what goes to many.
 */
const WAITING: Statement = {
  name: 'waiting-messages',
  text: `select id, attempts from outbox
         where community_id = $1 and delivered_at is null and attempts < ${MOST_ATTEMPTS}
           and at > $2::timestamptz - interval '2 days'
           and at + make_interval(mins => case attempts when 0 then 0 else (2 ^ attempts)::integer end) <= $2
         order by topic = '${PUBLICITY_TOPIC}', at limit ${BATCH}`,
};

/** Locked as long as it is sent, and no longer as it was found when another program had it meanwhile. */
const CLAIM: Statement = {
  name: 'message-to-send',
  text: `select id, topic, payload from outbox
         where community_id = $1 and id = $2 and attempts = $3 and delivered_at is null for update skip locked`,
};

const STILL_HELD: Statement = {
  name: 'message-still-held',
  text: 'select id from outbox where community_id = $1 and id = $2',
};

/**
 * The gateway takes a message by answering 2xx. When its answer was lost it sees the same id again, in the body and as
 * the key of the request: whoever sends once for each key sends nothing twice.
 */
const post = async (gateway: string, body: MessageBody): Promise<string | null> => {
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

/** One going over all communities. */
interface Round {
  readonly deps: CaseworkDeps;
  readonly gateway: string;
  readonly now: () => string;
  readonly alone: Alone;
}

/** One after the other until one is not taken; why it was not. */
const postAll = async (
  tx: Tx,
  { gateway }: Round,
  [communityId, id]: readonly [string, string],
  bodies: readonly MessageBody[],
): Promise<string | null> => {
  for (const [place, body] of bodies.entries()) {
    // The database ends a transaction that asks nothing for long, and whoever lost the message has to stop sending it.
    if (place > 0) await tx.query(STILL_HELD, [communityId, id]);
    const failure = await post(gateway, body);
    if (failure !== null) return failure;
  }
  return null;
};

const noteAttempt = (
  tx: Tx,
  communityId: string,
  { id, attempts }: Waiting,
  deliveredAt: string | null,
  failedBecause: string | null,
): void =>
  tx.write({
    name: 'attempted_message',
    sql: `update outbox set attempts = attempts + 1, delivered_at = $4, failed_because = $5
          where community_id = $1 and id = $2 and attempts = $3`,
    values: [communityId, id, attempts, deliveredAt, failedBecause],
  });

type Outcome = 'delivered' | 'failed' | 'not-ours';

/** Claimed, sent and noted in a transaction of its own: what was sent stays noted, whatever becomes of the next one. */
const deliverOne = (round: Round, communityId: string, waiting: Waiting): Promise<Outcome> =>
  round.deps.database.transact<Outcome>([communityId], async (tx) => {
    const [message] = await tx.query<Message>(CLAIM, [communityId, waiting.id, waiting.attempts]);
    if (message === undefined) return { keep: false, value: 'not-ours' };
    const bodies = await bodiesOf(tx, round.deps, communityId, message);
    const failure = await postAll(tx, round, [communityId, message.id], bodies);
    const because = bodies.length === 0 ? 'nobody-to-tell' : failure;
    noteAttempt(tx, communityId, waiting, failure === null ? round.now() : null, because);
    return { keep: true, value: failure === null ? 'delivered' : 'failed' };
  });

/** One that cannot be made ready waits longer each time too, and is given up in the end like one that is not taken. */
const noteFault = ({ deps }: Round, communityId: string, waiting: Waiting): Promise<void> =>
  deps.database.transact([communityId], async (tx) => {
    noteAttempt(tx, communityId, waiting, null, 'fault');
    return { keep: true, value: undefined };
  });

const findWaiting = async (round: Round, communityId: string): Promise<readonly Waiting[]> => {
  const { deps, alone, now } = round;
  const find = () => deps.database.read([communityId], (tx) => tx.query<Waiting>(WAITING, [communityId, now()]));
  return (await alone(communityId, find)) ?? [];
};

const deliverAll = async (round: Round, communityIds: readonly string[]) => {
  const { alone } = round;
  let delivered = 0;
  let failed = 0;
  for (const communityId of communityIds)
    for (const waiting of await findWaiting(round, communityId)) {
      const outcome = await alone(waiting.id, () => deliverOne(round, communityId, waiting));
      if (outcome === undefined) await alone(`${waiting.id} noted`, () => noteFault(round, communityId, waiting));
      if (outcome === 'delivered') delivered += 1;
      if (outcome === 'failed') failed += 1;
    }
  return { delivered, failed };
};

/**
 * Posts what waits in the outbox to the operator's gateway. What is not taken stays and is tried again. A message with
 * which something is wrong here keeps no other waiting: when all others are done, an AggregateError tells of it.
 */
export const deliverMessages = (
  deps: CaseworkDeps,
  communityIds: readonly string[],
  gateway: string,
  now: () => string,
): Promise<{ delivered: number; failed: number }> =>
  eachForItself('deliver messages', (alone) => deliverAll({ deps, gateway, now, alone }, communityIds));
