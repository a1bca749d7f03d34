import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import type { SecondFactorChoice } from '../../modules/access/domain/owed.ts';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { createPool } from '../../platform/db/pool.ts';
import { createApplication, type Application } from '../../server/application.ts';
import { carryOutErasures } from '../../server/erasure/carry-out-erasures.ts';
import { demoAccounts } from '../../server/demo.ts';
import { openSecrets } from '../../server/secrets.ts';
import { launchChromium } from '../browser/chromium.ts';
import { copyFolder, NOW } from '../setup/demo-office.ts';
import { freePort } from '../setup/free-port.ts';
import { shippedCatalogue } from '../setup/shipped-catalogue.ts';
import { type TestDatabase, useTestDatabase } from '../setup/test-database.ts';
import { visit, type Visitor } from './visitor.ts';

export { NOW } from '../setup/demo-office.ts';
export type { Visitor } from './visitor.ts';

export const DESKTOP = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };
export interface RunningOffice {
  readonly address: () => string;
  readonly application: () => Application;
  /** Does what a job of a running program does within a minute. Answers how many files are gone. */
  readonly carryOutErasures: () => Promise<number>;
  /** Lets the days pass for the program and for browsers opened from now on. */
  readonly moveTo: (instant: string) => void;
  /** What the program prints at the first start of an empty installation. */
  readonly setUpCode: () => string;
  /** A browser of its own for one person; faults on the page fail the test through `faults`. */
  openBrowser(size: { width: number; height: number }): Promise<Visitor>;
}

/** The whole application in a database of its own, with the demo or empty, and a browser to use it with. */
export const useRunningOffice = (
  kind: 'demo' | 'empty' = 'demo',
  secondFactor: SecondFactorChoice = 'offered',
): RunningOffice => {
  const database = useTestDatabase(() => (kind === 'demo' ? inject('demoOffice').databaseUrl : inject('templateUrl')));
  const folder = mkdtempSync(join(tmpdir(), 'quanke-journey-'));
  let running: { application: Application; address: string; close: () => Promise<void> } | undefined;
  let browser: Browser | undefined;
  const present = () => {
    if (running === undefined) throw new Error('The office is open only while tests run.');
    return running;
  };
  beforeAll(async () => {
    if (kind === 'demo') copyFolder(inject('demoOffice').folder, folder);
    [running, browser] = await Promise.all([openOffice(database, folder, kind, secondFactor), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    address: () => present().address,
    application: () => present().application,
    carryOutErasures: () => {
      const { database: scoped, casework, directory } = present().application;
      const communities = directory.organisations().flatMap(({ id, kind }) => (kind === 'community' ? [id] : []));
      const eraser = { database: scoped, ownerUrl: database.ownerUrl(), keyRing: casework.keyRing };
      const rest = { dataDirectory: folder, now: () => presentTime, logger: pino({ enabled: false }) };
      return carryOutErasures({ ...eraser, ...rest }, communities);
    },
    moveTo: (instant) => {
      presentTime = instant;
    },
    setUpCode: () => openSecrets(folder).setUpCode,
    openBrowser: async (size) => {
      // Whoever asks for no motion gets none, and nobody has to wait for a drawer to slide in.
      const context = await browser?.newContext({
        viewport: size,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      });
      if (context === undefined) throw new Error('The browser is open only while tests run.');
      return visit(context, { address: present().address, time: presentTime });
    },
  };
};

let presentTime = NOW;

const openOffice = async (
  { roleUrl }: TestDatabase,
  folder: string,
  kind: 'demo' | 'empty',
  secondFactor: SecondFactorChoice,
) => {
  presentTime = NOW;
  const appPool = createPool({ url: roleUrl('quanke_app'), connections: 8, name: 'journey', pipelined: true });
  const accountsPool = createPool({
    url: roleUrl('quanke_accounts'),
    connections: 2,
    name: 'journey-accounts',
    searchPath: 'auth',
  });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const application: Application = await createApplication({
    appPool,
    accountsPool,
    catalogue: shippedCatalogue(),
    keyRing: await openKeyRing({ dataDirectory: folder, databaseHasData: () => Promise.resolve(kind === 'demo') }),
    secrets: openSecrets(folder),
    publicUrl: address,
    version: 'journey',
    logger: pino({ level: 'error' }),
    clock: () => new Date(presentTime),
    demo: () => (kind === 'demo' ? demoAccounts(application.directory) : null),
    secondFactor: () => secondFactor,
    onCalendarChanged: async () => undefined,
    announce: async () => undefined,
  });
  await application.http.listen({ port, host: '127.0.0.1' });
  return {
    application,
    address,
    close: async () => {
      await application.http.close();
      await Promise.all([appPool.end(), accountsPool.end()]);
    },
  };
};
