import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESKTOP, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();

const read = async <T>({ context }: Visitor, path: string): Promise<T> =>
  (await (await context.request.get(`${office.address()}/api${path}`)).json()) as T;

const communityOf = async (visitor: Visitor): Promise<string> => {
  const { communities } = await read<{ communities: { id: string }[] }>(visitor, '/session');
  return communities[0]?.id ?? '';
};

const openForm = async (page: Page, kind: string): Promise<void> => {
  await page.getByRole('button', { name: '登记变动' }).click();
  await page.getByLabel('发生了什么').selectOption({ label: kind });
};
const save = (page: Page): Promise<void> => page.getByRole('dialog').getByRole('button', { name: /^登记/ }).click();

describe('what happens to people, in the browser', () => {
  it('given a household, records a move in and a birth, and takes the birth back', async () => {
    const visitor = await office.openBrowser(DESKTOP);
    const { page, goTo, signInAs, picture, faults } = visitor;
    await signInAs('zhoumin');
    const community = await communityOf(visitor);
    const { items } = await read<{ items: { id: string }[] }>(
      visitor,
      `/communities/${community}/people?q=${encodeURIComponent('王秀英')}`,
    );
    const { householdId } = await read<{ householdId: string }>(
      visitor,
      `/communities/${community}/people/${items[0]?.id}`,
    );
    await goTo(`/communities/${community}/households/${householdId}`);
    await openForm(page, '迁入');
    await save(page);
    await page.getByRole('alert').getByText('请填写：姓名').waitFor();
    await page.getByLabel('姓名', { exact: true }).fill('甄归来');
    await page.getByLabel('性别').selectOption('female');
    await page.getByLabel('出生日期').fill('1975-03-08');
    await page.getByLabel('与户主的关系').selectOption({ label: '女' });
    await picture('change-moved-in');
    await save(page);
    await page.getByRole('link', { name: '甄归来' }).first().waitFor();
    await openForm(page, '出生');
    await page.getByLabel('姓名', { exact: true }).fill('甄新生');
    await page.getByLabel('性别').selectOption('male');
    await page.getByLabel('与户主的关系').selectOption({ label: '孙子' });
    await save(page);
    const history = page.getByRole('region', { name: '变动记录' });
    await history.getByText('出生').waitFor();
    await history.locator('li', { hasText: '出生' }).getByRole('button', { name: '更正' }).click();
    await page.getByLabel('为什么').fill('登错家庭');
    await page.getByRole('dialog').getByRole('button', { name: '更正' }).click();
    await history.getByText('已更正').waitFor();
    await page.getByRole('region', { name: '成员' }).getByText('甄新生').waitFor({ state: 'detached' });
    await picture('household-history');
    expect(faults).toEqual([]);
  });

  it('given two records of one person, compares them, merges them, and the head undoes it', async () => {
    const visitor = await office.openBrowser(DESKTOP);
    const { page, goTo, signInAs, picture, faults } = visitor;
    await signInAs('gumeihua');
    await goTo('/people');
    await page.getByRole('link', { name: '疑似重复' }).click();
    await page.getByRole('link', { name: '并排比对' }).first().click();
    await page.getByText('留这一份').first().waitFor();
    await page.getByLabel('为什么').fill('核对过，是同一人');
    await picture('duplicate-compared');
    await page.getByRole('button', { name: '是同一个人，合并' }).click();
    await page.getByRole('button', { name: '登记变动' }).waitFor();
    const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await goTo('/people/duplicates');
    const merges = page.getByRole('region', { name: '近 30 天的合并' });
    await merges.getByText(`${name} 并入 ${name}`).waitFor();
    await merges.getByRole('button', { name: '撤销合并' }).click();
    await page.getByLabel('为什么').fill('合错了');
    await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click();
    await merges.waitFor({ state: 'detached' });
    await page.getByRole('link', { name }).first().waitFor();
    expect(faults).toEqual([]);
  });
});
