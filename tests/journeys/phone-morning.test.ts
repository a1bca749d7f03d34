import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  becomes,
  countAtOffice,
  reportEvent,
  rowOf,
  sendUntilReceived,
  signInOnPhone,
  takePhone,
  unlock,
} from './phone-hand.ts';
import { scrollsSideways, seriousFindings } from './look-for-barriers.ts';
import { DESKTOP, PHONE, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();
const open: Visitor[] = [];

const arrive = async (username: string): Promise<Visitor> => {
  const visitor = await office.openBrowser(DESKTOP);
  open.push(visitor);
  await visitor.signInAs(username);
  return visitor;
};

afterAll(async () => {
  for (const visitor of open) await visitor.context.close();
});

const count = (sql: string): Promise<number> => countAtOffice(office, sql);

/** Answers question after question with what is harmless, but for those that are named. */
const answer = async (page: Page, special: Readonly<Record<string, string>> = {}): Promise<void> => {
  const overview = page.locator('.answers');
  const question = page.getByText(/第 \d+ 个问题，共 \d+ 个/);
  for (;;) {
    await question.or(overview).first().waitFor();
    if (await overview.isVisible()) return;
    const before = await question.innerText();
    const words = await page.locator('.card').first().innerText();
    const wanted = Object.entries(special).find(([asked]) => words.includes(asked))?.[1];
    const no = page.getByRole('radio', { name: '否', exact: true });
    if (wanted !== undefined) await page.getByLabel(wanted, { exact: true }).click();
    else if ((await no.count()) > 0) await no.click();
    else if ((await page.getByRole('radio').count()) > 0) await page.getByRole('radio').first().click();
    else if ((await page.getByRole('checkbox').count()) > 0) await page.getByRole('checkbox').first().check();
    else await page.locator('.card input, .card textarea').first().fill('0');
    if ((await question.isVisible()) && (await question.innerText()) === before)
      await page.getByRole('button', { name: '下一个' }).click();
  }
};

const choose = (page: Page, result: string) => page.getByRole('radio', { name: result }).click();
const done = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '记好了' }).click();
  await page.getByRole('heading', { name: /今天/ }).waitFor();
};

/** One visit from the walk. */
const visitStop = async (page: Page, at: number, work: (page: Page) => Promise<void>): Promise<void> => {
  await page.locator('[data-stop]').nth(at).click();
  await page.getByRole('heading', { name: /走访/ }).waitFor();
  await work(page);
  await done(page);
};

const home = (page: Page) => page.getByRole('button', { name: '返回' }).click();
const met = async (page: Page): Promise<void> => {
  await choose(page, '见到了');
  await answer(page);
};

/** Keeps a picture and says what keeps somebody from using the screen, on a narrow phone too. */
const lookAt = async (visitor: Visitor, name: string): Promise<readonly string[]> => {
  await visitor.picture(name);
  const found = await seriousFindings(visitor);
  await visitor.page.setViewportSize({ width: 320, height: 640 });
  const small = await visitor.page.evaluate(() =>
    [...document.querySelectorAll('main button, main label.choice')]
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => `too small for a thumb: ${one.textContent}`),
  );
  const wide = (await scrollsSideways(visitor)) ? ['scrolls sideways'] : [];
  await visitor.page.setViewportSize(PHONE);
  return [...found, ...small, ...wide].map((one) => `${name}: ${one}`);
};

