import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartupError } from '../startup-error.ts';
import {
  type ClusterHome,
  findClusterHome,
  prepareClusterHome,
  prepareDataFolder,
  socketFolder,
} from './cluster-home.ts';
import { clusterSettings, type Durability } from './cluster-settings.ts';
import { createDatabase, socketUrl } from './databases.ts';
import { claimFolder, type FolderClaim } from './folder-claim.ts';
import { keepServer, type RunningServer } from './keep-server.ts';
import {
  checkClusterVersion,
  identityOf,
  initialiseCluster,
  OWNER_ROLE,
  SERVER_ENVIRONMENT,
} from './initialise-cluster.ts';
import { placeServerFiles, type ServerFiles } from './server-files.ts';
import { isServingOrRecovering, processesIn, waitUntil } from './processes.ts';
import { prepareArchive } from './log-archive.ts';
import { chooseServerUser, giveTo, type ServerUser } from './server-user.ts';
import { clearLeftovers, findHolder, holdCluster, releaseCluster } from './single-holder.ts';

const DATABASE = 'quanke';
const PROGRESS_MILLISECONDS = 5_000;
const STOP_MILLISECONDS = 30_000;
const LAST_LINES_MILLISECONDS = 5_000;

export interface EmbeddedPostgresOptions {
  readonly dataDirectory: string;
  /** Receives one short English line per step worth knowing. */
  readonly log: (line: string) => void;
  readonly durability?: Durability;
  /** A folder that every finished piece of the write-ahead log is kept in, so that a backup can be brought to a point in time. */
  readonly archive?: string;
}

export interface EmbeddedPostgres {
  /** Connection string of the owner (a superuser) to the database `quanke`. Local socket; there is no TCP port. */
  readonly ownerUrl: string;
  /** Ends connections, writes everything out and waits for it. May be called more than once. */
  stop(): Promise<void>;
}

/** The owner's password of the database in a folder, made at the first time. */
export const ownerPasswordOf = (home: string): string => {
  const file = join(home, 'owner-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
};

/** In a session of its own, so that Ctrl+C reaches the program first and the program ends the server last. */
const spawnServer = (files: ServerFiles, home: ClusterHome, user: ServerUser | undefined): RunningServer => {
  const child = spawn(files.postgres, ['-D', home.cluster], {
    ...identityOf(user),
    cwd: home.cluster,
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    said = (said + part).slice(-4_000);
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      said += error.message;
      resolve();
    });
  });
  return { child, exited, said: () => said };
};

const tailOfLog = (home: ClusterHome): string => {
  const files = readdirSync(home.logs).map((name) => join(home.logs, name));
  const latest = files.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  return latest === undefined ? '' : readFileSync(latest, 'utf8').trim().split('\n').slice(-5).join('\n');
};

const isReady = (home: ClusterHome, pid: number | undefined): boolean => {
  const mark = join(home.cluster, 'postmaster.pid');
  const lines = existsSync(mark) ? readFileSync(mark, 'utf8').split('\n') : [];
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
};

const untilReady = async (server: RunningServer, home: ClusterHome, log: (line: string) => void): Promise<void> => {
  let told = performance.now();
  let ended = false;
  void server.exited.then(() => {
    ended = true;
  });
  while (!isReady(home, server.child.pid)) {
    if (ended) {
      const reason = [server.said().trim(), tailOfLog(home)].filter((part) => part !== '').join('\n');
      throw new StartupError('postgres-not-started', {
        zh: `数据库服务未能启动。日志在 ${home.logs}：\n${reason}`,
        en: `The database server did not start. Its log is in ${home.logs}:\n${reason}`,
      });
    }
    if (performance.now() - told > PROGRESS_MILLISECONDS) {
      told = performance.now();
      log('The database is recovering from an unclean stop; this can take some minutes.');
    }
    await wait(15);
  }
};

/** The server process ends first; its log writer stays until it has written the last lines, and is waited for too. */
const stopServer = async (server: RunningServer, cluster: string): Promise<void> => {
  server.child.kill('SIGINT');
  const late = new AbortController();
  const hard = wait(STOP_MILLISECONDS, undefined, { signal: late.signal }).then(
    () => server.child.kill('SIGQUIT'),
    () => false,
  );
  await server.exited;
  late.abort();
  await hard;
  await waitUntil(() => processesIn(cluster).length === 0, LAST_LINES_MILLISECONDS);
};

