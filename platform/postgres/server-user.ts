import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The operating-system user the database server runs as; undefined means "whoever we are". */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const PREFERRED_NAME = 'quanke';

const idOf = (flag: '-u' | '-g', name: string): number | undefined => {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
};

const findUser = (name: string): ServerUser | undefined => {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { name, uid, gid };
};

const createUser = (): ServerUser | undefined => {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', PREFERRED_NAME];
  // A small image may lack useradd, or keep it where an ordinary PATH does not look.
  const program = ['/usr/sbin/useradd', '/sbin/useradd'].find((path) => existsSync(path)) ?? 'useradd';
  return spawnSync(program, options).status === 0 ? findUser(PREFERRED_NAME) : undefined;
};

const ownerOf = (cluster: string | undefined): ServerUser | undefined => {
  if (cluster === undefined || !existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? undefined : { name: `#${uid}`, uid, gid };
};

/**
 * PostgreSQL refuses to run as root, so root hands the server to an unprivileged user:
 * the one an existing cluster belongs to, else `quanke`, made when it does not exist, or `nobody`
 * where users cannot be made.
 */
export const chooseServerUser = (cluster: string | undefined): ServerUser | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(cluster) ?? findUser(PREFERRED_NAME) ?? createUser() ?? findUser('nobody');
};

const canEnter = (folder: string, user: ServerUser): boolean => {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
};

/** True when the user can walk into an existing folder, that is through every folder above it too. */
export const canReach = (folder: string, user: ServerUser): boolean => {
  const here = resolve(folder);
  const above = dirname(here);
  return canEnter(here, user) && (above === here || canReach(above, user));
};

/** Gives a folder and everything in it to the user. Symbolic links are left alone, so nothing outside changes hands. */
export const giveTo = (path: string, user: ServerUser | undefined): void => {
  if (user === undefined) return;
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  if (entry.uid !== user.uid) chownSync(path, user.uid, user.gid);
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), user);
};
