import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { migrate } from '../../platform/db/migrations.ts';
import { createPool } from '../../platform/db/pool.ts';
import { prepareClusterHome, prepareDataFolder } from '../../platform/postgres/cluster-home.ts';
import { withClient } from '../../platform/postgres/databases.ts';
import { claimFolder } from '../../platform/postgres/folder-claim.ts';
import { ownerPasswordOf } from '../../platform/postgres/embedded.ts';
import { checkClusterVersion, OWNER_ROLE } from '../../platform/postgres/initialise-cluster.ts';
import { keyFileOf } from '../../platform/crypto/key-file.ts';
import { startRecovery, type RecoveredServer } from '../../platform/postgres/recovery-server.ts';
import { placeServerFiles } from '../../platform/postgres/server-files.ts';
import { chooseServerUser } from '../../platform/postgres/server-user.ts';
import { holdCluster, releaseCluster } from '../../platform/postgres/single-holder.ts';
import { StartupError } from '../../platform/startup-error.ts';
import { ROOT } from '../run-tool.ts';
import { checkRecovered, contradictionsIn, type Checked } from './check-recovered.ts';
import { differingTables, readContents, type Contents, type TableContents } from './contents.ts';
import { missingKeys, readKeyPrints } from './key-prints.ts';
import { unpackArchive } from './read-archive.ts';

const MIGRATIONS = join(ROOT, 'server', 'migrations');

export interface RestoreSettings {
  readonly file: string;
  readonly dataDirectory: string;
  /** A point in time after the backup, reached with the kept log; undefined: the backup as it is. */
  readonly until?: { readonly archive: string; readonly instant: string };
  readonly now: Date;
  readonly log: (line: string) => void;
}

export interface Restored {
  readonly contents: Contents;
  readonly checked: Checked;
  readonly erasedAgain: number;
  /** Where the database that was there before lies now, if there was one. */
  readonly before: string | undefined;
}

const unreadable = (file: string, cause: unknown): StartupError =>
  new StartupError(
    'backup-unreadable',
    {
      zh: `备份文件无法读出：${file}。文件可能不完整或已损坏，请换一份备份。`,
      en: `The backup cannot be read: ${file}. It may be incomplete or damaged; take another one.`,
    },
    { cause },
  );

const layOut = async (file: string, folder: string): Promise<Contents> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o711 });
  try {
    await unpackArchive(file, folder, true);
    return readContents(readFileSync(join(folder, 'contents.json'), 'utf8'));
  } catch (cause) {
    throw unreadable(file, cause);
  }
};

const refuseWithoutKeys = (contents: Contents, dataDirectory: string): void => {
  if (missingKeys(contents.keys, readKeyPrints(dataDirectory)).length === 0) return;
  const file = keyFileOf(dataDirectory);
  throw new StartupError('backup-keys-missing', {
    zh: `这份备份用的密钥不在 ${file}。请先把当时另行保存的密钥文件放回那里，再恢复一次。`,
    en: `The keys of this backup are not in ${file}. Put the key file that was kept apart back there first, then restore again.`,
  });
};

/** The proof that a backup is whole again: every table has as many rows, and the same ones, as when it was made. */
const refuseDiffering = (contents: Contents, tables: readonly TableContents[]): void => {
  const differing = differingTables(contents.tables, tables);
  if (differing.length === 0) return;
  throw new StartupError('backup-differs', {
    zh: `恢复出来的内容与备份时不一致（${differing.join('、')}），没有换上。请换一份备份。`,
    en: `What was restored is not what was backed up (${differing.join(', ')}), so it was not put in place. Take another backup.`,
  });
};

const refuseUnsound = ({ report }: Checked): void => {
  const found = contradictionsIn(report);
  if (found.length === 0) return;
  const kinds = [...new Set(found.map(({ kind }) => kind))].join(', ');
  throw new StartupError('restored-unsound', {
    zh: `恢复出来的数据核对出 ${found.length} 处问题（${kinds}），没有换上。`,
    en: `${found.length} contradictions were found in what was restored (${kinds}), so it was not put in place.`,
  });
};

