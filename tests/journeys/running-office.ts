import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { plainDateOf } from '../../kernel/plain-date.ts';
import { createKeyRing } from '../../platform/crypto/key-ring.ts';
import { createPool } from '../../platform/db/pool.ts';
import { createApplication, type Application } from '../../server/application.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import { demoAccounts } from '../../server/demo.ts';
import { prepareDatabase } from '../../server/prepare-database.ts';
import { openSecrets } from '../../server/secrets.ts';
import { seedDemo } from '../../tools/demo/seed-demo.ts';
import { launchChromium } from '../browser/chromium.ts';
import { TEST_PASSWORD } from '../setup/prepare-database.ts';
import { useTestDatabase } from '../setup/test-database.ts';

export const DESKTOP = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };
/** A working Friday, so that the demo and every picture of it are the same each time. */
export const NOW = '2026-11-20T01:10:00.000Z';
const RESIDENTS = 8_000;

const PICTURES = process.env['QUANKE_PICTURES'] ?? join(import.meta.dirname, '..', '..', 'data', 'journeys');

export interface RunningOffice {
  readonly address: () => string;
  readonly application: () => Application;
  /** Lets the days pass for the program and for browsers opened from now on. */
  readonly moveTo: (instant: string) => void;
  /** What the program prints at the first start of an empty installation. */
  readonly setUpCode: () => string;
  /** A browser of its own for one person; faults on the page fail the test through `faults`. */
  openBrowser(size: { width: number; height: number }): Promise<Visitor>;
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained about: script errors and answers of 500. */
  readonly faults: readonly string[];
  goTo(path: string): Promise<void>;
  signInAs(username: string): Promise<void>;
  /** Keeps a picture of the page as it is, settled. */
  picture(name: string): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** Waits until fonts are there and nothing is being fetched or moved any more. */
const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(250);
};

const watch = (page: Page, faults: string[]): void => {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
};

/** The whole application in a database of its own, with the demo or empty, and a browser to use it with. */
export const useRunningOffice = (kind: 'demo' | 'empty' = 'demo'): RunningOffice => {
  const database = useTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'quanke-journey-'));
  let running: { application: Application; address: string; close: () => Promise<void> } | undefined;
  let browser: Browser | undefined;
  const present = () => {
    if (running === undefined) throw new Error('The office is open only while tests run.');
    return running;
  };
  beforeAll(async () => {
    running = await openOffice(database.ownerUrl(), folder, kind);
    browser = await launchChromium();
    mkdirSync(PICTURES, { recursive: true });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    address: () => present().address,
    application: () => present().application,
    moveTo: (instant) => {
      presentTime = instant;
    },
    setUpCode: () => openSecrets(folder).setUpCode,
    openBrowser: async (size) => {
      const context = await browser?.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      if (context === undefined) throw new Error('The browser is open only while tests run.');
      return visit(context, present().address);
    },
  };
};

const visit = async (context: BrowserContext, address: string): Promise<Visitor> => {
  // A headless browser has no printer and gives up when asked for one. The frame a paper is shown in keeps nothing.
  await context.addInitScript(() => {
    if (window === window.top) localStorage.setItem('quanke.print-at-once', 'off');
  });
  const page = await context.newPage();
  const faults: string[] = [];
  watch(page, faults);
  await page.clock.setFixedTime(presentTime);
  return {
    page,
    context,
    faults,
    goTo: async (path) => {
      await page.goto(`${address}${path}`);
      await settle(page);
    },
    signInAs: async (username) => {
      const answer = await context.request.post(`${address}/api/session`, {
        data: { username, password: demoPassword() },
      });
      if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`);
    },
    picture: async (name) => {
      await settle(page);
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    },
  };
};

let presentTime = NOW;
let password = '';
const demoPassword = (): string => password;

const openOffice = async (ownerUrl: string, folder: string, kind: 'demo' | 'empty') => {
  presentTime = NOW;
  const clock = () => new Date(presentTime);
  const roleUrl = (user: string) => {
    const url = new URL(ownerUrl);
    url.username = user;
    url.password = TEST_PASSWORD;
    return url.toString();
  };
  const ownerPool = createPool({ url: ownerUrl, connections: 2, name: 'journey-owner' });
  const appPool = createPool({ url: roleUrl('quanke_app'), connections: 8, name: 'journey' });
  const accountsPool = createPool({
    url: roleUrl('quanke_accounts'),
    connections: 2,
    name: 'journey-accounts',
    searchPath: 'auth',
  });
  const catalogue = openCatalogue();
  await prepareDatabase(
    ownerPool,
    ownerUrl,
    { appPassword: TEST_PASSWORD, accountsPassword: TEST_PASSWORD },
    catalogue.calendar,
  );
  const keyRing = createKeyRing();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const application: Application = await createApplication({
    appPool,
    accountsPool,
    catalogue,
    keyRing,
    secrets: openSecrets(folder),
    publicUrl: address,
    version: 'journey',
    logger: pino({ level: 'error' }),
    clock,
    demo: () => (kind === 'demo' ? demoAccounts(application.directory) : null),
    onCalendarChanged: async () => undefined,
    announce: async () => undefined,
  });
  if (kind === 'demo') {
    await seedDemo({
      ownerPool,
      keyRing,
      today: plainDateOf(NOW),
      residents: RESIDENTS,
      createAccount: (account) => application.accounts.create(account),
    });
    await application.refresh();
    password = demoAccounts(application.directory)?.password ?? '';
  }
  await application.http.listen({ port, host: '127.0.0.1' });
  return {
    application,
    address,
    close: async () => {
      await application.http.close();
      await Promise.all([ownerPool.end(), appPool.end(), accountsPool.end()]);
    },
  };
};
