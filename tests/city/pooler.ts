import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { withClient } from '../../platform/postgres/databases.ts';
import { identityOf, OWNER_ROLE } from '../../platform/postgres/initialise-cluster.ts';
import { chooseServerUser } from '../../platform/postgres/server-user.ts';
import { cityEnvironment, poolerEnvironment } from '../setup/city-template.ts';
import { TEST_PASSWORD } from '../setup/prepare-database.ts';
import { OFFICE_TESTS, runDatabaseTests } from './routes.ts';
import { must, type CityPart } from './trial.ts';

/** What looks at scopes itself, with many transactions on few connections. */
const SCOPE_TESTS = ['platform/db/scoped-database.db.test.ts', 'tests/security/scope-over-http.db.test.ts'];
/** One fewer than an office of the tests has: what waits for a transaction beside it still finds one. */
const SERVER_CONNECTIONS = 7;
const READY_MILLISECONDS = 10_000;

const configuration = (coordinator: string, port: number, users: string): string =>
  [
    '[databases]',
    `* = host=127.0.0.1 port=${new URL(coordinator).port}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = plain',
    `auth_file = ${users}`,
    `admin_users = ${OWNER_ROLE}`,
    'pool_mode = transaction',
    'max_prepared_statements = 500',
    `default_pool_size = ${SERVER_CONNECTIONS}`,
    // Otherwise each connection of the program would mostly find the same one of the server again.
    'server_round_robin = 1',
    'max_client_conn = 500',
    'ignore_startup_parameters = options,extra_float_digits',
    'log_connections = 0',
    'log_disconnections = 0',
    '',
  ].join('\n');

const untilReady = async (url: string, child: ChildProcess): Promise<void> => {
  const end = performance.now() + READY_MILLISECONDS;
  for (;;) {
    const answers = await withClient(url, (client) => client.query('show version')).then(
      () => true,
      () => false,
    );
    if (answers) return;
    must(child.exitCode === null && performance.now() < end, 'the pooler did not start');
    await wait(100);
  }
};

/** A pooler in transaction mode before the coordinator, for the length of `work`, which gets its console's address. */
const withPooler = async <T>(
  program: string,
  coordinator: string,
  port: number,
  work: (consoleUrl: string) => Promise<T>,
): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-city-pooler-'));
  chmodSync(folder, 0o755);
  const [settings, users] = [join(folder, 'pgbouncer.ini'), join(folder, 'users.txt')];
  writeFileSync(users, `"quanke_app" "${TEST_PASSWORD}"\n"${OWNER_ROLE}" "${TEST_PASSWORD}"\n`);
  writeFileSync(settings, configuration(coordinator, port, users));
  const child = spawn(program, ['-q', settings], { ...identityOf(chooseServerUser(undefined)), stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const consoleUrl = `postgresql://${OWNER_ROLE}:${TEST_PASSWORD}@127.0.0.1:${port}/pgbouncer`;
  try {
    await untilReady(consoleUrl, child);
    return await work(consoleUrl);
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The pooler drops what the program asks for at the start of a connection, so the role brings its limits itself. */
const withLimitsOfRole = async <T>(coordinator: string, work: () => Promise<T>): Promise<T> => {
  const ask = (words: string): Promise<unknown> =>
    withClient(coordinator, (client) => client.query(`alter role quanke_app ${words}`));
  await ask(`set statement_timeout = '20s'`);
  await ask(`set lock_timeout = '8s'`);
  await ask(`set idle_in_transaction_session_timeout = '30s'`);
  await ask('set jit = off');
  try {
    return await work();
  } finally {
    await ask('reset all');
  }
};

const transactionsOf = (consoleUrl: string): Promise<number> =>
  withClient(consoleUrl, async (client) => {
    const { rows } = await client.query<{ database: string; total_xact_count: string }>('show stats');
    return rows
      .filter(({ database }) => database !== 'pgbouncer')
      .reduce((sum, one) => sum + Number(one.total_xact_count), 0);
  });

/** The office's tests with the application's role behind PgBouncer in transaction mode, before the coordinator. */
export const pooler: CityPart = async ({ servers, city, port, pooler: program = '' }) => {
  const [version = ''] = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.split('\n');
  const coordinator = servers.urls[0] ?? '';
  return withLimitsOfRole(coordinator, () =>
    withPooler(program, coordinator, port, async (consoleUrl) => {
      const tests = await runDatabaseTests([...OFFICE_TESTS, ...SCOPE_TESTS], {
        ...cityEnvironment(city.templateUrls),
        ...poolerEnvironment(`127.0.0.1:${port}`),
      });
      const transactions = await transactionsOf(consoleUrl);
      must(transactions > tests.passed, `only ${transactions} transactions came through the pooler`);
      return [
        {
          name: {
            zh: '同样的数据库测试，应用账号经事务级连接池（PgBouncer）连协调节点，另加交替社区范围的测试',
            en: 'The same database tests with the role of the application behind a pooler in transaction mode (PgBouncer), and those that alternate scopes',
          },
          value: `${tests.passed} of ${tests.passed}, ${tests.files} files; ${transactions.toLocaleString('en')} transactions over ${SERVER_CONNECTIONS} connections each, ${version}`,
        },
      ];
    }),
  );
};
