import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, useRunningOffice, type Visitor } from './running-office.ts';

const office = useRunningOffice();

/** Each would leave a mark on the page, if any part of it were taken for more than text. */
const PAYLOADS = [
  '<img src=x onerror="globalThis.ranHere=1">',
  '"><script>globalThis.ranHere=1</script>',
  "javascript:globalThis.ranHere=1//'",
  '<svg onload=globalThis.ranHere=1>',
];

declare global {
  var ranHere: number | undefined;
}

interface Written {
  readonly text: string;
  readonly personId: string;
  readonly caseId: string;
}

let visitor: Visitor;
let community = '';
const dialogs: string[] = [];
const written: Written[] = [];

const post = async (path: string, data: object): Promise<{ id: string; version: number }> => {
  const answer = await visitor.context.request.post(`${office.address()}/api${path}`, {
    data,
    headers: { 'idempotency-key': randomUUID() },
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return (await answer.json()) as { id: string; version: number };
};

const write = async (text: string): Promise<void> => {
  const person = await post(`/communities/${community}/people`, {
    name: text,
    idNumber: null,
    sex: 'male',
    bornOn: '1960-01-01',
    phone: null,
    address: text,
  });
  const opened = await post(`/communities/${community}/cases`, {
    processId: 'promised',
    itemId: 'temporary-relief',
    personId: person.id,
    answers: { hasSuddenHardship: true, registeredInCity: true },
    note: text,
  });
  await post(`/communities/${community}/cases/${opened.id}/remarks`, { text, expectedVersion: opened.version });
  written.push({ text, personId: person.id, caseId: opened.id });
};

beforeAll(async () => {
  visitor = await office.openBrowser(DESKTOP);
  await visitor.signInAs('zhoumin');
  visitor.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const session = await visitor.context.request.get(`${office.address()}/api/session`);
  const { communities } = (await session.json()) as { communities: { id: string }[] };
  community = communities[0]?.id ?? '';
  for (const text of PAYLOADS) await write(text);
});
afterAll(() => visitor.context.close());

/** What ran, what was built from a text, what asked: nothing of either may be. */
const signsOfLife = async (): Promise<readonly string[]> => {
  const { page } = visitor;
  const built = await page.locator('img[src="x"], svg[onload], a[href^="javascript:"]').count();
  const ran = await page.evaluate(() => globalThis.ranHere !== undefined);
  return [...(ran ? ['a script ran'] : []), ...(built > 0 ? ['markup was built'] : []), ...dialogs];
};

const words = (): Promise<string> => visitor.page.locator('body').innerText();

describe('texts that look like scripts', () => {
  it('given pages of people and cases, they are words on the page', async () => {
    for (const { text, personId, caseId } of written) {
      await visitor.goTo(`/communities/${community}/people/${personId}`);
      await expect.poll(words).toContain(text);
      expect(await signsOfLife()).toEqual([]);
      await visitor.goTo(`/communities/${community}/cases/${caseId}`);
      await expect.poll(words).toContain(text);
      expect(await signsOfLife()).toEqual([]);
    }
    for (const path of ['/cases', '/people?q=%3Cimg', '/', `/cases?q=${encodeURIComponent(PAYLOADS[0] ?? '')}`]) {
      await visitor.goTo(path);
      expect(await signsOfLife()).toEqual([]);
    }
  });

  it('given an address that carries one, the page shows no more than its own words', async () => {
    for (const path of [
      `/r/?q=${encodeURIComponent(PAYLOADS[0] ?? '')}`,
      `/r/#${encodeURIComponent(PAYLOADS[3] ?? '')}`,
      '/%3Cscript%3E',
    ]) {
      await visitor.goTo(path);
      expect(await signsOfLife()).toEqual([]);
    }
  });
});

describe('the browser', () => {
  it('given addresses of files that are not pages, shows none of them and no listing', async () => {
    for (const path of [
      '/.git/config',
      '/package.json',
      '/assets/',
      '/../server/config.ts',
      '/data/keys/fields.json',
    ]) {
      const answer = await visitor.context.request.get(`${office.address()}${path}`);
      const text = await answer.text();
      expect(answer.status() === 404 || text.startsWith('<!doctype html>')).toBe(true);
      expect(text).not.toMatch(/repositoryformatversion|"dependencies"|Index of|sealing/);
    }
  });

  it('given a working day, keeps settings and nothing of people, and the sign-in field hides what is typed', async () => {
    await visitor.goTo('/cases');
    const kept = await visitor.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    for (const { text, personId } of written) {
      expect(kept).not.toContain(JSON.stringify(text).slice(1, -1));
      expect(kept).not.toContain(personId);
    }
    expect(await visitor.page.evaluate(() => document.cookie)).toBe('');
    await visitor.context.clearCookies();
    await visitor.goTo('/sign-in');
    const field = visitor.page.locator('input[autocomplete="current-password"]');
    await field.waitFor();
    expect(await field.getAttribute('type')).toBe('password');
    await field.evaluate((input: HTMLInputElement) => {
      input.focus();
      document.execCommand('insertText', false, 'pasted words of a password store');
    });
    expect(await field.inputValue()).toBe('pasted words of a password store');
  });
});
