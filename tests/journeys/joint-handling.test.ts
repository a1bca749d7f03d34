import { describe, expect, it } from 'vitest';
import { chooseFromList } from './choose-from-list.ts';
import { DESKTOP, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();

interface Session {
  readonly worker: { readonly id: string };
  readonly communities: readonly { readonly id: string }[];
}

/** A home visit that somebody was sent on; from there parts of it can be given to others. */
const confirmedVisit = async ({ context }: Visitor): Promise<string> => {
  const api = `${office.address()}/api`;
  const read = async <T>(path: string): Promise<T> => (await (await context.request.get(`${api}${path}`)).json()) as T;
  const post = async (path: string, data: object) => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const answer = await context.request.post(`${api}${path}`, { headers, data });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as { id: string; version: number };
  };
  const { worker, communities } = await read<Session>('/session');
  const community = `/communities/${communities[0]?.id}`;
  const { items } = await read<{ items: readonly { id: string }[] }>(`${community}/people?q=王`);
  const opened = await post(`${community}/cases`, {
    processId: 'home-visit',
    itemId: null,
    personId: items[0]?.id,
    channel: 'phone',
    input: { requester: 'self', cannotCome: 'old-age', matter: '资格认证' },
  });
  await post(`${community}/cases/${opened.id}/actions`, {
    action: 'confirm',
    input: { visitor: worker.id },
    expectedVersion: opened.version,
  });
  return `${community}/cases/${opened.id}`;
};

describe('a part of a case given to a department', () => {
  it('is given on the case page, lies on the approver’s desk by its day and is answered there', async () => {
    const worker = await office.openBrowser(DESKTOP);
    await worker.signInAs('zhoumin');
    await worker.goTo(await confirmedVisit(worker));
    await worker.page.getByRole('button', { name: '请人协同' }).click();
    await worker.page.getByRole('radio', { name: '部门或单位' }).check();
    await worker.page.locator('#task-who').click();
    await worker.page.keyboard.insertText('民政办');
    await chooseFromList(worker.page, /民政办/);
    await worker.page.locator('#task-what').fill('请一同上门看看');
    await worker.page.locator('#task-due').fill('2026-11-24');
    await worker.page.getByRole('button', { name: '交办', exact: true }).click();
    await worker.page.locator('.task-row').waitFor();

    const { page, goTo, signInAs, picture, faults, context } = await office.openBrowser(DESKTOP);
    await signInAs('fanghong');
    await goTo('/desk');
    await page.getByRole('button', { name: /^协同任务 1/ }).click();
    const line = page.locator('.desk-row', { hasText: '部门一同上门' });
    expect(await line.textContent()).toContain('11月24日 前');
    await page.getByRole('button', { name: '反馈', exact: true }).click();
    await picture('desk-task');
    await page.getByLabel('办得怎么样').fill('一同去过了');
    await page.getByRole('button', { name: '办好了' }).click();
    await page.getByText('没有等着反馈的协同任务').waitFor();

    await worker.page.reload();
    await worker.page.getByText('一同去过了').first().waitFor();
    expect([...faults, ...worker.faults]).toEqual([]);
    await context.close();
    await worker.context.close();
  });
});
