import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { rightAnswersOf, shippedSpots } from '../training/right-answers.ts';
import { DESKTOP, NOW, PHONE, useRunningOffice, type Visitor } from './running-office.ts';

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

const communityOf = async ({ context }: Visitor): Promise<string> => {
  const answer = await context.request.get(`${office.address()}/api/session`);
  return ((await answer.json()) as { communities: { id: string }[] }).communities[0]?.id ?? '';
};

/** The answers of the round whose page is open. */
const answersHere = async (visitor: Visitor): Promise<readonly string[]> => {
  const communityId = await communityOf(visitor);
  const roundId = visitor.page.url().split('/').at(-1);
  const rows = await office
    .application()
    .database.read([communityId], (tx) =>
      tx.query<{ keys: string[]; seed: string }>(
        { name: 'test-round', text: 'select keys, seed from training_round where community_id = $1 and id = $2' },
        [communityId, roundId],
      ),
    );
  return rightAnswersOf(shippedSpots(NOW.slice(0, 10)), rows[0]);
};

const digitOf = (letter: string): string => String((letter.codePointAt(0) ?? 0) - 96);

describe('learning to tell a matter in one breath', () => {
  it('lets a worker play a round with the keyboard alone and sees the hours grow', async () => {
    const visitor = await arrive('zhoumin');
    const { page, goTo, picture, faults } = visitor;
    await goTo('/training');
    const hours = page.getByRole('button', { name: /^平台练习：/ });
    const before = await hours.textContent();
    await page.keyboard.press('n');
    await page.waitForURL(/\/training\/rounds\//);
    await page.getByText('第 1 题，共 10 题').waitFor();
    const answers = await answersHere(visitor);
    expect(answers).toHaveLength(10);
    for (const [place, letter] of answers.entries()) {
      await page.getByText(`第 ${place + 1} 题，共 10 题`).waitFor();
      // One slip on the way, which is told at once with the right answer.
      const slip = place === 3;
      await page.keyboard.press(slip ? digitOf(letter === 'a' ? 'b' : 'a') : digitOf(letter));
      await page
        .getByText(slip ? /不对，应是：/ : '对了')
        .first()
        .waitFor();
      if (slip) await picture('training-wrong');
      await page.keyboard.press('Enter');
    }
    await page.getByText('9 / 10 对').waitFor();
    await page.getByText('通过，记 10 分钟').waitFor();
    await picture('training-result');
    await page.getByRole('button', { name: '回我的培训' }).click();
    await page.getByText('今天已记 10 / 30 分钟').waitFor();
    await page.getByRole('button', { name: /补我的薄弱点（1）/ }).waitFor();
    await expect.poll(() => hours.textContent()).not.toBe(before);
    expect(faults).toEqual([]);
  });

  it('takes an entry of training elsewhere, and the head confirms it and exports the table', async () => {
    const worker = await arrive('zhoumin');
    await worker.goTo('/training');
    await worker.page.getByRole('button', { name: '登记外出培训' }).click();
    const form = worker.page.getByRole('dialog', { name: '登记外出培训' });
    await form.getByRole('button', { name: '登记' }).click();
    await form.getByText('还不能登记').waitFor();
    await form.getByLabel('培训名称').fill('高龄补贴办理实务');
    await form.getByLabel('举办单位', { exact: true }).fill('云栖街道民政办公室');
    await form.getByLabel('学时', { exact: true }).fill('6');
    await worker.page.keyboard.press('Control+Enter');
    await worker.page.getByText('高龄补贴办理实务').waitFor();
    await worker.page.getByText('等确认').last().waitFor();
    const head = await arrive('gumeihua');
    await head.goTo('/training/colleagues');
    await head.page.getByRole('button', { name: '确认周敏的“高龄补贴办理实务”' }).click();
    await head.page.getByRole('button', { name: '确认周敏的“高龄补贴办理实务”' }).waitFor({ state: 'detached' });
    await head.picture('training-of-colleagues');
    const [download] = await Promise.all([
      head.page.waitForEvent('download'),
      head.page.getByRole('link', { name: '导出 Excel' }).click(),
    ]);
    const { sheets } = await readXlsx(readFileSync((await download.path()) ?? ''));
    const own = sheets[0]?.rows.find((row) => row[0] === '周敏') ?? [];
    await head.page.getByRole('link', { name: /^周敏 已有学时：/ }).click();
    await head.page.getByRole('heading', { name: '周敏的培训' }).waitFor();
    await head.page.getByText('高龄补贴办理实务').waitFor();
    const shown = await head.page.locator('.training-total b').textContent();
    expect(Number(shown)).toBeGreaterThanOrEqual(6);
    expect(own[2]).toBe(Number(shown));
    expect([...worker.faults, ...head.faults]).toEqual([]);
  });

  it('turns a card on a phone and brings back what was not told well', async () => {
    const { page, goTo, picture, faults } = await arrive('lijianguo', PHONE);
    await goTo('/training/cards');
    const asked = await page.locator('.flash-front h2').textContent();
    await page.getByRole('button', { name: /翻面/ }).click();
    await page.getByText('谁能办').first().waitFor();
    await picture('training-card');
    await page.getByRole('button', { name: /没说清/ }).click();
    await page.getByText('第 2 张，共 10 张').waitFor();
    await page.reload();
    await page.getByText('上次没说清').waitFor();
    expect(await page.locator('.flash-front h2').textContent()).toBe(asked);
    expect(faults).toEqual([]);
  });
});

describe('civil words', () => {
  it('hints at a harsh phrase while a remark is typed, and puts the civil one in with a key', async () => {
    const visitor = await arrive('zhoumin');
    const { page, context, goTo, picture, faults } = visitor;
    const communityId = await communityOf(visitor);
    const answer = await context.request.get(
      `${office.address()}/api/communities/${communityId}/cases?kind=open&limit=1`,
    );
    const { items } = (await answer.json()) as { items: { id: string }[] };
    await goTo(`/communities/${communityId}/cases/${items[0]?.id}`);
    await page.getByRole('button', { name: /补记/ }).first().click();
    await page.locator('#remark-text').fill('来电询问，不归我管');
    await page.getByText(/“不归我管”听着生硬/).waitFor();
    await picture('civil-hint');
    await page.locator('#remark-text').press('Alt+Enter');
    await expect
      .poll(() => page.locator('#remark-text').inputValue())
      .toBe('来电询问，对不起，请稍等，我帮您记录一下，稍后回复');
    await page.getByText(/听着生硬/).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('finds a sentence to say on the page of phrases', async () => {
    const { page, goTo } = await arrive('zhoumin');
    await goTo('/service-language');
    await page.getByLabel('找一句话').fill('不归我管');
    await page.getByText('不归我管').waitFor();
    await expect.poll(() => page.getByText('换成').count()).toBe(1);
  });
});

describe('the one page to tell a matter by', () => {
  it.each(['public-rental-housing', 'min-living-standard', 'residents-law-publicity', 'help-population-services'])(
    'prints %s on one sheet',
    async (itemId) => {
      const { page, goTo, context } = await arrive('zhoumin');
      await goTo(`/guides/${itemId}/spoken`);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
      await context.close();
    },
  );
});
