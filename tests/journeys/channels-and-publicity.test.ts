import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverMessages } from '../../modules/casework/server/index.ts';
import { DESKTOP, NOW, PHONE, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();
const links: string[] = [];
const gateway = createServer((request, response) => {
  void text(request).then((body) => {
    links.push((JSON.parse(body) as { news: string }).news);
    response.writeHead(200).end();
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  gateway.close();
});

describe('the daily check of petition channels', () => {
  it('given a morning on which nothing came, is one click on the workbench; a find is typed where it was found', async () => {
    const head = await office.openBrowser(DESKTOP);
    await head.signInAs('gumeihua');
    await head.goTo('/');
    const card = head.page.getByRole('region', { name: '信访渠道每日检查' });
    await head.picture('channels-to-do');
    expect(await card.getByText('还有 6 个渠道没查').count()).toBe(1);
    await card.getByRole('button', { name: '都查过，没有来件' }).click();
    await card.getByText('今天都查过了').waitFor();

    const worker = await office.openBrowser(PHONE);
    await worker.signInAs('zhoumin');
    await worker.goTo('/channel-checks');
    await worker.page.getByLabel('信函来件数').fill('2');
    await worker.page.getByRole('button', { name: '登记检查' }).click();
    const row = worker.page.getByRole('row', { name: /11月20日/ });
    await row.getByText('来件 2').waitFor();
    expect(await row.getByText(/周敏/).count()).toBe(1);
    await worker.picture('channels-of-a-day-phone');
    expect([...head.faults, ...worker.faults]).toEqual([]);
  });
});

/** A round of publicity that was explained; what comes next is a message. */
const explainedCase = async ({ context }: Visitor): Promise<string> => {
  const api = `${office.address()}/api`;
  const session = (await (await context.request.get(`${api}/session`)).json()) as { communities: { id: string }[] };
  const cases = `${api}/communities/${session.communities[0]?.id}/cases`;
  const post = async (address: string, data: object) =>
    (await (
      await context.request.post(address, { headers: { 'idempotency-key': crypto.randomUUID() }, data })
    ).json()) as { id: string; version: number };
  const input = { topic: '反诈骗', audience: ['elders'] };
  const body = { processId: 'publicity', itemId: null, personId: null, channel: 'counter', input };
  const opened = await post(cases, body);
  const act = (version: number, action: string, values: object) =>
    post(`${cases}/${opened.id}/actions`, { action, input: values, expectedVersion: version });
  const ready = await act(opened.version, 'learn-needs', { situation: '老人多', needs: '怎么辨别' });
  await act(ready.version, 'explain', { heldAt: NOW, form: 'meeting', attended: 30 });
  return `/communities/${session.communities[0]?.id}/cases/${opened.id}`;
};

const deliver = async (): Promise<void> => {
  const { casework, directory } = office.application();
  const address = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`;
  const ids = directory.organisations().map(({ id }) => id);
  await deliverMessages(casework, ids, address, () => NOW);
};

describe('a message of publicity', () => {
  it('given a group, is written once, reaches its people, and shows how many received and opened it', async () => {
    const worker = await office.openBrowser(DESKTOP);
    await worker.signInAs('zhoumin');
    const path = await explainedCase(worker);
    await worker.goTo(path);
    await worker.page.getByRole('button', { name: /推送消息/ }).click();
    const form = worker.page.getByRole('dialog');
    await form.getByLabel('推送什么').fill('接到要转账的电话，先打社区电话问一问。');
    await form.getByLabel('高龄', { exact: true }).check();
    await worker.picture('publicity-push');
    await form.getByRole('button', { name: /推送消息|确定/ }).click();
    const card = worker.page.getByRole('region', { name: '推送情况' });
    await card.waitFor();
    await deliver();
    expect(links.length).toBeGreaterThan(0);

    const resident = await office.openBrowser(PHONE);
    await resident.page.goto(links[0] ?? '');
    await resident.page.getByText('先打社区电话问一问').waitFor();
    await resident.picture('publicity-news-phone');
    await resident.page.reload();
    await resident.picture('publicity-news-phone');

    await worker.goTo(path);
    const shown = (name: string) => card.locator('dl > div').filter({ hasText: name }).locator('dd').innerText();
    expect([await shown('送达'), await shown('已读')]).toEqual([String(links.length), '1']);
    await worker.picture('publicity-reach');
    expect([...worker.faults, ...resident.faults]).toEqual([]);
  });
});
