import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { actOnCase, getCase, listEarlierCases, openCase, type CaseReply } from '../../modules/casework/contract.ts';
import { deliverMessages } from '../../modules/casework/server/deliver-messages.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();
const params = () => ({ communityId: office.communityId() });
const MINUTE = 60_000;

const report = async (input: object): Promise<CaseReply> => {
  const { clock } = office.running();
  clock.set(new Date(clock.now().getTime() + MINUTE).toISOString());
  const caller = await office.as('worker');
  const body = { processId: 'grid-event', itemId: null, personId: null, channel: 'phone' as const, input };
  return (await caller.call(openCase, { params: params(), body })).reply();
};
const act = async (of: CaseReply, action: string, input: object, who: Who = 'worker') =>
  (await office.as(who)).call(actOnCase, {
    params: { ...params(), caseId: of.id },
    body: { action, input, expectedVersion: of.version },
  });
const see = async ({ id }: CaseReply): Promise<CaseReply> =>
  (await (await office.as('worker')).call(getCase, { params: { ...params(), caseId: id } })).reply();
const earlier = async ({ id }: CaseReply) =>
  (await (await office.as('worker')).call(listEarlierCases, { params: { ...params(), caseId: id } })).reply().items;

/** Writes down whom messages are for. */
const openGateway = async (told: string[]): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      told.push((JSON.parse(body) as { phone: string }).phone);
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
};

describe('two events that are the same', () => {
  it('given the later one is joined, ends it for a reason of its own, counts its reports once, and each names the other', async () => {
    const first = await report({ kind: 'facility', place: '东门口路灯', contactPhone: '13800000011' });
    const second = await report({ kind: 'facility', place: '东门口的路灯', seen: '还闪', contactPhone: '13800000012' });
    await act(second, 'report-again', { contactPhone: '13800000013' });
    const [offered] = await earlier(second);
    expect(offered).toMatchObject({ id: first.id, number: first.number, action: 'same-event', field: 'sameAs' });
    expect(await earlier(first)).toEqual([]);

    const joined = await act(await see(second), 'same-event', { sameAs: first.number });

    expect(joined.reply()).toMatchObject({
      outcome: 'joined',
      closing: 'procedural',
      links: [{ caseId: first.id, relation: 'joined' }],
    });
    const kept = await see(first);
    expect(kept).toMatchObject({ stateKind: 'open', links: [{ caseId: second.id, relation: 'took-in' }] });
    expect(kept.path.actions).toEqual(['report-again', 'report-again']);
    expect((await see(second)).links).toMatchObject([{ number: first.number }]);
  });

  it('given the one that is kept goes on, whoever reported the joined one is told too', async () => {
    const told: string[] = [];
    const gateway = await openGateway(told);
    const first = await report({ kind: 'safety', place: '北车棚', contactPhone: '13800000021' });
    const second = await report({ kind: 'safety', place: '北车棚', contactPhone: '13800000022' });
    expect((await act(second, 'same-event', { sameAs: first.number })).status).toBe(200);
    const { casework } = office.running().application;
    const deliver = () =>
      deliverMessages(casework, [office.communityId()], gateway.url, () => office.running().clock.now().toISOString());
    await deliver();
    told.length = 0;

    expect((await act(await see(first), 'accept', {})).status).toBe(200);
    await deliver();

    expect(told.toSorted()).toEqual(['13800000021', '13800000022']);
    gateway.close();
  });

  it('given the later, an ended, an unknown one or itself, refuses and changes neither', async () => {
    const first = await report({ kind: 'environment', place: '西墙根' });
    const second = await report({ kind: 'environment', place: '西墙根' });
    const ended = await report({ kind: 'environment', place: '西墙根' });
    await act(ended, 'reject', { reason: '不属实' });
    for (const [of, sameAs] of [
      [first, second.number],
      [second, second.number],
      [second, ended.number],
      [second, 'QK-0'],
    ] as const) {
      const refused = await act(of, 'same-event', { sameAs });
      expect(refused.problem()).toMatchObject({ code: 'input-invalid', details: { field: 'sameAs' } });
    }
    expect((await see(first)).version).toBe(first.version);
    expect((await see(second)).version).toBe(second.version);
  });
});