/** A backup of an earlier version is brought to the present form first; this program can judge no other. */
const bringUpToDate = async (server: RecoveredServer): Promise<void> => {
  const pool = createPool({ url: server.ownerUrl, connections: 2, name: 'restore' });
  try {
    await migrate(pool, MIGRATIONS);
  } finally {
    await pool.end();
  }
};

const setOwnerPassword = (server: RecoveredServer, password: string): Promise<void> =>
  withClient(server.ownerUrl, async (client) => {
    await client.query(`alter role ${OWNER_ROLE} password ${client.escapeLiteral(password)}`);
  });

/** What was there moves aside whole, so that a restore that was a mistake can be taken back by hand. */
const putInPlace = (from: string, to: string, aside: string): boolean => {
  const wasThere = existsSync(to);
  if (wasThere) renameSync(to, aside);
  if (existsSync(from)) renameSync(from, to);
  return wasThere;
};

interface Places {
  readonly unfinished: string;
  readonly home: string;
}

const recover = async (
  settings: RestoreSettings,
  contents: Contents,
  { unfinished, home }: Places,
  reapply: (server: RecoveredServer) => Promise<number>,
): Promise<{ checked: Checked; erasedAgain: number }> => {
  const { dataDirectory, until } = settings;
  const user = chooseServerUser(undefined);
  const server = await startRecovery({
    cluster: join(unfinished, 'cluster'),
    home,
    user,
    ...(until === undefined ? {} : { until }),
  });
  try {
    const keyRing = await openKeyRing({ dataDirectory, databaseHasData: async () => true });
    const checked = await checkRecovered(server, join(unfinished, 'anchors'), keyRing, async (tables) => {
      if (until === undefined) refuseDiffering(contents, tables);
      await bringUpToDate(server);
    });
    refuseUnsound(checked);
    await setOwnerPassword(server, ownerPasswordOf(home));
    return { checked, erasedAgain: await reapply(server) };
  } finally {
    await server.stop();
  }
};

const restoreClaimed = async (
  settings: RestoreSettings,
  data: string,
  reapply: (server: RecoveredServer) => Promise<number>,
): Promise<Restored> => {
  const { file, now, log } = settings;
  const user = chooseServerUser(undefined);
  const home = prepareClusterHome(data, user);
  await holdCluster(home);
  const unfinished = join(home.folder, 'restore.unfinished');
  try {
    log('读出备份 · Reading the backup');
    const contents = await layOut(file, unfinished);
    refuseWithoutKeys(contents, data);
    const { major } = placeServerFiles(home.folder, user);
    checkClusterVersion({ ...home, cluster: join(unfinished, 'cluster') }, major);
    log('恢复并核对 · Recovering it and checking it');
    const places = { unfinished, home: home.folder };
    const { checked, erasedAgain } = await recover(settings, contents, places, reapply);
    const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
    const aside = `${home.cluster}.before-restore-${stamp}`;
    const wasThere = putInPlace(join(unfinished, 'cluster'), home.cluster, aside);
    putInPlace(join(unfinished, 'anchors'), join(data, 'anchors'), join(data, `anchors.before-restore-${stamp}`));
    return { contents, checked, erasedAgain, before: wasThere ? aside : undefined };
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    releaseCluster(home.folder);
  }
};

/**
 * Lays a backup out beside the database of a data folder, brings it to life, compares all of it with what it held, applies
 * later erasures again, and only then lets it take the place of the old one, which is kept. Nobody may be running on the folder.
 * Throws StartupError: `already-running`, `backup-unreadable`, `backup-keys-missing`, `backup-differs`, `restored-unsound`,
 * `backup-not-recovered`, `unknown-data-version`.
 */
export const restoreBackup = async (
  settings: RestoreSettings,
  reapply: (server: RecoveredServer) => Promise<number>,
): Promise<Restored> => {
  const data = prepareDataFolder(settings.dataDirectory);
  const claim = await claimFolder(data, settings.log);
  return restoreClaimed(settings, data, reapply).finally(claim.release);
};
