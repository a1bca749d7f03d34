import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { withClient } from '../../platform/postgres/databases.ts';
import { identityOf, OWNER_ROLE, SERVER_ENVIRONMENT } from '../../platform/postgres/initialise-cluster.ts';
import { processesIn, signal, waitUntil } from '../../platform/postgres/processes.ts';
import { chooseServerUser, giveTo, type ServerUser } from '../../platform/postgres/server-user.ts';

const SERVERS = ['coordinator', 'worker-1', 'worker-2'] as const;
const READY_MILLISECONDS = 30_000;
/** Few parts, because every copy of the schema is copied part by part. */
const PARTS = 4;

/** A coordinator and two workers on this machine, thrown away at the end. */
export interface CityServers {
  /** Owner's connections to the database `postgres` of each, the coordinator's first. */
  readonly urls: readonly string[];
  /** First processes of each, for counting processor time. */
  readonly pids: readonly number[];
  /** Begins to listen; answers what tells everything that the servers have written into their logs since. */
  readonly watchLogs: () => () => string;
  /**
   * Kills every process of the server in this place of `urls` without a word. Before that none of them moves for so many
   * milliseconds: what is sent there meanwhile is lost, commits too.
   */
  kill(place: number, frozenMilliseconds: number): Promise<void>;
  /** Starts a killed one and waits until it answers. */
  restart(place: number): Promise<void>;
  stop(): Promise<void>;
}

const settings = (port: number, folder: string): string =>
  [
    `shared_preload_libraries = 'citus'`,
    `port = ${port}`,
    `listen_addresses = '127.0.0.1'`,
    `unix_socket_directories = '${folder}'`,
    'max_connections = 400',
    'max_prepared_transactions = 800',
    'max_worker_processes = 200',
    `shared_buffers = '256MB'`,
    `max_wal_size = '4GB'`,
    'fsync = off',
    'full_page_writes = off',
    `citus.shard_count = ${PARTS}`,
    // One machine plays three, so a connection kept for each of its visitors would be three.
    'citus.max_cached_conns_per_worker = 2',
    `citus.node_conninfo = 'sslmode=prefer'`,
    `log_min_messages = 'warning'`,
    // A line says whose it is: one server's log is that of many tests.
    `log_line_prefix = '%m [%p] %d %u %a '`,
    `log_min_error_statement = 'warning'`,
    // What the program asks for at the start of a connection reaches the coordinator alone.
    'jit = off',
  ].join('\n');

const initialise = (bin: string, folder: string, port: number, user: ServerUser | undefined): void => {
  mkdirSync(folder, { mode: 0o700 });
  giveTo(folder, user);
  const { status, stderr } = spawnSync(
    join(bin, 'initdb'),
    [
      `--pgdata=${folder}`,
      `--username=${OWNER_ROLE}`,
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...identityOf(user), cwd: folder, encoding: 'utf8', env: SERVER_ENVIRONMENT },
  );
  if (status !== 0) throw new Error(`initdb in ${folder}: ${stderr}`);
  appendFileSync(join(folder, 'postgresql.conf'), `\n${settings(port, folder)}\n`);
};

const logOf = (folder: string): string => `${folder}.log`;

const run = (bin: string, folder: string, user: ServerUser | undefined): ChildProcess => {
  const said = openSync(logOf(folder), 'a');
  const child = spawn(join(bin, 'postgres'), ['-D', folder], {
    ...identityOf(user),
    cwd: folder,
    stdio: ['ignore', said, said],
    env: SERVER_ENVIRONMENT,
  });
  closeSync(said);
  return child;
};

const untilReady = async (url: string, child: ChildProcess): Promise<void> => {
  const end = performance.now() + READY_MILLISECONDS;
  for (;;) {
    const answers = await withClient(url, async (client) => client.query('select 1')).then(
      () => true,
      () => false,
    );
    if (answers) return;
    if (child.exitCode !== null || performance.now() > end) throw new Error(`The server of ${url} did not start.`);
    await wait(100);
  }
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGQUIT');
  await ended;
};

/** Starts them from a folder with PostgreSQL's programs whose installation holds Citus; ports from `port` on. */
export const startCity = async (bin: string, port: number): Promise<CityServers> => {
  if (!existsSync(join(bin, 'postgres'))) throw new Error(`${bin} holds no postgres.`);
  const home = mkdtempSync(join(tmpdir(), 'quanke-city-'));
  chmodSync(home, 0o711);
  const user = chooseServerUser(undefined);
  const started: ChildProcess[] = [];
  const endAtOnce = (): void => {
    for (const child of started) child.kill('SIGQUIT');
    rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', endAtOnce);
  const stop = async (): Promise<void> => {
    await Promise.all(started.map(end));
    process.off('exit', endAtOnce);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const urls = SERVERS.map((_, place) => `postgresql://${OWNER_ROLE}@127.0.0.1:${port + place}/postgres`);
    for (const [place, name] of SERVERS.entries()) {
      initialise(bin, join(home, name), port + place, user);
      started.push(run(bin, join(home, name), user));
    }
    await Promise.all(urls.map((url, place) => untilReady(url, started[place] as ChildProcess)));
    const folderOf = (place: number): string => join(home, SERVERS[place] ?? '');
    const kill = async (place: number, frozenMilliseconds: number): Promise<void> => {
      const pids = processesIn(folderOf(place));
      for (const pid of pids) signal(pid, 'SIGSTOP');
      await wait(frozenMilliseconds);
      for (const pid of [...pids, ...processesIn(folderOf(place))]) signal(pid, 'SIGKILL');
      await waitUntil(() => processesIn(folderOf(place)).length === 0, READY_MILLISECONDS);
    };
    const restart = async (place: number): Promise<void> => {
      const child = run(bin, folderOf(place), user);
      started[place] = child;
      await untilReady(urls[place] ?? '', child);
    };
    const logs = (): readonly string[] => SERVERS.map((name) => readFileSync(logOf(join(home, name)), 'utf8'));
    const watchLogs = (): (() => string) => {
      // Each by itself: the end of them all together is mostly what the last one wrote long ago.
      const before = logs().map(({ length }) => length);
      return () =>
        logs()
          .map((log, place) => log.slice(before[place]))
          .join('');
    };
    return { urls, pids: started.map(({ pid }) => pid ?? 0), watchLogs, kill, restart, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
};
