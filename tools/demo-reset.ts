import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { plainDateOf } from '../kernel/plain-date.ts';
import { createAccounts } from '../platform/auth/accounts.ts';
import { openKeyRing } from '../platform/crypto/key-ring.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { openCatalogue } from '../server/catalogue.ts';
import { readProcessConfig } from '../server/config.ts';
import type { Config } from '../server/config.ts';
import { openDatabase } from '../server/database.ts';
import { isEmpty } from '../server/demo.ts';
import { prepareDatabase } from '../server/prepare-database.ts';
import { openSecrets } from '../server/secrets.ts';
import { clearInstallation, demoSize, findRunningProgram } from './demo/clear-demo.ts';
import { createProgressBar } from './demo/progress-bar.ts';
import { seedDemo, STANDARD_RESIDENTS } from './demo/seed-demo.ts';

const refuseWhileRunning = async (owner: pg.Pool): Promise<void> => {
  if (!(await findRunningProgram(owner))) return;
  throw new StartupError('program-running', {
    zh: '全科正在运行。请先停止它（Ctrl+C），再重置演示数据。',
    en: 'Quanke is running. Stop it first (Ctrl+C), then reset the demo.',
  });
};

/** The size of the demo to make again; a database with real work in it is never touched. */
const sizeOrRefuse = async (owner: pg.Pool, config: Config): Promise<number> => {
  if (await isEmpty(owner)) return config.demo.residents ?? STANDARD_RESIDENTS;
  const residents = await demoSize(owner);
  if (residents !== null) return config.demo.residents ?? residents;
  throw new StartupError('not-a-demo', {
    zh: '这不是演示环境，数据库中可能有真实数据，因此不予重置。',
    en: 'This is no demo: the database may hold real data, so it is not reset.',
  });
};

const reset = async (config: Config): Promise<void> => {
  mkdirSync(config.dataDirectory, { recursive: true });
  const secrets = openSecrets(config.dataDirectory);
  const database = await openDatabase(config, secrets, () => undefined);
  try {
    const { ownerPool, ownerUrl, accountsPool } = database;
    await refuseWhileRunning(ownerPool);
    const { calendar } = openCatalogue();
    await prepareDatabase(ownerPool, ownerUrl, secrets, calendar);
    const residents = await sizeOrRefuse(ownerPool, config);
    const hasData = !(await isEmpty(ownerPool));
    const { dataDirectory, publicUrl } = config;
    const keyRing = await openKeyRing({ dataDirectory, databaseHasData: async () => hasData });
    await clearInstallation(ownerPool);
    // The anchors vouch for the audit trail that was just cleared; the new one gets its own.
    rmSync(join(dataDirectory, 'anchors'), { recursive: true, force: true });
    await prepareDatabase(ownerPool, ownerUrl, secrets, calendar);
    const accounts = createAccounts({ pool: accountsPool, secret: secrets.session, publicUrl });
    const seeded = await seedDemo({
      ownerPool,
      keyRing,
      today: plainDateOf(new Date().toISOString()),
      residents,
      publicUrl,
      createAccount: (account) => accounts.create(account),
      onProgress: createProgressBar(process.stdout, () => performance.now()),
    });
    console.log(
      `演示数据已重置：${seeded.communities} 个社区，${seeded.residents} 名居民，${seeded.cases} 件办件 · The demo starts over`,
    );
  } finally {
    await database.close();
  }
};

try {
  await reset(readProcessConfig());
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
