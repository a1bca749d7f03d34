import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { codeAt } from '../../platform/auth/one-time-codes.ts';
import { pressEntry } from './choose-from-list.ts';
import { DESKTOP, NOW, PHONE, useRunningOffice } from './running-office.ts';

const office = useRunningOffice('demo', 'roles');
const PASSWORD = 'quanke-demo';
const OWN_PASSWORD = 'lantern-over-water';

const after = (seconds: number): Date => new Date(Date.parse(NOW) + seconds * 1_000);

const signIn = async (page: Page, username: string, password: string): Promise<void> => {
  await page.getByLabel('用户名').fill(username);
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
};

const fillNewPassword = async (page: Page, first: string, next: string): Promise<void> => {
  await page.getByLabel('初始密码').fill(first);
  await page.getByLabel('新密码', { exact: true }).fill(next);
  await page.getByLabel('再输一遍新密码').fill(next);
  await page.getByRole('button', { name: '修改密码' }).click();
};

describe('the own account', () => {
  it('given an administrator, is led through the second factor, and gives a newcomer a password that is good for once', async () => {
    const desk = await office.openBrowser(DESKTOP);
    const { page, goTo, picture } = desk;
    await goTo('/admin/workers');
    await signIn(page, 'xitong', PASSWORD);
    await page.getByRole('heading', { name: '先把账号管好' }).waitFor();
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await page.getByRole('button', { name: '开始设置' }).click();
    const secret = (await page.locator('.factor-secret').innerText()).replaceAll(' ', '');
    await page.getByRole('img', { name: '给验证器应用扫的二维码' }).waitFor();
    await picture('second-factor');
    await page.getByLabel('应用上显示的六位数').fill(codeAt(secret, after(0)));
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByRole('heading', { name: '备用码，只显示这一次' }).waitFor();
    expect(await page.locator('.recovery-codes li').count()).toBe(8);
    await page.getByRole('button', { name: '已经收好' }).click();
    await page.getByRole('button', { name: '重置密码 钱锋' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '重置密码' }).click();
    const firstPassword = await page.locator('.first-password span').first().innerText();
    await page.getByRole('button', { name: '我已记下' }).click();

    // Out by the menu that every page has, and in again with password and code.
    await page.locator('header .avatar').click();
    await pressEntry(page.getByRole('menuitem', { name: '退出登录' }));
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
    await signIn(page, 'xitong', PASSWORD);
    office.moveTo(after(30).toISOString());
    await page.getByLabel('验证码').fill(codeAt(secret, after(30)));
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.locator('header .avatar').waitFor();

    // On the phone a first password leads to the same steps and back.
    const phone = await office.openBrowser(PHONE);
    await phone.goTo('/m/');
    await phone.page.getByLabel('用户名').fill('qianfeng');
    await phone.page.getByLabel('密码').fill(firstPassword);
    await phone.page.getByRole('button', { name: '登录' }).click();
    await phone.page.getByRole('link', { name: '现在就去' }).click();
    await fillNewPassword(phone.page, firstPassword, 'basketball-2026');
    await phone.page.getByText('这是很多人都在用').waitFor();
    await phone.picture('first-steps-390');
    await fillNewPassword(phone.page, firstPassword, OWN_PASSWORD);
    await phone.page.waitForURL(/\/m\/$/);
    await phone.page.getByLabel('用户名').fill('qianfeng');
    await phone.page.getByLabel('密码').fill(OWN_PASSWORD);
    await phone.page.getByRole('button', { name: '登录' }).click();
    await phone.page.getByRole('heading', { name: /今天/ }).waitFor();

    // Two sessions now: the phone's is ended from the desk.
    const other = await office.openBrowser(DESKTOP);
    await other.goTo('/sign-in');
    await signIn(other.page, 'qianfeng', OWN_PASSWORD);
    await other.page.locator('header .avatar').waitFor();
    await other.goTo('/account');
    await other.page.getByRole('button', { name: '结束其他各处的登录' }).click();
    await other.page.getByRole('button', { name: '结束其他各处的登录' }).waitFor({ state: 'detached' });
    expect((await phone.context.request.get(`${office.address()}/api/session`)).status()).toBe(401);
    expect([...desk.faults, ...phone.faults, ...other.faults]).toEqual([]);
  });
});
