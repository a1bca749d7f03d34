import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actOnCase, getCase, openCase, type CaseReply } from '../../modules/casework/contract.ts';
import { deliverMessages } from '../../modules/casework/server/index.ts';
import { isDatabaseAway } from '../../platform/db/database-away.ts';
import { openMatter, RELIEF, useOffice } from './office.ts';

const office = useOffice();
const MINUTE = 60_000;

/** What the gateway answers to each message in turn; with `takes` to those that are left. */
const takes = async (): Promise<number> => 200;
const gateway = { ids: [] as string[], answers: [] as (() => Promise<number>)[] };
const server = createServer((request: IncomingMessage, response) => {
  void text(request).then(async (body) => {
    gateway.ids.push((JSON.parse(body) as { id: string }).id);
    response.writeHead(await (gateway.answers.shift() ?? takes)()).end();
  });
});

const query = async <Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
  (await office.running().ownerPool.query<Row>(sql, [...values])).rows;

const later = (): void => {
  const { clock } = office.running();
  clock.set(new Date(clock.now().getTime() + 30 * MINUTE).toISOString());
};

const deliver = () => {
  const { application, clock } = office.running();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return deliverMessages(application.casework, [office.communityId()], address, () => clock.now().toISOString());
};

/** Messages of as many cases, oldest first, each of another minute so that their order is certain. */
const waitingMessages = async (count: number): Promise<readonly string[]> => {
  const { clock } = office.running();
  for (let made = 0; made < count; made += 1) {
    clock.set(new Date(clock.now().getTime() + MINUTE).toISOString());
    const person = await office.person();
    await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: person.id });
  }
  const rows = await query<{ id: string }>('select id from outbox where delivered_at is null order by at');
  expect(rows).toHaveLength(count);
  return rows.map(({ id }) => id);
};

interface Noted {
  readonly attempts: number;
  readonly delivered: boolean;
  readonly because: string | null;
}
const SENT: Noted = { attempts: 1, delivered: true, because: null };
const UNTOUCHED: Noted = { attempts: 0, delivered: false, because: null };

