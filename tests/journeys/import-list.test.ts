import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { runImports } from '../../modules/imports/server/index.ts';
import { nastyList } from '../imports/nasty-list.ts';
import { DESKTOP, NOW, useRunningOffice } from './running-office.ts';

const office = useRunningOffice();

const workOff = (): Promise<number> => {
  const { imports, directory } = office.application();
  return runImports(
    imports,
    directory.organisations().map(({ id }) => id),
    () => NOW,
  );
};

/** What was pressed has to have reached the server before the job looks for work or the page goes elsewhere. */
const answered = async (page: Page, press: () => Promise<void>): Promise<void> => {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST' && response.ok());
  await Promise.all([answer, press()]);
};

describe('a list of residents is brought to the office', () => {
  it('shows every row, writes what was confirmed, is found again and undone as a whole', async () => {
    const { page, goTo, signInAs, picture, faults } = await office.openBrowser(DESKTOP);
    await signInAs('zhoumin');
    await goTo('/imports');
    const buffer = await nastyList({ idNumber: '11010119900307459X' });
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '花名册.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.getByRole('heading', { name: '花名册.xlsx' }).waitFor();
    await workOff();
    await page.getByText('被 Excel 变成了科学记数').waitFor();
    await page.getByText('15 位旧号，已换算成 18 位').waitFor();
    await picture('import-preview');
    await page.getByRole('button', { name: /^有错 7/ }).click();
    await page.getByText('孙丽').waitFor({ state: 'detached' });
    await answered(page, () => page.getByRole('button', { name: '确认写入 6 人' }).click());
    await goTo('/imports');
    await workOff();
    await page.getByRole('link', { name: '花名册.xlsx' }).click();
    await page.getByRole('button', { name: /^已写入 6/ }).waitFor();
    await page.getByRole('button', { name: '整批撤销' }).click();
    await page.getByLabel('为什么撤销').fill('名单是去年的');
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('正在撤销').waitFor();
    await workOff();
    await page.getByRole('button', { name: /^已撤销 6/ }).waitFor();
    await picture('import-undone');
    expect(faults).toEqual([]);
  });

  it('takes what was copied from a spreadsheet', async () => {
    const { page, goTo, signInAs, faults } = await office.openBrowser(DESKTOP);
    await signInAs('gumeihua');
    await goTo('/imports');
    await page.getByLabel(/粘贴到这里/).fill('称呼\t性别\t出生日期\n粘贴人\t女\t1971年2月3日\n');
    await page.getByRole('button', { name: '读取粘贴的内容' }).click();
    await page.getByRole('heading', { name: '粘贴的名单' }).waitFor();
    await workOff();
    await page.getByText('至少要有姓名').waitFor();
    await page.getByLabel('称呼').selectOption('name');
    await answered(page, () => page.getByRole('button', { name: '按这样核对' }).click());
    await workOff();
    await page.getByRole('button', { name: '确认写入 1 人' }).waitFor();
    expect(faults).toEqual([]);
  });
});
