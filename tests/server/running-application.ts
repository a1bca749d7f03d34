import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type pg from 'pg';
import type { SecondFactorChoice } from '../../modules/access/domain/owed.ts';
import { openKeyRing, type KeyRing } from '../../platform/crypto/key-ring.ts';
import { createPool } from '../../platform/db/pool.ts';
import { LOG_OPTIONS } from '../../platform/log.ts';
import { createApplication, type Application, type ApplicationSettings } from '../../server/application.ts';
import { openCatalogue, type ShippedCatalogue } from '../../server/catalogue.ts';
import { openSecrets, type Secrets } from '../../server/secrets.ts';
import type { Observation } from '../../server/observation.ts';
import type { TestDatabase } from '../setup/test-database.ts';

/** The time of a test: stands still until it is set. */
export interface TestClock {
  now(): Date;
  set(instant: string): void;
}

export interface RunningApplication {
  readonly application: Application;
  readonly ownerPool: pg.Pool;
  readonly keyRing: KeyRing;
  readonly secrets: Secrets;
  readonly catalogue: ShippedCatalogue;
  readonly clock: TestClock;
  /** Where anchors and keys of this installation lie. */
  readonly folder: string;
  /** Every line that was logged so far. */
  readonly log: () => string;
  /** How often the calendar was edited: what the jobs are told. */
  readonly calendarEdits: () => number;
  /** Ends the program and starts it anew on the same database, with the same folder, keys and time; meanwhile, what is given. */
  restart(meanwhile?: () => Promise<void>): Promise<RunningApplication>;
  close(): Promise<void>;
}

export interface RunningSettings {
  readonly now: string;
  /** Changes the shipped catalogue, where a test needs an item that the real one does not have. */
  readonly changeCatalogue?: (catalogue: ShippedCatalogue) => ShippedCatalogue;
  readonly publicUrl?: string;
  /** Whom a second factor is asked of; nobody unless given. */
  readonly secondFactor?: SecondFactorChoice;
  /** Connections of the application's pool; two of them are kept back for work beside a transaction. */
  readonly connections?: number;
  /** Where its keys and anchors lie already; otherwise a folder of its own is made. Removed at the end. */
  readonly folder?: string;
  /** Watches the requests, where a test looks at metrics. */
  readonly observation?: Observation;
}

const createTestClock = (start: string): TestClock => {
  let present = new Date(start);
  return {
    now: () => present,
    set: (instant) => {
      present = new Date(instant);
    },
  };
};

const openPools = (database: TestDatabase, connections: number) => ({
  ownerPool: createPool({ url: database.ownerUrl(), connections: 2, name: 'test-owner' }),
  appPool: createPool({ url: database.roleUrl('quanke_app'), connections, name: 'test-app', pipelined: true }),
  accountsPool: createPool({
    url: database.roleUrl('quanke_accounts'),
    connections: 3,
    name: 'test-accounts',
    searchPath: 'auth',
  }),
});

/** Lines of the log in memory, at the most talkative level: what could leak would leak here. */
const createCapturedLog = () => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { logger: pino({ ...LOG_OPTIONS, level: 'trace' }, sink), text: () => lines.join('') };
};

interface Kept {
  readonly folder: string;
  readonly clock: TestClock;
  readonly keyRing: KeyRing;
}

/** The application as a start composes it, over what outlives a program: folder, keys, the time. */
const compose = async (
  database: TestDatabase,
  settings: RunningSettings,
  { folder, clock, keyRing }: Kept,
): Promise<RunningApplication> => {
  const { ownerPool, ...pools } = openPools(database, settings.connections ?? 8);
  const log = createCapturedLog();
  const shipped = openCatalogue();
  const catalogue = settings.changeCatalogue?.(shipped) ?? shipped;
  const secrets = openSecrets(folder);
  let calendarEdits = 0;
  const composed: ApplicationSettings = {
    ...pools,
    catalogue,
    keyRing,
    secrets,
    publicUrl: settings.publicUrl ?? 'http://localhost',
    version: 'test',
    logger: log.logger,
    clock: () => clock.now(),
    demo: () => null,
    secondFactor: () => settings.secondFactor ?? 'offered',
    onCalendarChanged: async () => {
      calendarEdits += 1;
    },
    announce: async () => undefined,
    ...(settings.observation === undefined ? {} : { observation: settings.observation }),
  };
  const application = await createApplication(composed);
  const stop = async (): Promise<void> => {
    await application.http.close();
    await Promise.all([ownerPool.end(), pools.appPool.end(), pools.accountsPool.end()]);
  };
  return {
    application,
    ownerPool,
    keyRing,
    secrets,
    catalogue,
    clock,
    folder,
    log: log.text,
    calendarEdits: () => calendarEdits,
    restart: async (meanwhile) => {
      await stop();
      await meanwhile?.();
      const kept = await openKeyRing({ dataDirectory: folder, databaseHasData: async () => true });
      return compose(database, settings, { folder, clock, keyRing: kept });
    },
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The application as a start composes it, on a database of its own, with a clock that is set by hand. */
export const runApplication = async (
  database: TestDatabase,
  settings: RunningSettings,
): Promise<RunningApplication> => {
  const folder = settings.folder ?? mkdtempSync(join(tmpdir(), 'quanke-office-'));
  const keyRing = await openKeyRing({ dataDirectory: folder, databaseHasData: async () => false });
  return compose(database, settings, { folder, clock: createTestClock(settings.now), keyRing });
};
