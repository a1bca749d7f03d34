import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { startRecovery } from '../../platform/postgres/recovery-server.ts';
import { chooseServerUser } from '../../platform/postgres/server-user.ts';
import { StartupError } from '../../platform/startup-error.ts';
import { checkRecovered, contradictionsIn, type Checked } from './check-recovered.ts';
import type { Contents } from './contents.ts';
import { copyCluster } from './copy-cluster.ts';
import { readKeyPrints } from './key-prints.ts';
import { unpackArchive } from './read-archive.ts';
import { openArchive } from './write-archive.ts';

export interface BackupSettings {
  readonly ownerUrl: string;
  /** The folder of the embedded database, in which `cluster` lies. */
  readonly home: string;
  readonly dataDirectory: string;
  /** Where the backup is put. */
  readonly folder: string;
  readonly program: string;
  readonly now: Date;
  readonly log: (line: string) => void;
}

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly contents: Contents;
  readonly report: Checked['report'];
}

const CONTENTS = 'contents.json';

/** Anchors first: a seal made meanwhile is then in the database and not yet anchored, which is no contradiction. */
const writeFiles = async (file: string, { ownerUrl, home, dataDirectory }: BackupSettings): Promise<void> => {
  const archive = openArchive(file, false);
  await archive.folder('anchors');
  const anchors = join(dataDirectory, 'anchors');
  if (existsSync(anchors))
    for (const name of readdirSync(anchors)) await archive.file(`anchors/${name}`, join(anchors, name));
  await copyCluster(ownerUrl, join(home, 'cluster'), archive);
  await archive.close(false);
};

/** Lays the copy out beside the database and starts it: only what was brought to life once is a backup. */
const tryOut = async (file: string, { home, dataDirectory }: BackupSettings): Promise<Checked> => {
  const trial = join(home, `trial-${process.pid}`);
  rmSync(trial, { recursive: true, force: true });
  mkdirSync(trial, { mode: 0o711 });
  try {
    await unpackArchive(file, trial, false);
    const user = chooseServerUser(join(home, 'cluster'));
    const server = await startRecovery({ cluster: join(trial, 'cluster'), home, user });
    try {
      const keyRing = await openKeyRing({ dataDirectory, databaseHasData: async () => true });
      return await checkRecovered(server, join(trial, 'anchors'), keyRing);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
};

const refuseUnsound = ({ report }: Checked): void => {
  const { length } = contradictionsIn(report);
  if (length === 0) return;
  throw new StartupError('backup-unsound', {
    zh: `备份已复制，但其中的数据核对出 ${length} 处问题，因此不予保存。请先运行 npm run verify。`,
    en: `The data was copied, but ${length} contradictions were found in it, so it is not kept as a backup. Run npm run verify first.`,
  });
};

/**
 * Copies the running database, brings the copy to life, reads all of it, and only then gives the file its name.
 * Writing goes on meanwhile. Throws StartupError `backup-unsound` and `backup-not-recovered`.
 */
export const makeBackup = async (settings: BackupSettings): Promise<Backup> => {
  const { folder, now, log, program, dataDirectory } = settings;
  mkdirSync(folder, { recursive: true });
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const file = join(folder, `quanke-${stamp}.tar.gz`);
  const unfinished = `${file}.unfinished`;
  try {
    log('复制数据 · Copying the data');
    await writeFiles(unfinished, settings);
    log('试恢复并核对 · Recovering the copy and checking it');
    const checked = await tryOut(unfinished, settings);
    refuseUnsound(checked);
    const tables = [...checked.tables];
    const contents: Contents = {
      format: 1,
      madeAt: now.toISOString(),
      program,
      keys: readKeyPrints(dataDirectory),
      tables,
    };
    const archive = openArchive(unfinished, true);
    await archive.text(CONTENTS, `${JSON.stringify(contents, null, 1)}\n`);
    await archive.close(true);
    renameSync(unfinished, file);
    return { file, bytes: statSync(file).size, contents, report: checked.report };
  } finally {
    rmSync(unfinished, { force: true });
  }
};