/** What anybody else sees of the messages at this moment. */
const noted = (ids: readonly string[]): Promise<readonly Noted[]> =>
  query<Noted>(
    `select attempts, delivered_at is not null as delivered, failed_because as because
     from outbox where id = any ($1) order by array_position($1, id)`,
    [ids],
  );

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(async () => {
  await query('delete from outbox');
  gateway.ids.length = 0;
  gateway.answers.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('messages one by one', () => {
  it('given a gateway that is slow with one, what went before stands as sent and what comes after is free', async () => {
    const [first = '', slow = '', last = ''] = await waitingMessages(3);
    let meanwhile: readonly Noted[] = [];
    let free: readonly { id: string }[] = [];
    gateway.answers.push(takes, async () => {
      meanwhile = await noted([first, slow, last]);
      free = await query(
        'select id from outbox where community_id = $1 and delivered_at is null for update skip locked',
        [office.communityId()],
      );
      return 200;
    });
    expect(await deliver()).toEqual({ delivered: 3, failed: 0 });
    expect(meanwhile).toEqual([SENT, UNTOUCHED, UNTOUCHED]);
    expect(free).toEqual([{ id: last }]);
  });

  it('given a gateway that refuses one, sends the others and that one later under its id', async () => {
    const ids = await waitingMessages(3);
    gateway.answers.push(takes, async () => 503);
    expect(await deliver()).toEqual({ delivered: 2, failed: 1 });
    expect(await noted(ids)).toEqual([SENT, { attempts: 1, delivered: false, because: 'HTTP 503' }, SENT]);
    later();
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 });
    expect(gateway.ids).toEqual([...ids, ids[1]]);
  });

  it('given two programs at once, each message goes out from one of them', async () => {
    const ids = await waitingMessages(3);
    let second: Awaited<ReturnType<typeof deliver>> | undefined;
    gateway.answers.push(async () => {
      second = await deliver();
      return 503;
    });
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 });
    expect(second).toEqual({ delivered: 2, failed: 0 });
    expect(gateway.ids).toEqual(ids);
  });

  it('given a message that another program tried and could not send after it was found here, does not press the gateway again', async () => {
    const [first = '', other = ''] = await waitingMessages(2);
    gateway.answers.push(async () => {
      await query(`update outbox set attempts = 1, failed_because = 'HTTP 503' where id = $1`, [other]);
      return 200;
    });
    later();
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 });
    expect(gateway.ids).toEqual([first]);
  });

  it('given a message that cannot be made ready, sends all others, tells its id and tries it again later', async () => {
    const ids = await waitingMessages(3);
    await query(`update outbox set payload = jsonb_set(payload, '{step}', '"nowhere"') where id = $1`, [ids[1]]);
    const failure: unknown = await deliver().catch((fault: unknown) => fault);
    expect(failure).toBeInstanceOf(AggregateError);
    expect(String(failure)).toContain(`1 failed, the first of them ${ids[1]}`);
    expect(await noted(ids)).toEqual([SENT, { attempts: 1, delivered: false, because: 'fault' }, SENT]);
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });
    later();
    await expect(deliver()).rejects.toBeInstanceOf(AggregateError);
    expect(gateway.ids).toEqual([ids[0], ids[2]]);
  });

  it('given a database that goes away in the middle, keeps what was noted and sends the one in hand again', async () => {
    const ids = await waitingMessages(3);
    gateway.answers.push(takes, async () => {
      await query(`select pg_terminate_backend(pid, 60000) from pg_stat_activity
        where datname = current_database() and application_name = 'test-app' and state = 'idle in transaction'`);
      return 200;
    });
    expect(await deliver().catch(isDatabaseAway)).toBe(true);
    expect(await noted(ids)).toEqual([SENT, UNTOUCHED, UNTOUCHED]);
    expect(await deliver()).toEqual({ delivered: 2, failed: 0 });
    expect(gateway.ids).toEqual([ids[0], ids[1], ids[1], ids[2]]);
  });
});

describe('a message to several phones', () => {
  const params = () => ({ communityId: office.communityId() });

  /** An event that as many people reported by phone, accepted: one message waits for all of them. */
  const acceptedEvent = async (phones: readonly string[]): Promise<void> => {
    const worker = await office.as('worker');
    const [first, ...others] = phones;
    const input = { kind: 'safety', place: '北车棚', contactPhone: first };
    const body = { processId: 'grid-event', itemId: null, personId: null, channel: 'phone' as const, input };
    const { id } = (await worker.call(openCase, { params: params(), body })).reply();
    const act = async (action: string, given: object): Promise<CaseReply> => {
      const { version } = (await worker.call(getCase, { params: { ...params(), caseId: id } })).reply();
      const command = { action, input: given, expectedVersion: version };
      return (await worker.call(actOnCase, { params: { ...params(), caseId: id }, body: command })).reply();
    };
    for (const contactPhone of others) await act('report-again', { contactPhone });
    await deliver();
    gateway.ids.length = 0;
    await act('accept', {});
  };

  it('is alive in the eyes of the database before each of them, so that slow answers do not add up to its limit', async () => {
    await acceptedEvent(['13800000031', '13800000032', '13800000033']);
    const quietSince: string[] = [];
    const look = async (): Promise<number> => {
      const rows = await query<{ since: string }>(
        `select state_change::text as since from pg_stat_activity
         where datname = current_database() and application_name = 'test-app' and state = 'idle in transaction'`,
      );
      quietSince.push(...rows.map(({ since }) => since));
      return 200;
    };
    gateway.answers.push(look, look, look);
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 });
    const [id = ''] = gateway.ids;
    expect(gateway.ids).toEqual([id, `${id}:1`, `${id}:2`]);
    expect(quietSince).toHaveLength(3);
    expect(new Set(quietSince).size).toBe(3);
  });
});
