import { afterAll, describe, expect, it } from 'vitest';
import { chooseFromList } from './choose-from-list.ts';
import { DESKTOP, PHONE, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();
const open: Visitor[] = [];
const story = { path: '' };

const arrive = async (username: string, size = DESKTOP): Promise<Visitor> => {
  const visitor = await office.openBrowser(size);
  open.push(visitor);
  await visitor.signInAs(username);
  return visitor;
};

/** Says what was seen and where, as somebody in the street does. */
const report = async ({ page, goTo }: Visitor, place: string): Promise<void> => {
  await goTo('/cases/new/grid-event');
  await page.getByLabel('什么事').click();
  await chooseFromList(page, '环境卫生');
  await page.getByLabel('在哪里').fill(place);
};

afterAll(async () => {
  for (const visitor of open) await visitor.context.close();
});

describe('an event in the grid', () => {
  it('is found by the second who reports it, and joined instead of registered again', async () => {
    const first = await arrive('zhoumin');
    await report(first, '西水新村3幢门口垃圾桶');
    await first.page.getByRole('button', { name: '登记', exact: true }).click();
    await first.page.getByRole('link', { name: '打开这一件' }).click();
    await first.page.getByRole('button', { name: '受理', exact: true }).waitFor();
    story.path = new URL(first.page.url()).pathname;

    const second = await arrive('chenxia', PHONE);
    await report(second, '西水新村3幢的垃圾桶');
    const nearby = second.page.getByRole('region', { name: /报过同样的事/ });
    await nearby.getByText('1 人报过').waitFor();
    await second.picture('grid-event-nearby');
    await nearby.getByRole('button', { name: /并入/ }).click();
    await second.page.waitForURL(`**${story.path}`);
    expect([...first.faults, ...second.faults]).toEqual([]);
  });

  it('was registered twice by two without signal, and goes on as one by one press', async () => {
    const office = await arrive('zhoumin');
    await report(office, '西水新村3幢垃圾桶旁');
    await office.page.getByRole('button', { name: '登记', exact: true }).click();
    await office.page.getByRole('link', { name: '打开这一件' }).click();
    const same = office.page.getByRole('region', { name: '可能和这一件是同一件' });
    await same.getByText('2 人报过').waitFor();
    await office.picture('grid-event-same');
    const onPhone = await arrive('chenxia', PHONE);
    await onPhone.goTo(new URL(office.page.url()).pathname);
    await onPhone.page.getByRole('region', { name: '可能和这一件是同一件' }).waitFor();
    await onPhone.picture('grid-event-same-narrow');
    await same.getByRole('button', { name: /并入/ }).click();
    await office.page.getByText('并入同一件').first().waitFor();
    await same.waitFor({ state: 'detached' });
    await office.picture('grid-event-joined');
    await office.goTo(story.path);
    await office.page.getByText('并进来的').waitFor();
    expect([...office.faults, ...onPhone.faults]).toEqual([]);
  });

  it('is given to whoever is in charge of the building by one press, handled, and checked by somebody else', async () => {
    const { page, goTo, picture, faults } = await arrive('lijianguo');
    await goTo(story.path);
    const press = async (name: string, field?: string, words = '处理好了'): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).first().press('Enter');
      const form = page.locator('#form-of-action');
      await form.waitFor();
      if (field !== undefined) await form.getByLabel(field).fill(words);
      await page.locator('.drawer-footer button[type="submit"]').click();
      await form.waitFor({ state: 'detached' });
    };
    await press('受理');
    const hint = page.getByRole('region', { name: '派发建议' });
    await hint.getByText(/负责西水新村3幢/).waitFor();
    await picture('grid-event-hint');
    await hint.getByRole('button', { name: '就这么派' }).click();
    await page.getByText('网格处置中').first().waitFor();
    await press('处置完成，反馈', '怎么处理的', '清运了，桶也换了');
    await page.getByText('待现场核查').first().waitFor();
    expect(await page.getByRole('button', { name: '核查通过', exact: true }).first().isEnabled()).toBe(false);
    expect(faults).toEqual([]);

    const checker = await arrive('xulei');
    await checker.goTo(story.path);
    await checker.page.getByRole('button', { name: '核查通过', exact: true }).first().press('Enter');
    await checker.page.locator('#form-of-action').getByLabel('现场看到的').fill('干净了');
    await checker.page.locator('.drawer-footer button[type="submit"]').click();
    await checker.page.getByText('已办结').first().waitFor();
    expect(checker.faults).toEqual([]);
  });
});
