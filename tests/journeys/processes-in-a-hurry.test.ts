import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pressEntry } from './choose-from-list.ts';
import { DESKTOP, PHONE, useRunningOffice } from './running-office.ts';

const office = useRunningOffice();

/** Counts what a hand does: fields written into, and things pressed. */
const handOf = (page: Page) => {
  const count = { inputs: 0, presses: 0 };
  return {
    count,
    write: async (selector: string, words: string): Promise<void> => {
      count.inputs += 1;
      await page.locator(selector).fill(words);
    },
    press: async (name: string | RegExp, role: 'button' | 'option' | 'radio' = 'button'): Promise<void> => {
      count.presses += 1;
      const target = page.getByRole(role, { name });
      await (role === 'option' ? pressEntry(target) : target.first().click());
    },
    key: async (key: string): Promise<void> => {
      count.presses += 1;
      await page.keyboard.press(key);
    },
  };
};

const fitsTheScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight);

describe('what has to be written down fast', () => {
  it('answers a question from the guide in two inputs and two keys, nothing to scroll', async () => {
    const { page, goTo, signInAs, picture, faults } = await office.openBrowser(DESKTOP);
    await signInAs('zhoumin');
    await goTo('/cases/new/consultation');
    const hand = handOf(page);
    await page.locator('#action-askerName').waitFor();
    expect(await fitsTheScreen(page), 'the empty form fits 1366×768').toBe(true);
    await hand.write('#action-matter', '老娘过了八十有没有补贴');
    await hand.write('#opening-guide', '高龄补贴');
    await page
      .getByRole('option', { name: /高龄老人生活补贴/ })
      .first()
      .waitFor();
    await hand.key('Enter');
    await expect.poll(() => page.locator('#action-answer').inputValue()).toMatch(/高龄老人生活补贴/);
    await picture('consultation');
    expect(await fitsTheScreen(page), 'the filled form fits 1366×768').toBe(true);
    await hand.key('Control+Enter');
    await page.getByText(/已登记，编号/).waitFor();
    expect(hand.count).toEqual({ inputs: 2, presses: 2 });
    await page.getByRole('link', { name: '打开这一件' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('已答复').first().waitFor();
    await picture('consultation-answered');
    expect(faults).toEqual([]);
  });

  it('asks for no name once a resident is picked', async () => {
    const { page, goTo, signInAs, picture, faults } = await office.openBrowser(DESKTOP);
    await signInAs('zhoumin');
    await goTo('/cases/new/consultation');
    await page.locator('#action-person').fill('王秀英');
    await pressEntry(page.getByRole('option', { name: /王秀英/ }));
    await page.getByRole('button', { name: '换人' }).waitFor();
    expect(await page.locator('#action-askerName, #action-contactPhone').count()).toBe(0);
    await page.locator('#action-matter').fill('这个月的补贴到没到');
    await page.getByText('约个日子答复', { exact: true }).click();
    await page.locator('#action-answerBy').fill('2026-11-24');
    await picture('consultation-by-a-day');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/已登记，编号/).waitFor();
    expect(faults).toEqual([]);
  });

  it('registers an emergency in two taps and tells the head and the fire service in a third', async () => {
    const { page, goTo, signInAs, picture, faults } = await office.openBrowser(PHONE);
    await signInAs('zhoumin');
    await goTo('/cases/new/emergency');
    const hand = handOf(page);
    await picture('emergency-phone');
    await hand.press('火情');
    const place = await page.locator('#action-place').inputValue();
    if (place === '') await hand.write('#action-place', '3 幢 2 单元楼道');
    await hand.press(/登记/);
    await page.getByText(/已登记，编号/).waitFor();
    await picture('emergency-registered-phone');
    await hand.press('已报负责人、已联系救援');
    await page.getByText('处置中').first().waitFor();
    expect(hand.count.presses).toBe(3);
    expect(hand.count.inputs).toBeLessThanOrEqual(1);
    await page.getByText('发现到报负责人').waitFor();
    await page.getByText('发现到联系上救援').waitFor();
    await picture('emergency-case-phone');
    expect(faults).toEqual([]);
  });

  it('leads an item with a form of its own from the counter to that form', async () => {
    const { page, goTo, signInAs, picture, faults } = await office.openBrowser(DESKTOP);
    await signInAs('zhoumin');
    await goTo('/counter?item=civil-mediation');
    await page.getByRole('heading', { name: '民事调解' }).waitFor();
    await picture('counter-by-form');
    await page.getByRole('button', { name: '用“矛盾调解”登记' }).click();
    await page.getByRole('heading', { level: 1, name: '矛盾调解' }).waitFor();
    expect(new URL(page.url()).search).toContain('item=civil-mediation');
    expect(faults).toEqual([]);
  });
});
