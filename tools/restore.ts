import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openKeyRing } from '../platform/crypto/key-ring.ts';
import { withClient } from '../platform/postgres/databases.ts';
import type { RecoveredServer } from '../platform/postgres/recovery-server.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { readConfig, type Config } from '../server/config.ts';
import { refuseOtherDatabase } from './backup/refuse-other-database.ts';
import { restoreBackup, type Restored, type RestoreSettings } from './backup/restore-backup.ts';
import { erasePeople } from '../server/erasure/erase-person.ts';
import { readErasures } from '../server/erasure/erasure-list.ts';

const usage = (): StartupError =>
  new StartupError('restore-what', {
    zh: '请写明恢复哪个文件：npm run restore -- /备份/quanke-….tar.gz [--until=2026-11-22T09:30:00+08:00]',
    en: 'Say which file to restore: npm run restore -- /backups/quanke-….tar.gz [--until=2026-11-22T09:30:00+08:00]',
  });

const noArchive = (): StartupError =>
  new StartupError('restore-no-log', {
    zh: '要恢复到某一时刻，需要用 QUANKE_LOG_ARCHIVE 指明当时保存日志的文件夹。',
    en: 'To restore to a point in time, name the folder in which the log was kept with QUANKE_LOG_ARCHIVE.',
  });

const readArguments = (args: readonly string[], config: Config): Pick<RestoreSettings, 'file' | 'until'> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { until: { type: 'string' } },
  });
  const [file] = positionals;
  if (positionals.length !== 1 || file === undefined || !existsSync(file)) throw usage();
  const { until } = values;
  if (until === undefined) return { file: resolve(file) };
  if (typeof until !== 'string' || Number.isNaN(Date.parse(until))) throw usage();
  if (config.logArchive === undefined) throw noArchive();
  return { file: resolve(file), until: { archive: config.logArchive, instant: new Date(until).toISOString() } };
};

const tell = ({ contents, checked, erasedAgain, before }: Restored, until: RestoreSettings['until']): void => {
  const rows = checked.tables.reduce((sum, table) => sum + table.rows, 0);
  const state = until === undefined ? contents.madeAt : until.instant;
  console.log(
    [
      `已恢复到 ${state}：${checked.tables.length} 张表，${rows} 行，逐表核对一致；之后的删除请求再次执行 ${erasedAgain} 项。`,
      `Restored to ${state}: ${checked.tables.length} tables, ${rows} rows, checked table by table; ${erasedAgain} later erasures applied again.`,
      ...(before === undefined ? [] : [`原来的数据库保留在 · The database before is kept in  ${before}`]),
    ].join('\n'),
  );
};

const main = async (): Promise<void> => {
  const config = readConfig(process.env, []);
  refuseOtherDatabase(config);
  const given = readArguments(process.argv.slice(2), config);
  const { dataDirectory } = config;
  const settings = { ...given, dataDirectory, now: new Date(), log: (line: string) => console.log(line) };
  const reapply = async (server: RecoveredServer): Promise<number> => {
    const keyRing = await openKeyRing({ dataDirectory, databaseHasData: async () => true });
    return withClient(server.ownerUrl, (owner) => erasePeople(owner, keyRing, readErasures(dataDirectory)));
  };
  tell(await restoreBackup(settings, reapply), given.until);
};

try {
  await main();
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
