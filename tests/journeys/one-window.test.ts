import { afterAll, describe, expect, it } from 'vitest';
import { DESKTOP, PHONE, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();

/** What one visit leaves for the next part of the story. */
const story = { receiptCode: '', caseNumber: '', casePath: '' };
const open: Visitor[] = [];

const arrive = async (username: string | null, size = DESKTOP): Promise<Visitor> => {
  const visitor = await office.openBrowser(size);
  open.push(visitor);
  if (username !== null) await visitor.signInAs(username);
  return visitor;
};

afterAll(async () => {
  for (const visitor of open) await visitor.context.close();
});

describe('the one window, from reception to a finished matter', () => {
  it('lets the worker in with one click and shows what waits', async () => {
    const { page, goTo, picture, faults } = await arrive(null);
    await goTo('/sign-in');
    await picture('sign-in');
    await page.getByRole('button', { name: /周敏/ }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('等我办').first().waitFor();
    const tour = page.getByRole('complementary', { name: '演示导览' });
    await tour.getByText('第 1 步，共 5 步').waitFor();
    await tour.getByRole('button', { name: '下一步' }).click();
    await tour.getByText('第 2 步，共 5 步').waitFor();
    await page.locator('#counter-person').waitFor();
    await picture('tour');
    await tour.getByRole('button', { name: '不看了' }).click();
    await page.goBack();
    await page.getByText('等我办').first().waitFor();
    await picture('workbench');
    expect(await tour.count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('receives 王秀英 with the keyboard alone and gives one complete notice', async () => {
    const { page, goTo, settled, picture, faults } = await arrive('zhoumin');
    await goTo('/counter');
    let inputs = 0;
    const type = async (words: string): Promise<void> => {
      inputs += 1;
      await page.keyboard.type(words);
    };
    await page.keyboard.type('王秀英');
    await page
      .getByRole('option', { name: /王秀英/ })
      .first()
      .waitFor();
    // What stands first while the last letters are still being looked for may be somebody else.
    await settled();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '王秀英' }).waitFor();
    await type('高龄补贴');
    await page.getByRole('option', { name: /高龄老人生活补贴/ }).waitFor();
    await settled();
    await page.keyboard.press('Enter');
    await page.getByText('还需问一句').waitFor();
    await picture('counter');
    inputs += 1;
    await page.keyboard.press('1');
    await page.getByText('4 项中 4 项满足').waitFor();
    inputs += 1;
    await page.keyboard.press('Alt+1');
    await page.getByText(/1 项已带/).waitFor();
    const accept = page.getByRole('button', { name: /受理并送审/ });
    expect(await accept.isEnabled(), 'accepting waits for the missing material').toBe(false);
    inputs += 1;
    await page.keyboard.press('F2');
    await page.getByRole('heading', { name: '一次性告知书' }).waitFor();
    await picture('notice');
    expect(inputs).toBeLessThanOrEqual(8);
    story.receiptCode = (await page.locator('.counter-receipt').textContent()) ?? '';
    expect(story.receiptCode).toMatch(/^XS-[0-9A-Z]{8}$/);
    await page.getByRole('link', { name: '打开办件' }).click();
    await page.getByText('等您补材料').first().waitFor();
    story.casePath = new URL(page.url()).pathname;
    story.caseNumber = /西水2026-\d{6}/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? '';
    expect(faults).toEqual([]);
  });

  it('tells the resident on the phone what is still missing, by code and last four digits', async () => {
    const { page, goTo, picture, faults } = await arrive(null, PHONE);
    await goTo(`/r/progress/${story.receiptCode}`);
    await page.getByLabel('手机号最后四位').fill('1234');
    await page.getByRole('button', { name: '查一查' }).click();
    await page.getByText('本人银行卡复印件').waitFor();
    await picture('progress');
    expect(faults).toEqual([]);
  });

  it('takes in the supplement and passes the matter on with a promised date', async () => {
    const { page, goTo, picture, faults } = await arrive('zhoumin');
    await goTo(story.casePath);
    await page.getByRole('button', { name: /收到补来的材料/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('本人银行卡复印件').click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /受理并送审/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /受理并送审/ })
      .click();
    await page.getByText('审批中').first().waitFor();
    // Twenty working days from Friday 20 November 2026 end on 18 December.
    await page.getByText('12月18日').first().waitFor();
    await goTo(story.casePath);
    await picture('case');
    expect(faults).toEqual([]);
  });

  it('lets the approver decide across communities', async () => {
    const { page, goTo, picture, faults } = await arrive('fanghong');
    await goTo('/desk');
    await picture('desk');
    await goTo(story.casePath);
    await page.getByRole('button', { name: /^批准/ }).click();
    await page.getByRole('dialog').getByLabel('办理结果').fill('符合条件，自12月起每月发放100元');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已批准，待送达').first().waitFor();
    expect(faults).toEqual([]);
  });

  it('lets the worker deliver the result, and files the matter', async () => {
    const { page, goTo, faults } = await arrive('zhoumin');
    await goTo(story.casePath);
    await page
      .getByRole('button', { name: /送达|发放|交/ })
      .first()
      .click();
    await page.getByRole('dialog').getByText('窗口领取').click();
    await page.keyboard.press('Control+Enter');
    await page.getByText('已办结').first().waitFor();
    await page.getByText('归档').first().waitFor();
    expect(faults).toEqual([]);
  });

  it('lets the resident see the end and rate it, and opens a follow-up for the head after a bad rating', async () => {
    const { page, goTo, picture, faults } = await arrive(null, PHONE);
    await goTo(`/r/progress/${story.receiptCode}`);
    await page.getByLabel('手机号最后四位').fill('1234');
    await page.getByRole('button', { name: '查一查' }).click();
    await page.getByText('您的事办好了').first().waitFor();
    await picture('progress-finished');
    await page.getByText('非常不满意').click();
    await page
      .getByRole('button', { name: /提交|评价/ })
      .last()
      .click();
    await page
      .getByText(/谢谢|感谢/)
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    const head = await arrive('gumeihua');
    await head.goTo('/cases?process=rating-follow-up&kind=open');
    await head.page.getByText('王秀英').first().waitFor();
    expect(head.faults).toEqual([]);
  });
});
