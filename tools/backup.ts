import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findClusterHome } from '../platform/postgres/cluster-home.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { readConfig, type Config } from '../server/config.ts';
import { keyFileOf } from '../platform/crypto/key-file.ts';
import { makeBackup, type Backup } from './backup/make-backup.ts';
import { refuseOtherDatabase } from './backup/refuse-other-database.ts';
import { withInstallationDatabase } from './installation-database.ts';
import { ROOT } from './run-tool.ts';

const folderOf = (args: readonly string[]): string => {
  const [folder] = args;
  if (args.length === 1 && folder !== undefined && !folder.startsWith('-')) return resolve(folder);
  throw new StartupError('backup-where', {
    zh: '请写明备份放在哪个文件夹：npm run backup -- /备份/文件夹',
    en: 'Say which folder the backup goes to: npm run backup -- /folder/of/backups',
  });
};

const homeOf = ({ dataDirectory }: Config): string => {
  const home = findClusterHome(resolve(dataDirectory));
  if (home !== undefined && existsSync(join(dataDirectory, 'keys', 'secrets.json'))) return home;
  throw new StartupError('nothing-to-back-up', {
    zh: '这里还没有数据。请先用 npm start 启动一次，或检查 QUANKE_DATA。',
    en: 'There is no data here yet. Run npm start once first, or check QUANKE_DATA.',
  });
};

const tell = ({ file, bytes, contents, report }: Backup, config: Config, seconds: number): void => {
  const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0);
  const entries = report.counts['sealedEntries'] ?? 0;
  console.log(
    [
      `备份完成并已试恢复：${file}（${(bytes / 1_048_576).toFixed(1)} MB，${contents.tables.length} 张表，${rows} 行，审计链 ${entries} 条，${seconds.toFixed(0)} 秒）`,
      `Backup made and brought to life once: ${contents.tables.length} tables, ${rows} rows, ${entries} audit entries in chains`,
      `密钥不在备份里：请把 ${keyFileOf(config.dataDirectory)} 另行保存在别处。没有它，备份中的证件号、电话等永远读不出来。`,
      'The keys are not in the backup: keep that file in another place. Without it ID numbers, phones and the like can never be read again.',
    ].join('\n'),
  );
};

const main = async (): Promise<void> => {
  const began = performance.now();
  const folder = folderOf(process.argv.slice(2));
  const config = readConfig(process.env, []);
  refuseOtherDatabase(config);
  const home = homeOf(config);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const backup = await withInstallationDatabase(config, (ownerUrl) =>
    makeBackup({
      ownerUrl,
      home,
      folder,
      dataDirectory: config.dataDirectory,
      program: version,
      now: new Date(),
      log: (line) => console.log(line),
    }),
  );
  tell(backup, config, (performance.now() - began) / 1000);
};

try {
  await main();
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
