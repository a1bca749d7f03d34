import { expect, it } from 'vitest';
import { chooseFromList } from './choose-from-list.ts';
import { DESKTOP, useRunningOffice, type Visitor } from './running-office.ts';
import { visit } from './visitor.ts';

const office = useRunningOffice();

const WORDS = '楼下烧烤店夜里油烟很大，反映过三次没有人管。';

const fillPetition = async ({ page, goTo }: Visitor): Promise<void> => {
  await goTo('/cases/new/petition');
  await page.getByLabel('从哪来的').click();
  await chooseFromList(page, '信函');
  await page.getByRole('radio', { name: '投诉' }).check({ force: true });
  await page.getByLabel('诉求').fill(WORDS);
};

const comeBack = async ({ page }: Visitor): Promise<void> => {
  const lock = page.locator('.lock-screen');
  await lock.getByLabel('用户名').fill('zhoumin');
  await lock.locator('#lock-password').fill('quanke-demo');
  await lock.getByRole('button', { name: '继续工作' }).click();
  await lock.waitFor({ state: 'detached' });
};

it('keeps what is being written when the session ends, in every tab, and goes on after the password', async () => {
  const first = await office.openBrowser(DESKTOP);
  await first.signInAs('zhoumin');
  await fillPetition(first);
  const second = await visit(first.context, {
    address: first.address,
    time: await first.page.evaluate(() => new Date().toISOString()),
  });
  await second.goTo('/people');

  // given a session that ran out at the server: the page is covered, not left
  await first.context.clearCookies();
  await first.page.getByRole('button', { name: /^登记/ }).last().click();
  await first.page.getByRole('dialog', { name: '登录到时间了' }).waitFor();
  expect(await first.page.locator('#main').isVisible()).toBe(true);
  await comeBack(first);
  expect(await first.page.getByLabel('诉求').inputValue()).toBe(WORDS);

  // given one tab locked by hand: the other shows nothing either, and one password opens both
  await second.page.keyboard.press('Control+Alt+l');
  await first.page.getByRole('dialog', { name: '屏幕已锁定' }).waitFor();
  await comeBack(second);
  await first.page.locator('.lock-screen').waitFor({ state: 'detached' });
  expect(await first.page.getByLabel('诉求').inputValue()).toBe(WORDS);

  // given a slip that would leave the page: asked first, and Enter stays
  await first.page.getByRole('link', { name: '居民', exact: true }).click();
  const asked = first.page.locator('.ant-modal-confirm-title', { hasText: '填的还没有登记' });
  await asked.waitFor();
  await first.settled();
  await first.page.keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });
  expect(await first.page.getByLabel('诉求').inputValue()).toBe(WORDS);

  await first.page.getByRole('button', { name: /^登记/ }).last().click();
  await first.page.getByText('待报负责人').first().waitFor();
  expect([...first.faults, ...second.faults]).toEqual([]);
});