/** Clears what an earlier server left and starts one; answers it once it takes connections. */
const startServer = async (
  options: EmbeddedPostgresOptions,
  home: ClusterHome,
  files: ServerFiles,
  user: ServerUser | undefined,
  begun: (server: RunningServer) => void = () => undefined,
): Promise<RunningServer> => {
  await clearLeftovers(home.cluster, options.log);
  const server = spawnServer(files, home, user);
  begun(server);
  await untilReady(server, home, options.log).catch(async (failure: unknown) => {
    await stopServer(server, home.cluster);
    throw failure;
  });
  return server;
};

interface Launched {
  readonly server: RunningServer;
  readonly ownerUrl: string;
  /** Starts the server anew on the same files, socket and passwords. */
  again(begun?: (server: RunningServer) => void): Promise<RunningServer>;
}

const launch = async (
  options: EmbeddedPostgresOptions,
  home: ClusterHome,
  user: ServerUser | undefined,
): Promise<Launched> => {
  const files = placeServerFiles(home.folder, user);
  const password = ownerPasswordOf(home.folder);
  if (!existsSync(home.cluster)) {
    options.log('Making the database files.');
    initialiseCluster(home, files, user, password);
  }
  checkClusterVersion(home, files.major);
  const { durability = 'lasting', archive } = options;
  const settings = { ...home, durability, ...(archive === undefined ? {} : { archive }) };
  if (archive !== undefined) prepareArchive(archive, user);
  writeFileSync(join(home.cluster, 'quanke.conf'), clusterSettings(settings));
  giveTo(home.cluster, user);
  const again: Launched['again'] = (begun) => startServer(options, home, files, user, begun);
  const server = await again();
  const maintenanceUrl = socketUrl(home.socket, OWNER_ROLE, password, 'postgres');
  return { server, again, ownerUrl: await createDatabase({ ownerUrl: maintenanceUrl, name: DATABASE }) };
};

const startClaimed = async (
  options: EmbeddedPostgresOptions,
  data: string,
  claim: FolderClaim,
): Promise<EmbeddedPostgres> => {
  const existing = findClusterHome(data);
  const user = chooseServerUser(existing === undefined ? undefined : join(existing, 'cluster'));
  const home = prepareClusterHome(data, user);
  await holdCluster(home);
  const launched = await launch(options, home, user).catch((failure: unknown) => {
    releaseCluster(home.folder);
    throw failure;
  });
  const kept = keepServer({
    first: launched.server,
    again: launched.again,
    log: options.log,
    isAtWork: () => isServingOrRecovering(home.cluster),
  });
  // A program that ends without a word must not leave its server behind.
  const onExit = (): void => void kept.present().child.kill('SIGINT');
  process.once('exit', onExit);
  const stop = async (): Promise<void> => {
    await kept.leave();
    await stopServer(kept.present(), home.cluster);
    process.off('exit', onExit);
    releaseCluster(home.folder);
    claim.release();
  };
  let stopping: Promise<void> | undefined;
  return {
    ownerUrl: launched.ownerUrl,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
};

/**
 * Starts the PostgreSQL that comes with the program on the cluster of a data folder, making it at the first time,
 * and starts it again whenever it ends without having been told to.
 * Throws StartupError: `data-not-writable`, `database-missing`, `already-running`, `unknown-data-version`, `postgres-missing`,
 * `postgres-init-failed`, `postgres-not-started`.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const data = prepareDataFolder(options.dataDirectory);
  const claim = await claimFolder(data, options.log);
  return startClaimed(options, data, claim).catch((failure: unknown) => {
    claim.release();
    throw failure;
  });
};

/**
 * Owner's connection to the server that a running program holds on this data folder, for tools that look beside it.
 * Undefined: nobody holds it, and whoever wants it may start it.
 */
export const findRunningPostgres = (dataDirectory: string): string | undefined => {
  const folder = findClusterHome(dataDirectory);
  if (folder === undefined || findHolder(folder) === undefined) return undefined;
  const password = readFileSync(join(folder, 'owner-password'), 'utf8');
  return socketUrl(socketFolder(folder), OWNER_ROLE, password, DATABASE);
};