describe('a morning of a grid worker', () => {
  let head: Visitor;
  let metBefore = 0;
  const coverage = async (): Promise<number> => {
    await head.goTo('/visits/coverage');
    const figure = head.page.locator('.visits-figures dd').nth(1);
    return Number(await figure.textContent());
  };

  beforeAll(async () => {
    head = await arrive('gumeihua');
    await head.goTo('/visits');
    await head.page.getByRole('button', { name: '重新排计划' }).click();
    await head.page.getByText(/已排 \d+ 次走访/).waitFor();
    metBefore = await coverage();
  });

  it('opens an app that can be installed, and is small before its first screen', async () => {
    const folder = join(import.meta.dirname, '..', '..', 'dist', 'web', 'm');
    const { gzipped } = JSON.parse(readFileSync(join(folder, 'shell.json'), 'utf8')) as { gzipped: number };
    expect(gzipped).toBeLessThan(250_000);
    const manifest = await head.context.request.get(`${office.address()}/m/manifest.webmanifest`);
    const {
      display,
      start_url: start,
      icons,
    } = (await manifest.json()) as {
      display: string;
      start_url: string;
      icons: { src: string; sizes: string }[];
    };
    expect([display, start]).toEqual(['standalone', '/m/']);
    expect(icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512']);
    for (const { src } of icons) expect((await head.context.request.get(`${office.address()}${src}`)).ok()).toBe(true);
  });

  it('makes ten visits and reports two events while the network comes and goes; the office has each once', async () => {
    const before = {
      visits: await count('visit'),
      records: await count('field_record'),
      cases: await count('case_record'),
      evidence: await count('service_evidence'),
    };
    const visitor = await takePhone(office);
    open.push(visitor);
    const { page, context, faults } = visitor;
    await context.grantPermissions(['microphone', 'geolocation']);
    await context.setGeolocation({ latitude: 31.23041, longitude: 121.47371, accuracy: 18 });
    const barriers: string[] = [];
    await signInOnPhone(visitor);
    barriers.push(...(await lookAt(visitor, 'phone-visits-home')));

    await context.setOffline(true);
    await page.getByRole('button', { name: /今天的走访/ }).click();
    const stops = await page.locator('[data-stop]').count();
    expect(stops).toBeGreaterThanOrEqual(5);
    barriers.push(...(await lookAt(visitor, 'phone-walk')));
    await visitStop(page, 0, async () => {
      barriers.push(...(await lookAt(visitor, 'phone-visit-result')));
      await choose(page, '见到了');
      barriers.push(...(await lookAt(visitor, 'phone-visit-question')));
      await answer(page, { '家里有没有安全隐患？': '是', 哪些隐患: '燃气软管、灶具' });
      // The second tap of two: the answer was the first.
      await page.getByRole('checkbox', { name: /居家安全隐患/ }).click();
      await page.getByText('会报给社区：网格事件').waitFor();
      await page.getByLabel('记一句').fill('燃气软管老化，老人一个人住');
      await page.getByRole('button', { name: '录一段话' }).click();
      await page.getByRole('button', { name: /停止录音/ }).waitFor();
      await page.waitForTimeout(1_500);
      await page.getByRole('button', { name: /停止录音/ }).click();
      await page.getByLabel('录音 1').waitFor();
      await page.getByRole('button', { name: '记下现在的位置' }).click();
      await page.getByText('误差约 18 米').waitFor();
      barriers.push(...(await lookAt(visitor, 'phone-visit-overview')));
    });
    await visitStop(page, 1, async () => choose(page, '不在家'));
    await visitStop(page, 2, met);
    // Edited while it is unsent: nothing went out yet, and the last word counts.
    await visitStop(page, 1, async () => {
      await page.getByRole('button', { name: /见到人了吗/ }).click();
      await choose(page, '谢绝');
    });
    await home(page);
    await reportEvent(page, '西水新村3幢单元门');

    // What was written goes after a question only: the button is close to the one that keeps it.
    await page.getByRole('button', { name: '网格事件', exact: true }).click();
    await page.getByLabel(/在哪里/).fill('西水新村9幢门厅');
    const discard = page.getByRole('button', { name: '不要这条草稿' });
    await discard.click();
    await page.getByRole('button', { name: '留着' }).click();
    await discard.click();
    await page.getByRole('alertdialog').getByRole('button', { name: '删掉' }).click();
    await page.getByRole('heading', { name: /今天/ }).waitFor();
    expect(await rowOf(page, '9幢门厅').count()).toBe(0);

    // The app is closed and opened again without signal.
    await page.reload();
    await unlock(page);
    await becomes(page, '单元门', '等待发送');

    // Replies get lost on their way back and the network breaks in the middle of a request.
    let lost = 0;
    await page.route('**/field/records', async (route) => {
      lost += 1;
      if (lost > 3) return route.continue();
      if (lost < 3) await route.fetch();
      return route.abort('connectionreset');
    });
    await context.setOffline(false);
    await sendUntilReceived(page);
    expect(lost).toBeGreaterThan(3);
    await page.unroute('**/field/records');

    await context.setOffline(true);
    await page.getByRole('button', { name: /今天的走访/ }).click();
    for (let at = 3; at < stops; at += 1) await visitStop(page, at, at < 5 ? met : async () => choose(page, '不在家'));
    await visitor.picture('phone-walk-done');
    await home(page);
    // The rest of the ten are neighbours whom no rule asks to visit.
    for (let at = stops; at < 10; at += 1) {
      await page.getByRole('button', { name: '找人' }).click();
      await page.locator('.person').nth(at).getByRole('button').click();
      await choose(page, '见到了');
      await answer(page);
      await done(page);
    }
    await reportEvent(page, '西水新村5幢路灯');
    await context.setOffline(false);
    await sendUntilReceived(page);
    await becomes(page, '路灯', '已送到');
    await visitor.picture('phone-visits-sent');
    expect([faults, barriers]).toEqual([[], []]);

    const made = Math.max(10, stops);
    expect(await count('visit')).toBe(before.visits + made);
    expect(await count('service_evidence')).toBe(before.evidence + made);
    expect(await count('field_record')).toBe(before.records + made + 2);
    // Two events, and the finding that was handed on.
    expect(await count('case_record')).toBe(before.cases + 3);
    expect(await count(`visit_finding where case_id is not null`)).toBeGreaterThan(0);
    expect(await count(`visit_attachment where media_type = 'audio/webm'`)).toBe(1);
    const fromThePhone = 'visit v join field_record f on f.community_id = v.community_id and f.id = v.id';
    expect(await count(`${fromThePhone} where v.result = 'refused'`)).toBe(1);
    expect(await count(`${fromThePhone} where v.result = 'absent'`)).toBe(Math.max(stops - 5, 0));
  });

  it('shows the head the same records, counted and explained, with what was spoken and where the phone was', async () => {
    const { page, goTo, faults } = head;
    expect(await coverage()).toBeGreaterThanOrEqual(metBefore + 3);
    await goTo('/field');
    await page.getByText(/共 1[2-9] 条/).waitFor();
    await head.picture('field-records');
    const first = page.locator('.field-records li', { hasText: '照片或录音' });
    await first.getByRole('link').click();
    await page.getByText('燃气软管老化，老人一个人住').waitFor();
    await page.getByText('北纬 31.23041').waitFor();
    await page.getByRole('button', { name: '听录音 1' }).click();
    await page.waitForFunction(() => {
      const voice = document.querySelector('audio');
      return voice !== null && voice.readyState >= 1 && voice.error === null;
    });
    await head.picture('field-record');
    await page.getByRole('link', { name: '打开办件 居家安全隐患' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page
      .getByText(/网格事件/)
      .first()
      .waitFor();
    await goTo('/field');
    await page
      .getByRole('link', { name: /打开 网格事件/ })
      .first()
      .click();
    await page
      .getByText(/西水新村[35]幢/)
      .first()
      .waitFor();
    expect(await count(`audit_entry where action = 'read-field-attachment'`)).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
});
