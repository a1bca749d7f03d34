import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartupError } from '../startup-error.ts';
import type { ClusterHome } from './cluster-home.ts';
import type { ServerFiles } from './server-files.ts';
import { giveTo, type ServerUser } from './server-user.ts';

export const OWNER_ROLE = 'quanke_owner';

/** What the server's programs are told about their surroundings: nothing that could redirect them. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

export const identityOf = (user: ServerUser | undefined): { readonly uid?: number; readonly gid?: number } =>
  user === undefined ? {} : { uid: user.uid, gid: user.gid };

const INCLUDES = "\ninclude_if_exists = 'quanke.conf'\ninclude_if_exists = 'operator.conf'\n";

const runInitdb = (files: ServerFiles, cluster: string, passwordFile: string, user: ServerUser | undefined): void => {
  const { status, stderr, error } = spawnSync(
    files.initdb,
    [
      `--pgdata=${cluster}`,
      `--username=${OWNER_ROLE}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
    ],
    { ...identityOf(user), cwd: cluster, encoding: 'utf8', env: SERVER_ENVIRONMENT },
  );
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim();
  throw new StartupError('postgres-init-failed', {
    zh: `无法建立数据库文件（${cluster}）：${reason}`,
    en: `The database files could not be made in ${cluster}: ${reason}`,
  });
};

/**
 * Makes the cluster beside its final place and moves it there last, so that a broken-off first start
 * leaves nothing half made.
 */
export const initialiseCluster = (
  home: ClusterHome,
  files: ServerFiles,
  user: ServerUser | undefined,
  password: string,
): void => {
  const unfinished = `${home.cluster}.unfinished`;
  const passwordFile = join(home.socket, 'first-password');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(unfinished, user);
  giveTo(passwordFile, user);
  runInitdb(files, unfinished, passwordFile, user);
  rmSync(passwordFile);
  writeFileSync(join(unfinished, 'postgresql.conf'), INCLUDES, { flag: 'a' });
  renameSync(unfinished, home.cluster);
};

/** Throws StartupError `unknown-data-version` when the cluster was made by another PostgreSQL than the bundled one. */
export const checkClusterVersion = (home: ClusterHome, major: number): void => {
  const file = join(home.cluster, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : '?';
  if (found === String(major)) return;
  throw new StartupError('unknown-data-version', {
    zh: `数据库文件（${home.cluster}）由 PostgreSQL ${found} 建立，而本程序随附的是 PostgreSQL ${major}。请用建立它的版本启动，或恢复一份备份。`,
    en: `The database files in ${home.cluster} were made by PostgreSQL ${found}, but PostgreSQL ${major} comes with this program. Start the version that made them, or restore a backup.`,
  });
};
