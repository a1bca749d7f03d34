import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartupError } from '../startup-error.ts';
import { socketUrl } from './databases.ts';
import { identityOf, OWNER_ROLE, SERVER_ENVIRONMENT } from './initialise-cluster.ts';
import { restoreCommand } from './log-archive.ts';
import { placeServerFiles } from './server-files.ts';
import { giveTo, type ServerUser } from './server-user.ts';

export interface RecoverySettings {
  /** Files of a backup, laid out. They are changed: afterwards they are a database that was stopped properly. */
  readonly cluster: string;
  /** Below which the server's programs lie. */
  readonly home: string;
  readonly user: ServerUser | undefined;
  /** The kept log to go on with, and how far; undefined: only to the end of the backup itself. */
  readonly until?: { readonly archive: string; readonly instant: string };
}

export interface RecoveredServer {
  /** Connection of a role to the database `quanke`; it asks for no password, and only its own user can reach it. */
  urlOf(role: string): string;
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

const SHOWN_CHARACTERS = 1_500;

const notRecovered = (said: string): StartupError =>
  new StartupError('backup-not-recovered', {
    zh: `备份中的数据库未能恢复：\n${said}`,
    en: `The database of the backup could not be recovered:\n${said}`,
  });

const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** While it reads its options the server does not yet know that Z names a zone. */
const targetTimeOf = (instant: string): string => instant.replace('T', ' ').replace('Z', '+00');

/** Options on the command line go before everything that the backup brought along. */
const optionsOf = ({ until }: RecoverySettings, socket: string): readonly string[] => {
  const settings = {
    unix_socket_directories: socket,
    hba_file: join(socket, 'hba.conf'),
    listen_addresses: '',
    logging_collector: 'off',
    archive_mode: 'off',
    log_min_messages: 'warning',
    restore_command: until === undefined ? 'false' : restoreCommand(until.archive),
    // Else the server says that it is ready as soon as it can be read, and writing fails while it still recovers.
    hot_standby: 'off',
    recovery_target_action: 'promote',
    ...(until === undefined
      ? { recovery_target: 'immediate', recovery_target_timeline: 'current' }
      : { recovery_target_time: targetTimeOf(until.instant) }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
};

const isReady = (cluster: string, pid: number | undefined): boolean => {
  const mark = join(cluster, 'postmaster.pid');
  const lines = existsSync(mark) ? readFileSync(mark, 'utf8').split('\n') : [];
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
};

/** A place for the socket that only the server's user can enter; whoever can is let in without a password. */
const openSocketFolder = (user: ServerUser | undefined): string => {
  const socket = mkdtempSync(join(tmpdir(), 'quanke-recovery-'));
  writeFileSync(join(socket, 'hba.conf'), 'local all all trust\n', { mode: 0o600 });
  giveTo(socket, user);
  return socket;
};

/**
 * Brings the files of a backup to a consistent state, or with the kept log to a point in time, and serves them.
 * Always on a new timeline, so that nothing written from now on is mistaken for what the archive holds already.
 * Throws StartupError `backup-not-recovered`.
 */
export const startRecovery = async (settings: RecoverySettings): Promise<RecoveredServer> => {
  const { cluster, home, user } = settings;
  const socket = openSocketFolder(user);
  writeFileSync(join(cluster, 'recovery.signal'), '');
  // What a backup brings along about its own place would lead the server there.
  writeFileSync(join(cluster, 'quanke.conf'), `unix_socket_directories = ${quote(socket)}\n`);
  giveTo(cluster, user);
  const { postgres } = placeServerFiles(home, user);
  const child = spawn(postgres, ['-D', cluster, ...optionsOf(settings, socket)], {
    ...identityOf(user),
    cwd: cluster,
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    said = (said + part).slice(-SHOWN_CHARACTERS);
  });
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error'])
      child.once(event, () => {
        ended = true;
        resolve();
      });
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    await exited;
    rmSync(socket, { recursive: true, force: true });
  };
  while (!isReady(cluster, child.pid)) {
    if (ended) {
      rmSync(socket, { recursive: true, force: true });
      throw notRecovered(said.trim());
    }
    await wait(20);
  }
  const urlOf = (role: string): string => socketUrl(socket, role, '', 'quanke');
  return { urlOf, ownerUrl: urlOf(OWNER_ROLE), stop };
};
