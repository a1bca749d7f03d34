import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import {
  allowMicrophone,
  becomes,
  countAtOffice,
  GRID_WORKER,
  refuseMicrophone,
  reportEvent,
  rowOf,
  sendNow,
  sendUntilReceived,
  signInOnPhone,
  takePhone,
  unlock,
} from './phone-hand.ts';
import { seriousFindings } from './look-for-barriers.ts';
import { DESKTOP, NOW, PHONE, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();
const open: Visitor[] = [];
afterAll(async () => {
  for (const visitor of open) await visitor.context.close();
});

const count = (sql: string): Promise<number> => countAtOffice(office, sql);

const phone = async (clock = NOW): Promise<Visitor> => {
  const visitor = await takePhone(office, clock);
  open.push(visitor);
  return visitor;
};

/** What lies in the store of the phone, as far as it can be read without the password. */
const storedText = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const asked = indexedDB.open('quanke-field');
        asked.onsuccess = () => {
          const store = asked.result.transaction('sealed').objectStore('sealed');
          const all = store.getAll();
          all.onsuccess = () => {
            const bytes = (all.result as { bytes?: ArrayBuffer }[]).map(({ bytes: one }) =>
              one ? new TextDecoder().decode(one) : '',
            );
            resolve(`${bytes.length} ${bytes.join('|')}`);
          };
        };
      }),
  );

const picture = (): Buffer => {
  const canvas = createCanvas(2_400, 1_800);
  const context = canvas.getContext('2d');
  for (let x = 0; x < 2_400; x += 40) {
    context.fillStyle = `hsl(${x % 360} 70% 50%)`;
    context.fillRect(x, 0, 40, 1_800);
  }
  return canvas.toBuffer('image/jpeg');
};

