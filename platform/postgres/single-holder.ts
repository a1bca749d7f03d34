import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { StartupError } from '../startup-error.ts';
import type { ClusterHome } from './cluster-home.ts';
import { beginningOf, processesIn, signal, waitUntil } from './processes.ts';

const FAST_STOP_MILLISECONDS = 20_000;
const HARD_STOP_MILLISECONDS = 10_000;

/** Where somebody who holds a database can be seen. */
type Served = Pick<ClusterHome, 'folder' | 'cluster' | 'socket'>;

interface Holder {
  readonly pid: number;
  readonly began: string | undefined;
}

const lockOf = (home: string): string => join(home, 'held-by.json');

const readHolder = (home: string): Holder | undefined =>
  existsSync(lockOf(home)) ? (JSON.parse(readFileSync(lockOf(home), 'utf8')) as Holder) : undefined;

const isAlive = (holder: Holder): boolean => {
  const began = beginningOf(holder.pid);
  return began !== undefined && began === holder.began;
};

/** The running program that holds a database, or undefined when none does. */
export const findHolder = (home: string): number | undefined => {
  const holder = readHolder(home);
  return holder !== undefined && isAlive(holder) ? holder.pid : undefined;
};

const takesConnections = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect(socket);
    const answer = (taken: boolean): void => {
      connection.destroy();
      resolve(taken);
    };
    connection.once('connect', () => answer(true));
    connection.once('error', () => answer(false));
  });

/**
 * Another container on the same volume has process numbers of its own, so neither its program nor its server can be
 * seen from here; but its server's socket lies in the folder and answers. A server whose processes can be seen was
 * left by a program that was killed, and is cleared away.
 */
const isServedElsewhere = async ({ cluster, socket }: Served): Promise<boolean> =>
  processesIn(cluster).length === 0 && takesConnections(join(socket, '.s.PGSQL.5432'));

/** Throws StartupError `already-running` when a living process is seen to have the database, here or in another container. */
export const refuseHeld = async (home: Served): Promise<void> => {
  const other = findHolder(home.folder);
  if (other !== undefined) {
    throw new StartupError('already-running', {
      zh: `另一个全科进程（进程号 ${other}）正在使用这个数据文件夹。请先停止它，或用 QUANKE_DATA 指定另一个文件夹。`,
      en: `Another Quanke (process ${other}) is using this data folder. Stop it first, or name another folder with QUANKE_DATA.`,
    });
  }
  if (await isServedElsewhere(home)) {
    throw new StartupError('already-running', {
      zh: '另一个容器里的全科正在使用这个数据文件夹。请先停止那个容器，或换一个卷。',
      en: 'A Quanke in another container is using this data folder. Stop that container first, or take another volume.',
    });
  }
};

/**
 * Tells others that this process, which has claimed the data folder, has the database. Throws StartupError
 * `already-running` when a living one has it nevertheless.
 */
export const holdCluster = async (home: ClusterHome): Promise<void> => {
  await refuseHeld(home);
  rmSync(lockOf(home.folder), { force: true });
  const holder: Holder = { pid: process.pid, began: beginningOf(process.pid) };
  writeFileSync(lockOf(home.folder), JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
};

export const releaseCluster = (home: string): void => rmSync(lockOf(home), { force: true });

/**
 * Ends a server whose program was killed, and removes the mark it leaves: after a restart of the machine
 * or container its process number may belong to somebody else, which PostgreSQL would take for a running server.
 */
export const clearLeftovers = async (cluster: string, log: (line: string) => void): Promise<void> => {
  const mark = join(cluster, 'postmaster.pid');
  if (!existsSync(mark)) return;
  const isFree = (): boolean => processesIn(cluster).length === 0;
  if (!isFree()) {
    log('A database server of an earlier run is still there; stopping it first.');
    const pid = Number.parseInt(readFileSync(mark, 'utf8'), 10);
    if (processesIn(cluster).includes(pid)) signal(pid, 'SIGINT');
    if (!(await waitUntil(isFree, FAST_STOP_MILLISECONDS))) {
      for (const left of processesIn(cluster)) signal(left, 'SIGQUIT');
      await waitUntil(isFree, HARD_STOP_MILLISECONDS);
    }
  }
  if (isFree()) rmSync(mark, { force: true });
};
