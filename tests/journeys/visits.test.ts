import { afterAll, describe, expect, it } from 'vitest';
import { DESKTOP, PHONE, useRunningOffice, type Visitor } from './running-office.ts';

/** One pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

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

describe('visiting', () => {
  it('lets the head have the plan made, a grid worker visit on the phone and hand on what was found, and the head see it counted', async () => {
    const head = await arrive('gumeihua');
    await head.goTo('/visits');
    await head.page.getByRole('button', { name: '重新排计划' }).click();
    await head.page.getByText(/已排 \d+ 次走访/).waitFor();
    await head.goTo('/visits/coverage');
    const figure = head.page.locator('.visits-figures dd').nth(1);
    const before = Number(await figure.textContent());
    expect(before).toBeGreaterThan(100);

    const phone = await arrive('qianfeng', PHONE);
    const { page } = phone;
    await phone.goTo('/visits');
    // At a weekend the page leads to the next day with visits.
    const next = page.getByRole('link', { name: /下一个走访日/ });
    await next.or(page.locator('.stop-start').first()).first().waitFor();
    if (await next.isVisible()) await next.click();
    await page.locator('.stop-start').first().click();
    await page.getByRole('button', { name: '保存走访' }).click();
    await page.getByText('请选：见到人了吗').waitFor();
    await page.getByLabel('见到了').check();
    await page.getByRole('button', { name: '保存走访' }).click();
    await page
      .getByRole('alert')
      .getByText(/请回答/)
      .first()
      .waitFor();
    for (const field of await page.locator('fieldset.visit-question').all()) {
      const no = field.getByLabel('否', { exact: true });
      const choices = field.locator('input');
      if ((await no.count()) > 0) await no.check();
      else await choices.first().check();
    }
    for (const box of await page.locator('.visit-question input[inputmode=numeric]').all()) await box.fill('0');
    const danger = page.locator('fieldset', { hasText: '家里有没有安全隐患' });
    await danger.getByLabel('是', { exact: true }).check();
    await page.getByText('会列为发现的问题：居家安全隐患').waitFor();
    await page.getByLabel('燃气软管、灶具').check();
    await page.getByLabel(/记一句/).fill('燃气软管老化');
    // The line breaks between the visit and its photo: said, and sent once it is back.
    await page.locator('#visit-files').setInputFiles({ name: 'hose.png', mimeType: 'image/png', buffer: PHOTO });
    await page.getByText('附件 1').waitFor();
    await page.route('**/attachments', (route) => route.abort('connectionreset'));
    await page.getByRole('button', { name: '保存走访' }).click();
    await page.getByText('还有附件没传上').waitFor();
    await page.unroute('**/attachments');
    await page.getByRole('button', { name: '保存走访' }).click();
    await page.getByRole('button', { name: '转办：网格事件' }).click();
    await page.getByText('已转办').waitFor();
    await phone.picture('visit-saved');
    await page.getByRole('link', { name: /已转办/ }).click();
    await page.waitForURL(/\/cases\//);
    expect(phone.faults).toEqual([]);

    await head.goTo('/visits/coverage');
    await head.page.locator('.visits-figures dd').first().waitFor();
    await expect.poll(async () => Number(await figure.textContent())).toBe(before + 1);
    await head.page
      .getByRole('link', { name: /^久未见 \d+$/ })
      .first()
      .click();
    await head.page.getByRole('link', { name: '导出名单' }).waitFor();
    expect(head.faults).toEqual([]);
  });
});
