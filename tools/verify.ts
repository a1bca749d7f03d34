import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openKeyRing } from '../platform/crypto/key-ring.ts';
import { findRunningPostgres } from '../platform/postgres/embedded.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { openCatalogue } from '../server/catalogue.ts';
import { readProcessConfig, type Config } from '../server/config.ts';
import { openDatabase, type OpenDatabase } from '../server/database.ts';
import { openSecrets } from '../server/secrets.ts';
import { reportLines } from './verify/print-report.ts';
import { verifyInstallation } from './verify/verify-installation.ts';

const nothingThere = (): StartupError =>
  new StartupError('nothing-to-verify', {
    zh: '这里还没有数据。请先用 npm start 启动一次，或检查 QUANKE_DATA、DATABASE_URL。',
    en: 'There is no data here yet. Run npm start once first, or check QUANKE_DATA and DATABASE_URL.',
  });

/** Keys and passwords are read, never made: without those of the installation nothing could be judged. */
const refuseUnknownInstallation = (config: Config): void => {
  if (!existsSync(join(config.dataDirectory, 'keys', 'secrets.json'))) throw nothingThere();
};

/** Beside a running program its server is used; otherwise the embedded one is started for as long as this takes. */
const open = (config: Config): Promise<OpenDatabase> => {
  const running =
    config.database.ownerUrl === undefined ? findRunningPostgres(resolve(config.dataDirectory)) : undefined;
  const database = running === undefined ? config.database : { ...config.database, ownerUrl: running };
  return openDatabase({ ...config, database }, openSecrets(config.dataDirectory), () => undefined);
};

const refuseUnprepared = async ({ ownerPool }: OpenDatabase): Promise<void> => {
  const { rows } = await ownerPool.query<{ there: boolean }>(
    `select to_regclass('public.audit_seal') is not null and to_regclass('auth.session') is not null as there`,
  );
  if (rows[0]?.there !== true) throw nothingThere();
};

const verify = async (config: Config): Promise<boolean> => {
  refuseUnknownInstallation(config);
  const catalogue = openCatalogue();
  const database = await open(config);
  try {
    await refuseUnprepared(database);
    const report = await verifyInstallation({
      appPool: database.appPool,
      accountsPool: database.accountsPool,
      keyRing: await openKeyRing({ dataDirectory: config.dataDirectory, databaseHasData: async () => true }),
      catalogue,
      anchorFolder: join(config.dataDirectory, 'anchors'),
      onOrganisation: (name) => console.log(`核对 · checking  ${name}`),
    });
    for (const line of reportLines(report)) console.log(line);
    return report.findings.length === 0;
  } finally {
    await database.close();
  }
};

try {
  process.exitCode = (await verify(readProcessConfig())) ? 0 : 1;
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
