import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import { qrContentOf } from '../documents/page-pixels.ts';
import { DESKTOP, PHONE, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();
const open: Visitor[] = [];
/** What the first phone leaves for the others. */
const story = { list: '' };

const arrive = async (size = PHONE): Promise<Visitor> => {
  const visitor = await office.openBrowser(size);
  open.push(visitor);
  return visitor;
};

afterAll(async () => {
  for (const visitor of open) await visitor.context.close();
});

/** Every address the server is asked for from now on: what a log would hold. */
const listenAtTheServer = (): readonly string[] => {
  const asked: string[] = [];
  office.application().http.server.on('request', (request: { url?: string }) => asked.push(request.url ?? ''));
  return asked;
};

/** How somebody answers, by a word of the question. */
const ANSWERS: readonly (readonly [string, string])[] = [
  ['一共几口', '2'],
  ['是本市家庭', '本市住房困难家庭'],
  ['户口在本市', '是 · 有'],
  ['住在本市', '是 · 有'],
  ['付租金', '是 · 有'],
  ['平方米', '８'],
];

/** Answers questions with large buttons and figures until there are none; answers the number of questions. */
const answerAll = async ({ page }: Visitor): Promise<number> => {
  for (let asked = 0; asked < 12; asked += 1) {
    const heading = page.locator('#question');
    await page.locator('#question, #verdict').first().waitFor();
    if ((await heading.count()) === 0) return asked;
    const question = await heading.innerText();
    const answer = ANSWERS.find(([word]) => question.includes(word))?.[1];
    if (answer === undefined) throw new Error(`Nobody knows what to answer to: ${question}`);
    const before = page.url();
    if ((await page.locator('#figure').count()) > 0) {
      await page.locator('#figure').fill(answer);
      await page.keyboard.press('Enter');
    } else await page.getByRole('button', { name: answer, exact: true }).click();
    await page.waitForFunction((old) => window.location.href !== old, before);
    await page.locator('.question[aria-busy="true"]').waitFor({ state: 'detached' });
  }
  throw new Error('The questions find no end.');
};

const readCode = async ({ page }: Visitor): Promise<string | undefined> => {
  const image = await loadImage(await page.locator('svg.qr').screenshot());
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const rgba = new Uint8ClampedArray(data);
  const screen = { widthPx: image.width, heightPx: image.height, widthMm: 0, heightMm: 0, text: '', rgba };
  return qrContentOf(screen);
};

describe('an old resident asks for help with the rent', () => {
  it('finds it in dialect, answers one question at a time and sees 216 with its working', async () => {
    const visitor = await arrive();
    const { page, goTo, picture, faults } = visitor;
    const asked = listenAtTheServer();
    await goTo('/r/');
    await page.getByRole('button', { name: /西水社区/ }).click();
    await page.getByRole('searchbox').fill('租勿起房子');
    await page.keyboard.press('Enter');
    await picture('resident-search-dialect');
    await page.getByRole('main').getByRole('listitem').first().getByRole('link').click();
    await page.getByRole('heading', { name: '公租房申请' }).waitFor();
    await picture('resident-guide-rental');
    await page.getByRole('link', { name: '能不能办、能领多少？' }).click();
    await page.locator('#question').waitFor();
    await picture('resident-check-first');
    expect(await answerAll(visitor)).toBe(6);
    await page.getByRole('heading', { name: /照您的回答，可以办/ }).waitFor();
    await picture('resident-check-yes');
    const verdict = await page.locator('.verdict').innerText();
    expect(verdict).toContain('4 个条件：4 个符合');
    expect(verdict).toContain('您答的：人均住房建筑面积：8 平方米');
    expect(verdict).toContain('依据：全科社区工作者必读 社会保障 3');
    const amounts = await page.locator('.amounts').innerText();
    expect(amounts).toContain('216 元');
    expect(amounts).toContain('3 × 16 = 48');
    expect(amounts).toContain('48 × 15 × 0.3 = 216');
    expect(page.url()).toContain('householdSize=2');
    expect(asked.some((address) => address.startsWith('/api/guides/public-rental-housing/check'))).toBe(true);
    expect(asked.filter((address) => /householdSize|local-household/.test(address))).toEqual([]);
    expect(asked.filter((address) => /assets\/(staff|query|useModal)/.test(address))).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('changes one answer without losing the others, and takes the change back', async () => {
    const { page } = open[0] ?? (await arrive());
    await page.getByRole('button', { name: /改这条回答：一起生活的家里人/ }).click();
    const figure = page.locator('#figure');
    expect(await figure.inputValue()).toBe('2');
    await figure.fill('4');
    await page.getByRole('button', { name: '就这样' }).click();
    await page.getByText('64 × 15 × 0.3 = 288').waitFor();
    expect(await page.locator('#question').count()).toBe(0);
    await page.goBack();
    await page.getByText('48 × 15 × 0.3 = 216').waitFor();
  });

  it('keeps the list of what to bring, ticks it off and prints it', async () => {
    const visitor = open[0] ?? (await arrive());
    const { page, picture, faults } = visitor;
    await page.getByRole('link', { name: '看要带的清单' }).click();
    const papers = page.getByRole('checkbox');
    await papers.first().waitFor();
    await expect.poll(() => papers.count()).toBe(6);
    await papers.first().check();
    await page.getByText('6 样里带齐了 1 样').waitFor();
    await page.reload();
    await page.getByText('6 样里带齐了 1 样').waitFor();
    await page.locator('svg.qr').scrollIntoViewIfNeeded();
    await picture('resident-list-code');
    story.list = (await page.locator('details.address a').getAttribute('href')) ?? '';
    await page.getByRole('button', { name: '到窗口出示' }).click();
    await page.getByText('请窗口扫这个码').waitFor();
    await picture('resident-list-shown');
    expect(await readCode(visitor)).toBe(story.list);
    await page.getByRole('button', { name: '出示好了' }).click();
    await page.evaluate(() => {
      window.print = () => void (document.title = '打印了');
    });
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await expect.poll(() => page.title()).toBe('打印了');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    expect(faults).toEqual([]);
  });

  it('sees the same on the daughter’s phone, which keeps ticks of its own', async () => {
    const { page, goTo, faults } = await arrive();
    await goTo(story.list.replace(office.address(), ''));
    await page.getByRole('checkbox').first().waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(6);
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    const main = await page.getByRole('main').innerText();
    for (const words of ['216 元', '家庭人口：2 人', '人均住房建筑面积：8 平方米', '西水路 88 号'])
      expect(main).toContain(words);
    await page.getByRole('link', { name: '改回答' }).click();
    await page.getByRole('heading', { name: /照您的回答，可以办/ }).waitFor();
    await page.getByText('48 × 15 × 0.3 = 216').waitFor();
    expect(faults).toEqual([]);
  });

  it('shows the worker at the counter the same list beside it when the code is scanned', async () => {
    const { page, context, goTo, signInAs } = await arrive(DESKTOP);
    await signInAs('zhoumin');
    await goTo('/counter');
    const [beside] = await Promise.all([
      context.waitForEvent('page'),
      page.evaluate((code) => {
        for (const key of [...code, 'Enter'])
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      }, story.list),
    ]);
    await beside.getByText('家庭人口：2 人').waitFor();
    expect(beside.url()).toBe(story.list);
    expect(new URL(page.url()).pathname).toBe('/counter');
  });
});

describe('what cannot be answered or issued', () => {
  it('goes on when somebody cannot say, and does not make a no of it', async () => {
    const { page, goTo, faults } = await arrive();
    await goTo('/r/check/public-rental-housing');
    const skipped: string[] = [];
    for (;;) {
      await page.locator('#question, #verdict').first().waitFor();
      const question = page.locator('#question');
      if ((await question.count()) === 0) break;
      skipped.push(await question.innerText());
      await page.getByRole('button', { name: '说不清，先不答' }).click();
      await page.waitForFunction((old) => document.querySelector('#question')?.textContent !== old, skipped.at(-1));
    }
    expect(skipped.length).toBeGreaterThan(5);
    expect(new Set(skipped).size).toBe(skipped.length);
    const verdict = await page.locator('.verdict').innerText();
    expect(verdict).toContain('有说不清的，还定不下来');
    expect(verdict).toContain('4 个条件：4 个还不知道');
    expect(faults).toEqual([]);
  });

  it('says what stands against it, and offers what else may help', async () => {
    const { page, goTo, picture } = await arrive();
    await goTo('/r/check/public-rental-housing#householdSize=2&floorAreaPerPerson=40&gone=1');
    await page.getByRole('heading', { name: /现在还办不了/ }).waitFor();
    await picture('resident-check-no');
    const main = await page.getByRole('main').innerText();
    expect(main).toContain('您答的：人均住房建筑面积：40 平方米');
    expect(main).toContain('有几条以前的回答现在用不上了');
    expect(main).not.toContain('216');
    await expect.poll(() => page.getByRole('link', { name: '廉租房' }).count()).toBe(1);
  });

  it('tells kindly which certificate nobody here issues, and where to go instead', async () => {
    const { page, goTo, picture } = await arrive();
    await goTo('/r/guides?q=%E5%8D%95%E8%BA%AB%E8%AF%81%E6%98%8E');
    await page.getByRole('heading', { name: '婚姻状况证明：社区不开这种证明' }).waitFor();
    await picture('resident-refused');
    const main = await page.getByRole('main').innerText();
    expect(main).toContain('找民政婚姻登记机关查档');
    expect(main).toContain('民发〔2020〕20号');
  });

  it('is led by situation with the keyboard alone, in large text', async () => {
    const { page, context, goTo, picture } = await arrive();
    await context.addInitScript(() => localStorage.setItem('quanke.resident.text-size', '30'));
    await goTo('/r/guides');
    await page.getByRole('link', { name: /家里有老人/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /高龄老人生活补贴/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '能不能办、能领多少？' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#question').waitFor();
    await page.getByRole('textbox', { name: /填数字/ }).focus();
    await page.keyboard.type('84');
    await page.keyboard.press('Enter');
    await page.getByText('第 2 问').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('question');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('第 3 问').waitFor();
    await picture('resident-check-large');
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, summary, .button, .row-link, .plain')]
        .map((one) => one.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && (height < 59.5 || width < 59.5)),
    );
    expect(small).toEqual([]);
  });
});