describe('a grid worker without signal', () => {
  it('opens an app that is small before its first screen', () => {
    const file = join(import.meta.dirname, '..', '..', 'dist', 'web', 'm', 'shell.json');
    const { gzipped } = JSON.parse(readFileSync(file, 'utf8')) as { gzipped: number };
    expect(gzipped).toBeGreaterThan(10_000);
    expect(gzipped).toBeLessThan(120_000);
  });

  it('records, closes the app, opens it again and sends: each once, whatever the network does', async () => {
    const visitor = await phone('2026-11-19T01:00:00.000Z');
    const { page, context, faults } = visitor;
    await signInOnPhone(visitor);
    await visitor.picture('phone-home');
    const before = await count('field_record');
    await context.setOffline(true);
    await reportEvent(page, '西水新村3幢单元门', async () => {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer: picture() });
      await page.getByAltText('照片 1').waitFor();
      await visitor.picture('phone-event');
    });
    await reportEvent(page, '西水新村5幢路灯');
    await becomes(page, '3幢单元门', '等待发送');
    expect(await storedText(page)).toMatch(/^\d\d? /);
    for (const words of ['单元门', '路灯', 'qianfeng', '钱锋']) expect(await storedText(page)).not.toContain(words);

    // Without signal the app itself comes from the phone, and the password opens what lies there.
    await page.reload();
    await unlock(page);
    await becomes(page, '5幢路灯', '等待发送');
    await visitor.picture('phone-waiting');

    // The reply gets lost on its way back, twice; then the network breaks in the middle of a request.
    let lost = 0;
    await page.route('**/field/records', async (route) => {
      lost += 1;
      if (lost > 3) return route.continue();
      if (lost < 3) await route.fetch();
      return route.abort('connectionreset');
    });
    await context.setOffline(false);
    await sendUntilReceived(page);
    await becomes(page, '3幢单元门', '已送到');
    await becomes(page, '5幢路灯', '已送到');
    expect(lost).toBeGreaterThan(3);
    expect(await count('field_record')).toBe(before + 2);
    expect(await count('field_photo')).toBe(1);
    expect(
      await count(`field_record f join case_record c on c.community_id = f.community_id and c.id = f.case_id`),
    ).toBe(before + 2);
    // The phone was a day behind; the record says when it was by both clocks.
    expect(await count(`field_record where made_at::date = '2026-11-19' and happened_at::date = '2026-11-20'`)).toBe(2);
    expect(await rowOf(page, '5幢路灯').innerText()).toMatch(/西水2026-\d{6}/);
    await visitor.picture('phone-sent');
    expect(faults).toEqual([]);
  });

  it('uses two phones: different fields merge, the same field comes to a screen with both values', async () => {
    const before = await count('field_record');
    const first = await phone();
    const second = await phone();
    await signInOnPhone(first);
    await reportEvent(first.page, '西水新村7幢门口');
    await becomes(first.page, '7幢门口', '已送到');
    await signInOnPhone(second);
    await rowOf(second.page, '7幢门口').waitFor();
    const edit = async ({ page }: Visitor, row: string, label: RegExp, value: string) => {
      await rowOf(page, row).click();
      await page.getByLabel(label).fill(value);
      await page.getByRole('button', { name: '记好了' }).click();
      await page.getByRole('heading', { name: /今天/ }).waitFor();
    };
    await second.context.setOffline(true);
    await edit(second, '7幢门口', /看到了什么/, '积水');
    await edit(first, '7幢门口', /在哪里/, '西水新村7幢后门');
    await becomes(first.page, '7幢后门', '已送到');
    await second.context.setOffline(false);
    await sendNow(second.page);
    await becomes(second.page, '7幢后门', '已送到');

    await second.context.setOffline(true);
    await edit(second, '7幢后门', /在哪里/, '西水新村7幢天台');
    await sendNow(first.page);
    await first.page.getByText('都送到了').waitFor();
    await edit(first, '7幢后门', /在哪里/, '西水新村7幢地下室');
    await becomes(first.page, '7幢地下室', '已送到');
    await second.context.setOffline(false);
    await sendNow(second.page);
    await becomes(second.page, '7幢天台', '两边都改了');
    await rowOf(second.page, '7幢天台').click();
    await second.page.getByText('西水新村7幢地下室').waitFor();
    await second.picture('phone-conflict');
    await second.page.getByRole('radio', { name: /7幢天台/ }).check();
    await second.page.getByRole('button', { name: '就这样' }).click();
    await becomes(second.page, '7幢天台', '已送到');
    expect(await count('field_record')).toBe(before + 1);
    expect(await count('field_record where version = 5')).toBe(1);
  });

  it('asks without signal whether an event is one that was reported nearby, and adds to that one, also when that is found out later', async () => {
    const [cases, records] = [await count('case_record'), await count('field_record')];
    const joinedBefore = await count(`case_record where state ->> 'step' = 'joined'`);
    const visitor = await phone();
    const { page, context } = visitor;
    await signInOnPhone(visitor);
    await reportEvent(page, '西水新村2幢信报箱');
    // The new list of the day comes after the receipt.
    await page.getByText('都送到了').waitFor();
    await context.setOffline(true);
    const question = page.getByRole('group', { name: '附近有人报过，是同一件吗？' });
    await reportEvent(page, '西水新村2幢的信箱', async () => {
      await question.waitFor();
      await page.getByRole('button', { name: '记好了' }).click();
      await page.getByRole('alert').getByText('先点一下，是不是同一件').waitFor();
      await question.getByRole('radio', { name: /是同一件：西水新村2幢信报箱/ }).check();
      await visitor.picture('phone-same');
      expect(await seriousFindings(visitor)).toEqual([]);
    });
    await page.getByText('送到后并入已有的那件').waitFor();
    // Another place makes it another question, and a street lamp elsewhere none.
    await reportEvent(page, '西水新村2幢报箱', async () => {
      await question.getByRole('radio', { name: /是同一件/ }).check();
      await page.getByLabel(/在哪里/).fill('中央草坪的长椅');
      await question.waitFor({ state: 'detached' });
    });
    await context.setOffline(false);
    await sendNow(page);
    await becomes(page, '中央草坪的长椅', '已送到');
    await becomes(page, '2幢的信箱', '已送到');
    await rowOf(page, '2幢的信箱').getByText('已并入这件').waitFor();
    const numberIn = async (words: string) => /西水2026-\d{6}/.exec(await rowOf(page, words).innerText())?.[0];
    expect(await numberIn('2幢的信箱')).toBe(await numberIn('2幢信报箱'));
    expect(await count('field_record')).toBe(records + 3);
    expect(await count('case_record')).toBe(cases + 2);

    // One that was said to be another, and turns out to be the same when there is no signal again.
    await page.getByText('都送到了').waitFor();
    await reportEvent(page, '西水新村2幢门边的箱子');
    await becomes(page, '2幢门边的箱子', '已送到');
    await page.getByText('都送到了').waitFor();
    expect(await count('case_record')).toBe(cases + 3);
    expect(await numberIn('2幢门边的箱子')).not.toBe(await numberIn('2幢信报箱'));
    await context.setOffline(true);
    await rowOf(page, '2幢门边的箱子').click();
    const later = page.getByRole('group', { name: /报了以后发现是同一件/ });
    await later.getByRole('radio', { name: /是同一件：西水新村2幢信报箱/ }).check();
    await visitor.picture('phone-same-later');
    expect(await seriousFindings(visitor)).toEqual([]);
    await page.getByRole('button', { name: '记好了' }).click();
    await rowOf(page, '2幢门边的箱子').getByText('送到后并入已有的那件').waitFor();
    await context.setOffline(false);
    await sendNow(page);
    await rowOf(page, '2幢门边的箱子').getByText('已并入这件').waitFor();
    expect(await numberIn('2幢门边的箱子')).toBe(await numberIn('2幢信报箱'));
    expect(await count(`case_record where state ->> 'step' = 'joined'`)).toBe(joinedBefore + 1);
    expect(visitor.faults).toEqual([]);
  });

  it('says plainly when microphone or place are refused, ends a note after a minute, and the visit is finished all the same', async () => {
    const visitor = await phone();
    const { page, context } = visitor;
    await signInOnPhone(visitor);
    await context.setOffline(true);
    await page.getByRole('button', { name: '找人' }).click();
    await page.locator('.person').first().getByRole('button').click();
    await page.getByRole('radio', { name: '不在家' }).click();
    await refuseMicrophone(page);
    await page.getByRole('button', { name: '录一段话' }).click();
    await page.getByText('用不了麦克风。不录音也可以，写一句就行。').waitFor();
    await page.getByRole('button', { name: '记下现在的位置' }).click();
    await page.getByText('没有取到位置，不影响走访。').waitFor();
    await visitor.picture('phone-refused');
    expect(await seriousFindings(visitor)).toEqual([]);

    await allowMicrophone(visitor);
    await page.getByRole('button', { name: '录一段话' }).click();
    await page.getByRole('button', { name: /停止录音（\d+／60 秒）/ }).waitFor();
    // The seconds of a slow machine count too.
    await page.clock.runFor(30_000);
    await page.getByRole('button', { name: /停止录音（[345]\d／60 秒）/ }).waitFor();
    await page.clock.runFor(30_500);
    await page.getByText('到 60 秒了，已经停下并存好。要接着说，再录一段。').waitFor();
    await page.getByLabel('录音 1').waitFor();
    await page.getByLabel('记一句').fill('门口没人应');
    await page.getByRole('button', { name: '记好了' }).click();
    await page.getByRole('heading', { name: /今天/ }).waitFor();
    await context.setOffline(false);
    await sendNow(page);
    await page.getByText('都送到了').waitFor();
    expect(await count(`visit_attachment where media_type like 'audio/%'`)).toBe(1);
    expect(visitor.faults).toEqual([]);
  });

  it('hands in what is left when the access is withdrawn, and leaves nothing on the phone', async () => {
    const visitor = await phone();
    const { page, context } = visitor;
    await signInOnPhone(visitor);
    await page.getByText('都送到了').waitFor();
    await context.setOffline(true);
    const before = await count('field_record');
    await reportEvent(page, '西水新村9幢车棚');
    const administrator = await office.openBrowser(PHONE);
    open.push(administrator);
    await administrator.signInAs('xitong');
    const { directory } = office.application();
    const workerId = directory.workers().find(({ username }) => username === GRID_WORKER)?.id ?? '';
    const answer = await administrator.context.request.put(`${office.address()}/api/admin/workers/${workerId}/status`, {
      data: { status: 'disabled' },
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(answer.status()).toBe(200);
    await context.setOffline(false);
    await page.getByRole('button', { name: '交给社区负责人' }).click();
    await becomes(page, '9幢车棚', '已交负责人');
    await visitor.picture('phone-handed-in');
    expect(await count('field_quarantine where settled_at is null')).toBe(1);
    expect(await count('field_record')).toBe(before);
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByLabel('用户名').waitFor();
    expect(await storedText(page)).toBe('0 ');

    // The head looks at it and takes it in; it stays the record of whoever made it.
    const head = await office.openBrowser(DESKTOP);
    open.push(head);
    await head.signInAs('gumeihua');
    await head.goTo('/field');
    const held = head.page.getByRole('region', { name: '等您处理的交回记录' });
    await held.getByText('西水新村9幢车棚').waitFor();
    await head.picture('field-held');
    await held.getByRole('button', { name: '不收' }).click();
    await held.getByRole('alert').waitFor();
    await held.getByRole('button', { name: '收下' }).click();
    await head.page.getByText(/已收下 西水2026-/).waitFor();
    expect(await count('field_record')).toBe(before + 1);
    expect(await count('field_quarantine where settled_at is null')).toBe(0);
  });
});
