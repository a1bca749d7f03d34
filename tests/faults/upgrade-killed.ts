import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool } from '../../platform/db/pool.ts';
import { createDatabase, dropDatabase, withDatabase } from '../../platform/postgres/databases.ts';
import { startTemplateDatabase } from '../../platform/postgres/template-database.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import { prepareDatabase } from '../../server/prepare-database.ts';
import { openDatabaseProxy, type DatabaseProxy } from './database-proxy.ts';
import { countMigrations, loadKeptSchema, readFirstSchema, rowsOf } from './kept-schema.ts';
import { figure, type Scenario } from './scenario.ts';
import { schemaPrint } from './schema-print.ts';

const PASSWORDS = { appPassword: 'only-for-tests', accountsPassword: 'only-for-tests' };
const FIRST = 'upgrade_first';
const TRIED = 'upgrade_tried';

/** What a start does to the tables before it serves. */
export const upgrade = async (ownerUrl: string): Promise<void> => {
  const pool = createPool({ url: ownerUrl, connections: 2, name: 'upgrade' });
  try {
    await prepareDatabase(pool, ownerUrl, PASSWORDS, openCatalogue().calendar);
  } finally {
    await pool.end();
  }
};

export interface UpgradeCuts {
  readonly messages: number;
  readonly cuts: number;
  readonly broken: readonly string[];
}

interface Bench {
  readonly serverUrl: string;
  readonly proxy: DatabaseProxy;
}

/** Cut at one message, then started again without a fault: the form and the rows must be those of an upgrade in one go. */
const cutAt = async (
  { serverUrl, proxy }: Bench,
  message: number,
): Promise<{ print: string; rows: string; cut: boolean }> => {
  await dropDatabase(serverUrl, TRIED);
  const direct = await createDatabase({ ownerUrl: serverUrl, name: TRIED, template: FIRST });
  proxy.cutAtMessage(message);
  const cut = await upgrade(withDatabase(proxy.url, TRIED)).then(
    () => false,
    () => true,
  );
  const rows = JSON.stringify(await rowsOf(direct, readFirstSchema()));
  await upgrade(direct);
  return { print: await schemaPrint(direct), rows, cut };
};

/** Upgrades from the first schema again and again, cut so many times, spread over its messages to the database. */
export const cutUpgrades = async (serverUrl: string, times: number): Promise<UpgradeCuts> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-cut-'));
  const proxy = await openDatabaseProxy(serverUrl, folder);
  try {
    await dropDatabase(serverUrl, FIRST);
    const first = readFirstSchema();
    await loadKeptSchema(await createDatabase({ ownerUrl: serverUrl, name: FIRST }), first);
    const kept = JSON.stringify(await rowsOf(withDatabase(serverUrl, FIRST), first));
    const sound = await cutAt({ serverUrl, proxy }, Number.MAX_SAFE_INTEGER);
    const messages = proxy.messages();
    const every = Math.max(1, Math.floor(messages / times));
    const broken: string[] = [];
    let cuts = 0;
    for (let message = Math.ceil(every / 2); message <= messages; message += every) {
      const after = await cutAt({ serverUrl, proxy }, message);
      if (after.cut) cuts += 1;
      if (after.print !== sound.print) broken.push(`cut at message ${message}: the tables differ`);
      if (after.rows !== kept) broken.push(`cut at message ${message}: rows differ`);
    }
    return { messages, cuts, broken };
  } finally {
    await dropDatabase(serverUrl, TRIED);
    await dropDatabase(serverUrl, FIRST);
    await proxy.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

export const upgradeKilled: Scenario = {
  id: 'upgrade-killed',
  report: 'upgrade',
  title: { zh: '升级中途被切断', en: 'An upgrade is cut midway' },
  times: 60,
  run: async ({ times }) => {
    const server = await startTemplateDatabase(async () => undefined);
    try {
      const { messages, cuts, broken } = await cutUpgrades(server.templateUrl, times);
      return {
        broken,
        figures: [
          figure(
            '从第一版表结构起的升级步数',
            'Steps from the first schema',
            countMigrations() - readFirstSchema().migrations.length,
          ),
          figure(
            '切断的次数 / 升级与数据库之间的往来',
            'Cuts / exchanges of an upgrade with the database',
            `${cuts} / ${messages}`,
          ),
          figure(
            '再次启动后结构和数据不同的次数',
            'Times that tables or rows differed after the next start',
            broken.length,
          ),
        ],
      };
    } finally {
      await server.stop();
    }
  },
};
