import type pg from 'pg';
import { createPool } from '../platform/db/pool.ts';
import { startEmbeddedPostgres } from '../platform/postgres/embedded.ts';
import { withClient, withRole } from '../platform/postgres/databases.ts';
import { StartupError } from '../platform/startup-error.ts';
import type { Config } from './config.ts';
import type { Secrets } from './secrets.ts';

export interface OpenDatabase {
  readonly ownerUrl: string;
  readonly ownerPool: pg.Pool;
  readonly appPool: pg.Pool;
  readonly accountsPool: pg.Pool;
  close(): Promise<void>;
}

const NEEDED_VERSION = 150_000;

const unreachable = (cause: unknown): StartupError =>
  new StartupError(
    'database-unreachable',
    {
      zh: `连不上 DATABASE_URL 指定的数据库：${cause instanceof Error ? cause.message : String(cause)}。请检查地址、账号、密码，以及数据库是否已启动。`,
      en: `The database of DATABASE_URL cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}. Check address, user, password, and that the server runs.`,
    },
    { cause },
  );

/** An operator's own server: must answer, be recent enough, and let us make roles. */
const checkServer = async (url: string): Promise<void> => {
  const answer = await withClient(url, async (client) => {
    const { rows } = await client.query<{ version: number; roles: boolean }>(
      `select current_setting('server_version_num')::integer as version,
              (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as roles`,
    );
    return rows[0];
  }).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (answer === undefined || answer.version < NEEDED_VERSION)
    throw new StartupError('database-too-old', {
      zh: '需要 PostgreSQL 15 或更新的版本。',
      en: 'PostgreSQL 15 or later is needed.',
    });
  if (!answer.roles)
    throw new StartupError('database-role-weak', {
      zh: 'DATABASE_URL 的账号需要能创建角色（CREATEROLE），以便把应用与所有者分开。',
      en: 'The user of DATABASE_URL must be allowed to create roles (CREATEROLE), so that application and owner stay apart.',
    });
};

/** Starts the embedded server unless an own one is configured, and opens the pools: owner, application, accounts. */
export const openDatabase = async (
  config: Config,
  secrets: Secrets,
  log: (line: string) => void,
): Promise<OpenDatabase> => {
  const external = config.database.ownerUrl;
  if (external !== undefined) await checkServer(external);
  const { dataDirectory, logArchive: archive } = config;
  const embedded =
    external === undefined
      ? await startEmbeddedPostgres({ dataDirectory, log, ...(archive === undefined ? {} : { archive }) })
      : undefined;
  const ownerUrl = external ?? embedded?.ownerUrl ?? '';
  const appUrl = config.database.appUrl ?? withRole(ownerUrl, { user: 'quanke_app', password: secrets.appPassword });
  const accountsUrl = withRole(ownerUrl, { user: 'quanke_accounts', password: secrets.accountsPassword });
  const ownerPool = createPool({ url: ownerUrl, connections: 4, name: 'quanke-owner' });
  const appPool = createPool({ url: appUrl, connections: 20, name: 'quanke', pipelined: true, lasting: true });
  const accountsPool = createPool({
    url: accountsUrl,
    connections: 4,
    name: 'quanke-accounts',
    searchPath: 'auth',
    lasting: true,
  });
  return {
    ownerUrl,
    ownerPool,
    appPool,
    accountsPool,
    close: async () => {
      await Promise.all([ownerPool.end(), appPool.end(), accountsPool.end()]);
      await embedded?.stop();
    },
  };
};
