import { describe, expect, it } from 'vitest';
import { seriousFindings, scrollsSideways } from './look-for-barriers.ts';
import { DESKTOP, NOW, PHONE, useRunningOffice } from './running-office.ts';

const office = useRunningOffice();

describe('erasing what is known of somebody, in the browser', () => {
  it('given a worker who records it and a head who agrees, takes the person’s data away and says so', async () => {
    const worker = await office.openBrowser(DESKTOP);
    await worker.signInAs('zhoumin');
    await worker.goTo('/people');
    // Somebody new, of whom no matter is under way.
    const api = `${office.address()}/api`;
    const session = (await (await worker.context.request.get(`${api}/session`)).json()) as {
      communities: { id: string }[];
    };
    const people = `${api}/communities/${session.communities[0]?.id}/people`;
    const registered = await worker.context.request.post(people, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      data: { name: '甄不留', idNumber: null, phone: '13877665544', sex: 'female', bornOn: '1960-03-04' },
    });
    const { id, communityId } = (await registered.json()) as { id: string; communityId: string };
    await worker.goTo(`/communities/${communityId}/people/${id}`);
    await worker.page.getByRole('link', { name: '删除个人信息' }).click();
    await worker.page.getByLabel('依据', { exact: true }).selectOption({ label: '本人撤回同意' });
    await worker.page.getByLabel('谁提出').selectOption({ label: '本人' });
    const send = worker.page.getByRole('button', { name: '登记，交负责人决定' });
    await worker.page.getByLabel(/输入此人的姓名/).fill('甄不');
    expect(await send.isDisabled()).toBe(true);
    await worker.page.getByLabel(/输入此人的姓名/).fill('甄不留');
    await worker.picture('erasure-form');
    await send.click();
    await worker.page.getByText('等负责人决定').waitFor();
    expect(await worker.page.getByRole('button', { name: '同意，删除' }).count()).toBe(0);
    await worker.picture('erasure-waiting');

    const head = await office.openBrowser(PHONE);
    await head.signInAs('gumeihua');
    await head.goTo('/people/erasures');
    await head.picture('erasures-waiting-390');
    await head.page.getByRole('link', { name: '甄不留' }).click();
    await head.page.getByLabel(/输入此人的姓名/).fill('甄不留');
    await head.settled();
    await head.picture('erasure-decide-390');
    expect(await seriousFindings(head)).toEqual([]);
    expect(await scrollsSideways(head)).toBe(false);
    await head.page.getByRole('button', { name: '同意，删除' }).click();
    await head.page.getByText('已同意，正在删除').waitFor();
    expect(await office.carryOutErasures()).toBe(1);

    // A minute passes, and what the page read before is asked for again.
    await worker.page.clock.setFixedTime(new Date(Date.parse(NOW) + 60_000));
    await worker.page.getByRole('link', { name: '全部删除请求' }).click();
    await worker.page.getByRole('link', { name: '已删除' }).click();
    await worker.page.getByText('此人的个人信息已经删除').waitFor();
    expect(await worker.page.getByText('甄不留').count()).toBe(0);
    await worker.picture('erasure-done');
    expect(await seriousFindings(worker)).toEqual([]);
    expect([...worker.faults, ...head.faults]).toEqual([]);
  });
});
