import type pg from 'pg';
import { nameOf } from '../platform/db/distribution.ts';
import { readSchemaTables } from '../platform/db/distribution-schema.ts';
import { createPool } from '../platform/db/pool.ts';
import { withClient } from '../platform/postgres/databases.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { openCatalogue } from '../server/catalogue.ts';
import { readConfig, type Config } from '../server/config.ts';
import { prepareDatabase } from '../server/prepare-database.ts';
import { openSecrets } from '../server/secrets.ts';
import { withInstallationDatabase } from './installation-database.ts';
import { moveRows } from './move-rows.ts';

const usage = (): StartupError =>
  new StartupError('move-where', {
    zh: '用法：停止服务后 npm run move -- postgresql://所有者:密码@主机:5432/空库；来源是 DATABASE_URL 或自带的数据库。',
    en: 'Usage, with the program stopped: npm run move -- postgresql://owner:password@host:5432/empty-database; from DATABASE_URL or the embedded one.',
  });

const notEmpty = (): StartupError =>
  new StartupError('move-target-not-empty', {
    zh: '目标库里已经有单位，不能再搬入。',
    en: 'The target holds organisations already; nothing is moved into it.',
  });

const blind = (): StartupError =>
  new StartupError('move-sees-not-all', {
    zh: '来源和目标的账号都必须看得到全部行（超级用户或 BYPASSRLS）。',
    en: 'On both sides the role must see every row: a superuser, or one with BYPASSRLS.',
  });

const unlike = (tables: readonly string[]): StartupError =>
  new StartupError('move-schemas-differ', {
    zh: `两边的表不一样（${tables.join('、')}）。请先用同一版本的程序启动一次来源。`,
    en: `The tables of both sides differ (${tables.join(', ')}). Start the source with this version once.`,
  });

const refuseBlind = async (client: pg.Client): Promise<void> => {
  const { rowCount } = await client.query(
    'select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)',
  );
  if (rowCount === 0) throw blind();
};

const prepareTarget = async (url: string, config: Config): Promise<void> => {
  const { appPassword, accountsPassword } = openSecrets(config.dataDirectory);
  const owner = createPool({ url, connections: 2, name: 'quanke-move' });
  try {
    await prepareDatabase(owner, url, { appPassword, accountsPassword }, openCatalogue().calendar);
  } finally {
    await owner.end();
  }
};

const move = async (source: pg.Client, target: pg.Client): Promise<number> => {
  await refuseBlind(source);
  await refuseBlind(target);
  if ((await target.query('select from organisation limit 1')).rowCount !== 0) throw notEmpty();
  const [from, to] = [await readSchemaTables(source), await readSchemaTables(target)];
  const shape = (tables: typeof from) =>
    new Set(
      tables
        .filter(({ schema }) => schema !== 'graphile_worker')
        .map((one) => `${nameOf(one)}(${one.columns.map(({ name }) => name).join()})`),
    );
  const [here, there] = [shape(from), shape(to)];
  const differing = [...[...here].filter((one) => !there.has(one)), ...[...there].filter((one) => !here.has(one))];
  if (differing.length > 0) throw unlike(differing);
  return moveRows(source, target, from);
};

const main = async (): Promise<void> => {
  const [targetUrl, ...more] = process.argv.slice(2);
  if (targetUrl === undefined || more.length > 0 || !/^postgres(ql)?:\/\//.test(targetUrl)) throw usage();
  const config = readConfig(process.env, []);
  const started = performance.now();
  await prepareTarget(targetUrl, config);
  const rows = await withInstallationDatabase(config, (sourceUrl) =>
    withClient(sourceUrl, (source) => withClient(targetUrl, (target) => move(source, target))),
  );
  console.log(`已搬 ${rows} 行 · ${rows} rows moved, ${Math.round(performance.now() - started)} ms`);
};

try {
  await main();
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
