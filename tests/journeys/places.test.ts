import { expect, it } from 'vitest';
import { pressEntry } from './choose-from-list.ts';
import { DESKTOP, PHONE, useRunningOffice } from './running-office.ts';

const office = useRunningOffice();

it('given a new building, the head adds it, puts somebody in charge, hands over and draws it without the mouse', async () => {
  const head = await office.openBrowser(DESKTOP);
  const { page } = head;
  await head.signInAs('gumeihua');
  await head.goTo('/places');
  await page.getByRole('button', { name: '新增楼栋' }).first().click();
  await page.getByLabel('名称').fill('西水新村88幢');
  await page.getByLabel('几个单元').fill('2');
  await page.getByLabel('几层').fill('');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').getByText('几层要填 0 到 60 的整数').waitFor();
  await page.getByLabel('几层').fill('3');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: '西水新村88幢' }).click();
  await page.getByRole('heading', { name: '西水新村88幢' }).waitFor();
  await page.getByText('301室').first().waitFor();
  await expect.poll(() => page.locator('.door').count()).toBe(12);
  await head.picture('places-new-building');

  await head.goTo('/places/in-charge');
  await page.getByRole('button', { name: '为西水新村88幢安排负责人' }).first().click();
  await page.getByLabel('居民', { exact: true }).check();
  await page.getByRole('combobox', { name: '找居民' }).fill('王秀英');
  await pressEntry(page.getByRole('option', { name: /王秀英/ }));
  await page.getByText('已选：王秀英').waitFor();
  await page.keyboard.press('Control+Enter');
  const row = page.getByRole('row').filter({ hasText: '西水新村88幢' }).filter({ hasText: '王秀英' });
  await row.waitFor();
  await row.getByRole('button', { name: '离任' }).click();
  await page.getByText('离任后没有人负责的地方').waitFor();
  await head.picture('places-leaving');
  await page.keyboard.press('Control+Enter');
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '为西水新村88幢安排负责人' }).first().waitFor();

  await head.goTo('/places/plan');
  await page.getByRole('button', { name: /西水新村88幢/ }).press('Enter');
  await page.getByRole('button', { name: /^位\s?置$/ }).press('Enter');
  await page.getByLabel('第 1 角横坐标').fill('1200');
  await page.getByRole('button', { name: '保存图形' }).press('Enter');
  await page.getByRole('alert').getByText('有的角在图外').waitFor();
  await page.getByLabel('第 1 角横坐标').fill('240');
  await page.getByLabel('第 1 角纵坐标').fill('120');
  await page.getByRole('button', { name: '保存图形' }).press('Enter');
  await page.getByText('已保存').waitFor();
  await page.getByRole('button', { name: /西水新村88幢 已标位置/ }).waitFor();
  expect(head.faults).toEqual([]);
});

it('given a boundary that is to change, the head draws it with the mouse for a day to come; until then the plan stays', async () => {
  const head = await office.openBrowser(DESKTOP);
  const { page } = head;
  const day = '2026-12-01';
  await head.signInAs('gumeihua');
  await head.goTo('/places/plan');
  const plan = page.getByRole('img', { name: /平面图/ });
  const outlines = async (): Promise<readonly string[]> => {
    await plan.locator('polygon').first().waitFor({ state: 'attached' });
    await head.settled();
    return plan.locator('polygon').evaluateAll((all) => all.map((one) => one.getAttribute('points') ?? ''));
  };
  const today = await outlines();
  const grid = page.locator('.plan-list .is-grid button').first();
  const name = (await grid.innerText()).split(/\s/)[0] ?? '';
  await grid.click();
  await page.getByRole('button', { name: /^清\s?空$/ }).click();
  const at = async (x: number, y: number): Promise<readonly [number, number]> => {
    const box = await plan.boundingBox();
    if (box === null) throw new Error('The plan is not on the screen.');
    return [box.x + (x / 1000) * box.width, box.y + (y / 1000) * box.width];
  };
  await plan.scrollIntoViewIfNeeded();
  const corners = [
    [80, 80],
    [420, 90],
    [400, 330],
    [90, 340],
  ] as const;
  for (const [x, y] of corners) {
    const [left, top] = await at(x, y);
    await page.mouse.click(left, top);
  }
  await expect.poll(() => plan.locator('circle').count()).toBe(4);
  // One corner is dragged to where it belongs.
  const [from, to] = [await at(400, 330), await at(460, 360)];
  await page.mouse.move(from[0], from[1]);
  await page.mouse.down();
  await page.mouse.move(to[0], to[1], { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => plan.locator('circle').count()).toBe(4);
  await page.getByLabel('从哪天起').fill(day);
  await page.getByText('到 12月1日 才生效，之前图不变').waitFor();
  await head.picture('plan-drawn-ahead');
  await page.getByRole('button', { name: '保存图形' }).click();
  await page.getByText('已保存').waitFor();

  await head.goTo('/places/plan');
  expect(await outlines()).toEqual(today);
  await page.getByLabel('看哪天的图').fill(day);
  await page.getByRole('button', { name: `${name} 4 个角` }).waitFor();
  await page.getByText('这是 12月1日 的图，还没到这一天').waitFor();
  const then = await outlines();
  expect(then).not.toEqual(today);
  const third = (words: string): readonly number[] => (words.split(' ')[2] ?? '').split(',').map(Number);
  const drawn = then.filter((words) => !today.includes(words)).map(third);
  expect(drawn).toHaveLength(1);
  expect(Math.abs((drawn[0]?.[0] ?? 0) - 460)).toBeLessThan(4);
  expect(Math.abs((drawn[0]?.[1] ?? 0) - 360)).toBeLessThan(4);
  await head.picture('plan-of-that-day');
  await page.getByRole('button', { name: '回到今天' }).click();
  await page.getByText(/这是 12月1日 的图/).waitFor({ state: 'detached' });
  expect(await outlines()).toEqual(today);
  expect(head.faults).toEqual([]);
});

it('given a grid worker on a phone, sees the own grids, a building floor by floor and who is in charge of a flat', async () => {
  const worker = await office.openBrowser(PHONE);
  const { page } = worker;
  await worker.signInAs('qianfeng');
  await worker.goTo('/places');
  const inGroups = page.getByRole('link', { name: /^重点人群 \d+，打开名单$/ }).first();
  const counted = Number((await inGroups.textContent()) ?? '');
  await inGroups.click();
  await page.getByRole('heading', { name: '重点人群名单' }).waitFor();
  await page.getByRole('button', { name: '去掉条件：第一网格' }).waitFor();
  const rows = page.locator('.places-table tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(Math.min(counted, 50));
  await page.getByRole('button', { name: '去掉条件：第一网格' }).click();
  await page.getByRole('button', { name: '去掉条件：第一网格' }).waitFor({ state: 'detached' });
  await worker.goTo('/places');
  await page.getByRole('link', { name: '西水新村1幢' }).click();
  await page.getByRole('link', { name: /302室/ }).first().click();
  await page.getByRole('heading', { name: '谁负责' }).waitFor();
  await page.getByText('钱锋').first().waitFor();
  await page.getByLabel('截至').fill('2025-06-30');
  await page.getByText('周敏').nth(1).waitFor();
  expect(await page.getByText('新增').count()).toBe(0);
  expect(worker.faults).toEqual([]);
});
