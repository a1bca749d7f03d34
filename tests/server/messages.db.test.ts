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

/** A gateway that says no as long as it is told to. */
const gateway = { posted: [] as Posted[], status: 503 };
const server = createServer((request: IncomingMessage, response) => {
  void text(request).then((body) => {
    gateway.posted.push(JSON.parse(body) as Posted);
    response.writeHead(gateway.status).end();
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
});
