import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverMessages } from '../../modules/casework/server/index.ts';
import { openMatter, RELIEF, SEPTEMBER, useOffice } from './office.ts';

const office = useOffice({ now: SEPTEMBER });

interface Posted {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly progress: string;
}

/** A gateway that says no as long as it is told to, or takes a message and loses its answer; it sends once for each key. */
const gateway = { posted: [] as Posted[], keys: [] as string[], status: 503, losesAnswers: false };
const server = createServer((request: IncomingMessage, response) => {
  void text(request).then((body) => {
    gateway.posted.push(JSON.parse(body) as Posted);
    gateway.keys.push(String(request.headers['idempotency-key']));
    if (gateway.losesAnswers) request.socket.destroy();
    else response.writeHead(gateway.status).end();
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

const deliver = () => {
  const { application, clock } = office.running();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return deliverMessages(application.casework, [office.communityId()], address, () => clock.now().toISOString());
};

describe('messages to the person concerned', () => {
  it('wait while the gateway is down, go out once when it is up, and are not sent days later', async () => {
    const person = await office.person({ phone: '13800008000' });
    const matter = await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: person.id });

    // given a gateway that is down, the message stays and is not tried again at once
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 });
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });

    // when it is up some minutes later, the same message goes out
    gateway.status = 200;
    office.running().clock.set('2026-09-16T02:10:00.000Z');
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 });
    const [first, second] = gateway.posted;
    expect(second?.id).toBe(first?.id);
    expect(second?.phone).toBe('13800008000');
    expect(second?.text).toContain('东园社区');
    expect(second?.progress).toContain(matter.receiptCode);
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });

    // and news of three days ago is no news
    await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: person.id });
    office.running().clock.set('2026-09-19T02:10:00.000Z');
    expect(await deliver()).toEqual({ delivered: 0, failed: 0 });
    expect(gateway.posted).toHaveLength(2);
  });

  it('given answers that are lost, come again word for word under the same key, so that nobody is told twice', async () => {
    office.running().clock.set('2026-09-21T02:00:00.000Z');
    const person = await office.person({ phone: '13800008001' });
    await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: person.id });
    gateway.posted.length = 0;
    gateway.keys.length = 0;
    gateway.losesAnswers = true;
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 });
    office.running().clock.set('2026-09-21T02:10:00.000Z');
    expect(await deliver()).toEqual({ delivered: 0, failed: 1 });
    gateway.losesAnswers = false;
    office.running().clock.set('2026-09-21T02:30:00.000Z');
    expect(await deliver()).toEqual({ delivered: 1, failed: 0 });
    const [first, ...again] = gateway.posted;
    expect(again).toHaveLength(2);
    for (const one of again) expect(one).toEqual(first);
    expect(gateway.keys).toEqual([first?.id, first?.id, first?.id]);
  });
});
