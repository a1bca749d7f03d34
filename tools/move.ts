import { createPool } from '../platform/db/pool.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { openCatalogue } from '../server/catalogue.ts';
import { readConfig, type Config } from '../server/config.ts';
import { prepareDatabase } from '../server/prepare-database.ts';
import { openSecrets } from '../server/secrets.ts';
import { withInstallationDatabase } from './installation-database.ts';
import { moveInstallation } from './move-installation.ts';

const usage = (): StartupError =>
  new StartupError('move-where', {
    zh: '用法：停止服务后 npm run move -- postgresql://所有者:密码@主机:5432/空库；来源是 DATABASE_URL 或自带的数据库。',
    en: 'Usage, with the program stopped: npm run move -- postgresql://owner:password@host:5432/empty-database; from DATABASE_URL or the embedded one.',
  });

const prepareTarget = async (url: string, config: Config): Promise<void> => {
  const { appPassword, accountsPassword } = openSecrets(config.dataDirectory);
  const owner = createPool({ url, connections: 2, name: 'quanke-move' });
  try {
    await prepareDatabase(owner, url, { appPassword, accountsPassword }, openCatalogue().calendar);
  } finally {
    await owner.end();
  }
};

const main = async (): Promise<void> => {
  const [targetUrl, ...more] = process.argv.slice(2);
  if (targetUrl === undefined || more.length > 0 || !/^postgres(ql)?:\/\//.test(targetUrl)) throw usage();
  const config = readConfig(process.env, []);
  const started = performance.now();
  await prepareTarget(targetUrl, config);
  const rows = await withInstallationDatabase(config, (sourceUrl) => moveInstallation(sourceUrl, targetUrl));
  console.log(`已搬 ${rows} 行 · ${rows} rows moved, ${Math.round(performance.now() - started)} ms`);
};

try {
  await main();
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
