import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actOnCase, getNews, listPushes, openCase, readNews, type CaseReply } from '../../modules/casework/contract.ts';
import { deliverMessages } from '../../modules/casework/server/index.ts';
import { newId } from '../../platform/ids.ts';
import { SEPTEMBER, useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice({ now: SEPTEMBER });
const DAY = SEPTEMBER.slice(0, 10);

interface Posted {
  readonly phone: string;
  readonly text: string;
  readonly news: string;
}
const posted: Posted[] = [];
const server = createServer((request: IncomingMessage, response) => {
  void text(request).then((body) => {
    posted.push(JSON.parse(body) as Posted);
    response.writeHead(200).end();
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

const here = () => ({ communityId: office.communityId() });

const deliver = async (): Promise<void> => {
  const { application, clock } = office.running();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await deliverMessages(application.casework, [office.communityId()], address, () => clock.now().toISOString());
};

const query = (sql: string, values: readonly unknown[]) => office.running().ownerPool.query(sql, [...values]);

const inGroup = (personId: string, groupId: string) =>
  query(
    `insert into person_group (community_id, person_id, group_id, since, source, as_of) values ($1, $2, $3, $4, 'test', $4)`,
    [office.communityId(), personId, groupId, '2026-01-01'],
  );

const consent = (personId: string, withdrawnOn: string | null) =>
  query(
    `insert into person_consent (community_id, id, person_id, purpose, given_how, given_by, given_on, withdrawn_on, recorded_at)
     values ($1, $2, $3, 'messages', 'spoken', 'self', '2026-01-01', $4, now())`,
    [office.communityId(), newId(), personId, withdrawnOn],
  );

const act = async (of: CaseReply, action: string, input: Readonly<Record<string, unknown>>, who: Who = 'worker') =>
  (await office.as(who)).call(actOnCase, {
    params: { ...here(), caseId: of.id },
    body: { action, input, expectedVersion: of.version },
  });

/** A round of publicity that was explained, so that messages may follow. */
const explained = async (): Promise<CaseReply> => {
  const body = {
    processId: 'publicity',
    itemId: null,
    personId: null,
    channel: 'counter',
    input: { topic: '反诈骗', audience: ['all'] },
  };
  const opened = (await (await office.as('worker')).call(openCase, { params: here(), body })).reply();
  const ready = (await act(opened, 'learn-needs', { situation: '老人多', needs: '怎么辨别' })).reply();
  return (await act(ready, 'explain', { heldAt: SEPTEMBER, form: 'meeting', attended: 3 })).reply();
};

const push = async (of: CaseReply, pushedTo: readonly string[]) =>
  act(of, 'push', { message: '接到要转账的电话，先打社区电话问一问。', pushedTo });

const pushesOf = async (of: CaseReply, who: Who = 'worker') =>
  (await (await office.as(who)).call(listPushes, { params: { ...here(), caseId: of.id } })).reply().items;

const codeIn = ({ news }: Posted): string => news.slice(news.lastIndexOf('/') + 1);

describe('a message of publicity', () => {
  it('given a group, goes to those with a phone who did not object, and counts who received and who opened it', async () => {
    // given four veterans: one ready, one who objected, one without a phone, and one who left the group
    const ready = await office.person({ phone: '13800000001' });
    const objects = await office.person({ phone: '13800000002' });
    const silent = await office.person({});
    const left = await office.person({ phone: '13800000004' });
    for (const { id } of [ready, objects, silent, left]) await inGroup(id, 'veteran');
    await query('update person_group set until = $2 where person_id = $1', [left.id, DAY]);
    await query('update person set phone_sealed = null where id = $1', [silent.id]);
    await consent(objects.id, '2026-02-01');

    // when a message is pushed to the group
    const of = await explained();
    expect(of.sendsMessages).toBe(true);
    const sent = (await push(of, ['veteran'])).reply();
    const [waiting] = await pushesOf(sent);
    expect(waiting).toMatchObject({ people: 3, withoutConsent: 1, withoutPhone: 1, sent: 1, received: 0, read: 0 });
    expect(waiting?.groups).toEqual([{ zh: '退役军人', en: 'Veteran' }]);

    // then one message leaves, with a link that names nobody
    await deliver();
    const [message] = posted;
    expect(posted).toHaveLength(1);
    expect(message).toMatchObject({ phone: '13800000001', text: '【东园社区】接到要转账的电话，先打社区电话问一问。' });
    expect(message?.news).not.toContain(ready.id);

    // and opening the page twice counts one reader, looking at the link alone none
    const stranger = office.stranger();
    const params = { code: codeIn(message ?? { phone: '', text: '', news: '' }) };
    const page = (await stranger.call(getNews, { params })).reply();
    expect(page).toMatchObject({ message: '接到要转账的电话，先打社区电话问一问。', community: { name: '东园社区' } });
    expect((await pushesOf(sent))[0]).toMatchObject({ received: 1, read: 0 });
    await stranger.call(readNews, { params, body: {} });
    await stranger.call(readNews, { params, body: {} });
    expect((await pushesOf(sent))[0]).toMatchObject({ sent: 1, received: 1, failed: 0, read: 1 });
  });

  it('given everybody, goes only to those who agreed', async () => {
    const agreed = await office.person({ phone: '13800000005' });
    await office.person({ phone: '13800000006' });
    await consent(agreed.id, null);
    const sent = (await push(await explained(), ['all'])).reply();
    const [one] = await pushesOf(sent);
    expect(one).toMatchObject({ sent: 1 });
    expect(one?.withoutConsent).toBeGreaterThan(0);
  });

  it('given a group by age, goes to whoever is old enough today', async () => {
    const old = await office.person({ phone: '13800000007' });
    const young = await office.person({ phone: '13800000008' });
    const born = (years: number) => `${Number(DAY.slice(0, 4)) - years}${DAY.slice(4)}`;
    await query('update person set born_on = $2 where id = $1', [old.id, born(80)]);
    await query(`update person set born_on = $2::date + 1 where id = $1`, [young.id, born(80)]);
    const sent = (await push(await explained(), ['oldest-old'])).reply();
    expect((await pushesOf(sent))[0]).toMatchObject({ people: 1, sent: 1 });
  });

  it('given nobody to tell, is refused with the numbers and leaves the case as it was', async () => {
    const of = await explained();
    const answer = await push(of, ['lost-only-child']);
    expect(answer.problem()).toMatchObject({ code: 'nobody-to-tell', details: { people: 0 } });
    expect(await pushesOf(of)).toEqual([]);
    expect((await push(of, ['oldest-old'])).status).toBe(200);
  });

  it('given a wrong code or another community, shows nothing', async () => {
    const answer = await office.stranger().call(getNews, { params: { code: 'TA-0000000000000000' } });
    expect(answer.status).toBe(404);
    const of = await explained();
    const neighbour = await office.as('neighbour-worker');
    expect((await neighbour.call(listPushes, { params: { ...here(), caseId: of.id } })).status).toBe(404);
  });
});
