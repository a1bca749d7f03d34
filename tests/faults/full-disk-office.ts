import { spawnSync } from 'node:child_process';
import { chownSync, closeSync, cpSync, mkdirSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../kernel/text.ts';
import { findRunningPostgres } from '../../platform/postgres/embedded.ts';
import { findClusterHome } from '../../platform/postgres/cluster-home.ts';
import { makeDataFolder, openOwner, removeDataFolder, traceSoundMatter } from './fault-office.ts';
import { openDesk } from './matter-at-desk.ts';
import { createOfficeProgram } from './office-program.ts';
import { findCommunity, RESIDENTS, type RunningOffice } from './running-office.ts';

const DATA_MEGABYTES = 320;
const LOG_MEGABYTES = 96;

/** A disk of its own that can be filled to the last byte and cleared again. */
export interface SmallDisk {
  fill(): void;
  clear(): void;
}

export interface FullDiskOffice extends Omit<RunningOffice, 'logArchive'> {
  readonly data: SmallDisk;
  /** Holds the log of the database alone. */
  readonly log: SmallDisk;
}

const run = (program: string, args: readonly string[]): boolean => spawnSync(program, [...args]).status === 0;

const mount = (folder: string, megabytes: number): boolean =>
  run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', folder]);

export const NOT_PERMITTED: Text = {
  zh: '这里不允许挂载小磁盘（需要 root），磁盘写满未试',
  en: 'mounting a small disk is not permitted here (it needs root), so a full disk was not tried',
};

const SMALLEST_PIECE = 512;

/** Writes until nothing more fits. The database takes room meanwhile, so what is free is not asked for but tried. */
const writeToTheEnd = (file: string): void => {
  const handle = openSync(file, 'a');
  let piece = Buffer.alloc(1_048_576);
  while (piece.length >= SMALLEST_PIECE) {
    try {
      writeSync(handle, piece);
    } catch (failure) {
      if (!(failure instanceof Error && 'code' in failure && failure.code === 'ENOSPC')) throw failure;
      piece = piece.subarray(0, piece.length / 2);
    }
  }
  closeSync(handle);
};

const diskAt = (folder: string): SmallDisk => {
  const ballast = join(folder, 'ballast');
  return { fill: () => writeToTheEnd(ballast), clear: () => rmSync(ballast, { force: true }) };
};

/** The log of a stopped database moves to a disk of its own. */
const moveLog = (cluster: string): boolean => {
  const [folder, aside] = [join(cluster, 'pg_wal'), join(cluster, '..', 'moved-log')];
  const { uid, gid } = statSync(folder);
  cpSync(folder, aside, { recursive: true, preserveTimestamps: true });
  rmSync(folder, { recursive: true });
  mkdirSync(folder, { mode: 0o700 });
  if (!mount(folder, LOG_MEGABYTES)) return false;
  cpSync(aside, folder, { recursive: true, preserveTimestamps: true });
  rmSync(aside, { recursive: true });
  run('chown', ['-R', `${uid}:${gid}`, folder]);
  chownSync(folder, uid, gid);
  return run('chmod', ['-R', 'go-rwx', folder]);
};

/** Little log is kept, so that a small disk is enough. */
const KEEP_LITTLE = 'min_wal_size = 32MB\nmax_wal_size = 48MB\n';

const openOnDisks = async (folder: string, work: (office: FullDiskOffice) => Promise<void>): Promise<boolean> => {
  const dataDirectory = join(folder, 'data');
  const program = await createOfficeProgram({ dataDirectory, residents: RESIDENTS });
  await program.start();
  await program.stop();
  const cluster = join(findClusterHome(dataDirectory) ?? '', 'cluster');
  writeFileSync(join(cluster, 'operator.conf'), KEEP_LITTLE);
  if (!moveLog(cluster)) return false;
  try {
    await program.start();
    const owner = openOwner(findRunningPostgres(dataDirectory) ?? '');
    try {
      const communityId = await findCommunity(owner);
      const desk = await openDesk(program.port, communityId);
      const sound = await traceSoundMatter(owner, desk, 'sound');
      const [data, log] = [diskAt(dataDirectory), diskAt(join(cluster, 'pg_wal'))];
      await work({ folder, dataDirectory, program, owner, desk, communityId, sound, data, log });
    } finally {
      await owner.end();
      await program.stop();
    }
  } finally {
    run('umount', [join(cluster, 'pg_wal')]);
  }
  return true;
};

/** An office whose data, and whose log, lie on small disks of their own. Answers false where mounting is not permitted. */
export const withFullDiskOffice = async (work: (office: FullDiskOffice) => Promise<void>): Promise<boolean> => {
  const folder = makeDataFolder();
  const data = join(folder, 'data');
  if (process.getuid?.() !== 0 || !mount(data, DATA_MEGABYTES)) {
    removeDataFolder(folder);
    return false;
  }
  try {
    return await openOnDisks(folder, work);
  } finally {
    run('umount', [data]);
    removeDataFolder(folder);
  }
};
