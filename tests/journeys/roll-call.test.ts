import { afterAll, describe, expect, it } from 'vitest';
import { DESKTOP, PHONE, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();
const open: Visitor[] = [];

const arrive = async (username: string, size = DESKTOP): Promise<Visitor> => {
  const visitor = await office.openBrowser(size);
  open.push(visitor);
  await visitor.signInAs(username);
  return visitor;
};

afterAll(async () => {
  for (const visitor of open) await visitor.context.close();
});

describe('an emergency', () => {
  it('lets the head start a roll call of those who hear or see badly, two answer on phones, and the head see and end it', async () => {
    const head = await arrive('gumeihua');
    await head.goTo('/calls');
    await head.page.getByRole('button', { name: /听不见、看不清/ }).click();
    await head.page.getByLabel('因为什么事').fill('全小区停电');
    await head.page.getByRole('button', { name: '开始', exact: true }).click();
    await head.page.getByRole('heading', { name: '全小区停电' }).waitFor();
    const address = new URL(head.page.url()).pathname;
    await head.page.locator('.calls-rows > li').first().waitFor();
    const people = await head.page.locator('.calls-rows > li').count();
    expect(people).toBeGreaterThan(1);

    const phone = await arrive('zhoumin', PHONE);
    await phone.goTo(address);
    const first = phone.page.locator('.calls-rows > li').first();
    const name = (await first.locator('.called-who a').first().textContent()) ?? '';
    await first.getByRole('button', { name: /看电话：/ }).click();
    await first.getByRole('link', { name: /拨打/ }).waitFor();
    await first.getByLabel(`${name}的备注`).fill('要轮椅');
    await first.getByRole('button', { name: '要人帮' }).click();
    await phone.page.getByRole('status').getByText(`${name}：要人帮`).waitFor();

    // The head sees it without asking, and what is said a moment later does not overwrite it unseen.
    const own = head.page.locator('.calls-rows > li').filter({ hasText: name }).first();
    await own.getByText('要轮椅').waitFor();
    await own.getByRole('button', { name: '已转移' }).click();
    await head.page.getByText(`1/${people} 已落实`).first().waitFor();

    await head.page.getByRole('button', { name: '结束点名' }).click();
    await head.page.getByRole('dialog').getByRole('button', { name: '结束点名' }).click();
    await head.page.getByText(/顾美华 .*结束/).waitFor();
    await head.goTo('/calls');
    await head.page.getByText('已结束').waitFor();
  });
});
