import { describe, expect, it } from 'vitest';
import { pressEntry } from './choose-from-list.ts';
import { DESKTOP, useRunningOffice } from './running-office.ts';

const office = useRunningOffice();

describe('issuing a document at the window', () => {
  it('fills the form in from the file, shows the paper, numbers it, and voids it with a reason', async () => {
    const { page, goTo, signInAs, picture, faults } = await office.openBrowser(DESKTOP);
    await signInAs('zhoumin');
    await goTo('/documents');
    await page.getByRole('button', { name: '开文书' }).click();

    // given a person found by pinyin, the form comes filled in, the ID number masked
    await page.getByRole('combobox', { name: '姓名、拼音、电话或证件尾号' }).fill('wangxiuying');
    await pressEntry(page.getByRole('option', { name: /王秀英/ }));
    await page.getByRole('button', { name: '居住证明' }).click();
    const name = page.locator('#document-name');
    await name.waitFor();
    await expect.poll(() => name.inputValue()).toBe('王秀英');
    expect(await page.locator('#document-idNumber').inputValue()).toBe('');
    expect(await page.locator('#document-idNumber').getAttribute('placeholder')).toContain('****');

    // a first attempt names what is missing, each line leading to its field
    await page.getByRole('button', { name: '开具并打印' }).click();
    const summary = page.locator('.error-summary');
    await summary.waitFor();
    expect(await summary.innerText()).toContain('请填写：交给哪个单位');
    await page.locator('#document-addressee').fill('市社会保险中心');
    await page.getByText('入户走访记录').click();
    await page.locator('#document-purpose').fill('养老待遇资格认证');
    await picture('document-form');

    // the preview is a paper of its own, marked and masked
    await page.getByRole('button', { name: '看样子' }).click();
    const preview = page.locator('.issue-preview iframe');
    await preview.waitFor();
    await expect.poll(() => preview.getAttribute('src')).toMatch(/^blob:/);

    await page.getByRole('button', { name: '开具并打印' }).click();
    const done = page.getByRole('status').filter({ hasText: '已开具' });
    await done.waitFor();
    const number = (await done.innerText()).replace('已开具', '').trim();
    expect(number).toMatch(/居〔\d{4}〕\d+号$/);

    // the register shows it on top; voided, it stays there with its number and reason
    await page.getByRole('link', { name: '看登记簿' }).click();
    const row = page.getByRole('row').filter({ hasText: number });
    await row.waitFor();
    await row.getByRole('button', { name: `作废 ${number}` }).click();
    await page.getByLabel('为什么作废').fill('住处写错了');
    await page.getByRole('button', { name: '确定作废' }).click();
    await row.getByText('住处写错了').waitFor();
    expect(await row.getByRole('button', { name: `作废 ${number}` }).count()).toBe(0);
    await picture('document-register');
    expect(faults).toEqual([]);
  });
});
