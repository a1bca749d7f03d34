import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { recomputeDueDates } from '../../modules/casework/server/index.ts';
import { DESKTOP, NOW, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();

interface Due {
  readonly communityId: string;
  readonly caseId: string;
  readonly dueOn: string;
}

const readCase = async ({ context }: Visitor, communityId: string, caseId: string): Promise<{ dueOn: string }> =>
  (await context.request.get(`${office.address()}/api/communities/${communityId}/cases/${caseId}`)).json() as Promise<{
    dueOn: string;
  }>;

/** An open case of the first community whose clock in working days runs past this date. */
const findDueAfter = async (date: string): Promise<Due> => {
  const visitor = await office.openBrowser(DESKTOP);
  await visitor.signInAs('zhoumin');
  const get = async <T>(path: string): Promise<T> =>
    (await visitor.context.request.get(`${office.address()}/api${path}`)).json() as Promise<T>;
  const session = await get<{ communities: { id: string }[] }>('/session');
  const communityId = session.communities[0]?.id ?? '';
  const { items } = await get<{ items: { id: string; dueOn: string | null; state: string }[] }>(
    `/communities/${communityId}/cases?state=review&limit=100`,
  );
  const found = items.find(({ dueOn }) => dueOn !== null && dueOn > date);
  await visitor.context.close();
  if (found === undefined || found.dueOn === null) throw new Error(`no case is due after ${date}`);
  return { communityId, caseId: found.id, dueOn: found.dueOn };
};

describe('what an office does all day', () => {
  it('finds a person, an item and a case with Ctrl+K and the keyboard', async () => {
    const { page, goTo, signInAs, picture, faults } = await office.openBrowser(DESKTOP);
    await signInAs('zhoumin');
    await goTo('/');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('wangxiuying');
    await page.getByRole('option', { name: /王秀英/ }).waitFor();
    // Settled as well: what stands first while the last letters are still being looked for may be somebody else.
    await picture('search');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '王秀英' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('低保');
    await page.getByRole('option', { name: /低保/ }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('2026-0005');
    await page
      .getByRole('option', { name: /西水2026-0005/ })
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });

  it('reveals a hidden number for a reason only, and hides it again', async () => {
    const { page, goTo, signInAs, faults } = await office.openBrowser(DESKTOP);
    await signInAs('zhoumin');
    await goTo('/people?q=%E7%8E%8B%E7%A7%80%E8%8B%B1');
    await page.getByRole('link', { name: '王秀英' }).click();
    await page.getByText('138****1234').first().waitFor();
    await page
      .getByRole('button', { name: /显示.*电话|电话.*显示/ })
      .or(page.getByRole('button', { name: '显示' }).nth(1))
      .first()
      .click();
    await page.getByRole('dialog').getByText(/联系/).first().click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /显示|查看|确定/ })
      .click();
    await page
      .getByText(/138\d{4}1234/)
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });

  it('exports exactly the listed cases as a spreadsheet', async () => {
    const { page, goTo, signInAs, faults } = await office.openBrowser(DESKTOP);
    await signInAs('zhoumin');
    await goTo('/cases?due=overdue');
    await page.locator('tbody tr').first().waitFor();
    const listed = await page.locator('tbody tr').count();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('导出 Excel').click()]);
    const workbook = await readXlsx(readFileSync((await download.path()) ?? ''));
    const rows = workbook.sheets[0]?.rows ?? [];
    expect(listed).toBeGreaterThan(0);
    expect(rows[0]?.[0]).toBe('办件编号');
    expect(rows.filter((row) => String(row[0]).startsWith('西水2026-'))).toHaveLength(listed);
    expect(faults).toEqual([]);
  });

  it('moves due dates when the administrator makes a working day a holiday', async () => {
    const { page, goTo, signInAs, picture, faults } = await office.openBrowser(DESKTOP);
    await signInAs('xitong');
    await goTo('/admin/calendar');
    const { communityId, caseId, dueOn } = await findDueAfter('2026-11-25');
    await page
      .getByRole('button', { name: /11月25日/ })
      .first()
      .click();
    await page.getByLabel('名称').fill('全市停电检修');
    await page.getByRole('button', { name: '确定' }).click();
    await picture('calendar-edit');
    await page.getByRole('button', { name: '保存并重算期限' }).click();
    await page.getByText('已保存，未结办件的期限正在重算').waitFor();
    // The job that the running server starts after an edit; the journey has no queue of its own.
    const { casework } = office.application();
    expect(await recomputeDueDates(casework, NOW)).toBeGreaterThan(0);
    const worker = await office.openBrowser(DESKTOP);
    await worker.signInAs('zhoumin');
    const after = await readCase(worker, communityId, caseId);
    expect(dueOn < after.dueOn, `${after.dueOn} is later than ${dueOn}`).toBe(true);
    await worker.goTo(`/communities/${communityId}/cases/${caseId}`);
    await worker.page.getByText('怎么算的').first().click();
    await worker.page.getByText('全市停电检修').first().waitFor();
    expect(worker.faults).toEqual([]);
    expect(faults).toEqual([]);
  });
});
