import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { DESKTOP, useRunningOffice } from './running-office.ts';

const office = useRunningOffice();

describe('what an office does all day', () => {
  it('finds a person, an item and a case with Ctrl+K and the keyboard', async () => {
    const { page, goTo, signInAs, picture, faults } = await office.openBrowser(DESKTOP);
    await signInAs('zhoumin');
    await goTo('/');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('wangxiuying');
    await page.getByRole('option', { name: /王秀英/ }).waitFor();
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
    const day = page.getByRole('button', { name: /12月25日|12 月 25 日/ }).first();
    await day.scrollIntoViewIfNeeded();
    await day.click();
    await picture('calendar-edit');
    expect(faults).toEqual([]);
  });
});
