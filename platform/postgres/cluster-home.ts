import { createHash, randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StartupError } from '../startup-error.ts';
import { canReach, giveTo, type ServerUser } from './server-user.ts';

/** The folders of one embedded database. */
export interface ClusterHome {
  readonly folder: string;
  readonly cluster: string;
  readonly logs: string;
  readonly socket: string;
}

const POINTER = 'postgres-is-at.json';
const OUTSIDE = '/var/lib/quanke';
/** Others may walk through, not look around; set apart from the umask, which may be stricter. */
const ENTER_ONLY = 0o711;
/** A socket's whole path must fit 107 bytes; PostgreSQL adds its file name. */
const LONGEST_SOCKET_FOLDER = 85;

const refuseFolder = (folder: string, cause: unknown): StartupError =>
  new StartupError(
    'data-not-writable',
    {
      zh: `数据文件夹 ${folder} 无法写入。请检查它的权限和磁盘空间，或用 QUANKE_DATA 指定另一个文件夹。`,
      en: `The data folder ${folder} cannot be written. Check its permissions and the free space, or name another one with QUANKE_DATA.`,
    },
    { cause },
  );

/** Makes the data folder when it is missing. Throws StartupError `data-not-writable`. */
export const prepareDataFolder = (dataDirectory: string): string => {
  const folder = resolve(dataDirectory);
  try {
    mkdirSync(folder, { recursive: true, mode: ENTER_ONLY });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw refuseFolder(folder, cause);
  }
  return folder;
};

const pointerOf = (data: string): string => join(data, POINTER);

/** Throws StartupError `database-missing` rather than let an empty database take the place of a lost one. */
const readPointer = (data: string): string | undefined => {
  if (!existsSync(pointerOf(data))) return undefined;
  const { folder } = JSON.parse(readFileSync(pointerOf(data), 'utf8')) as { folder: string };
  if (existsSync(folder)) return folder;
  throw new StartupError('database-missing', {
    zh: `数据文件夹 ${data} 的数据库应在 ${folder}，但那里已不存在。请恢复该文件夹或一份备份；若要从头开始，请删除 ${pointerOf(data)}。`,
    en: `The database of the data folder ${data} should be in ${folder}, which no longer exists. Restore that folder or a backup; to begin anew, delete ${pointerOf(data)}.`,
  });
};

const shortHash = (value: string): string => createHash('sha256').update(value).digest('hex').slice(0, 12);

/**
 * A fresh name each time: a new clone at the path of a deleted one must not meet the old one's database,
 * whose keys went with the old data folder.
 */
const chooseOutside = (data: string): string => {
  const folder = join(OUTSIDE, `${shortHash(data)}-${randomBytes(3).toString('hex')}`);
  mkdirSync(folder, { recursive: true });
  for (const made of [OUTSIDE, folder]) chmodSync(made, ENTER_ONLY);
  writeFileSync(join(folder, 'belongs-to.txt'), `${data}\n`, { mode: 0o600 });
  writeFileSync(pointerOf(data), `${JSON.stringify({ folder }, null, 2)}\n`, { mode: 0o644 });
  return folder;
};

/** Sockets need a short path; a deep folder gets a private one of its own below the temporary folder. */
export const socketFolder = (home: string): string => {
  const near = join(home, 'socket');
  return Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER ? near : join(tmpdir(), `quanke-socket-${shortHash(home)}`);
};

/** Where the database of a data folder lives or is to live, without making anything. Undefined: nowhere yet. */
export const findClusterHome = (data: string): string | undefined => {
  const inside = join(data, 'postgres');
  return readPointer(data) ?? (existsSync(inside) ? inside : undefined);
};

/**
 * Chooses and makes the folders: inside the data folder where the server's user can go there,
 * else below /var/lib/quanke with a pointer file left in the data folder.
 */
export const prepareClusterHome = (data: string, user: ServerUser | undefined): ClusterHome => {
  const inside = join(data, 'postgres');
  const reachable = user === undefined || canReach(data, user);
  const folder = readPointer(data) ?? (reachable ? inside : chooseOutside(data));
  const home = { folder, cluster: join(folder, 'cluster'), logs: join(folder, 'logs'), socket: socketFolder(folder) };
  try {
    mkdirSync(folder, { recursive: true });
    if (user !== undefined) chmodSync(folder, ENTER_ONLY);
    mkdirSync(home.logs, { recursive: true, mode: 0o700 });
    mkdirSync(home.socket, { recursive: true, mode: 0o700 });
    giveTo(home.logs, user);
    giveTo(home.socket, user);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw refuseFolder(dirname(folder), cause);
  }
  return home;
};

/** Deletes the database of a data folder. The server must be stopped. */
export const removeClusterHome = (dataDirectory: string): void => {
  const data = resolve(dataDirectory);
  const folder = findClusterHome(data);
  if (folder === undefined) return;
  rmSync(socketFolder(folder), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  rmSync(pointerOf(data), { force: true });
};
