import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupError } from '../startup-error.ts';
import { findClusterHome, socketFolder } from './cluster-home.ts';
import { refuseHeld } from './single-holder.ts';

/** Of two that begin in the same moment each may see the other's first step; whoever is to have it waits until the other stepped back. */
const PATIENCE_MILLISECONDS = 3_000;
const BUSY = 5;

/** Kept from being collected as garbage, which would give a lock up. */
const held = new Set<DatabaseSync>();

export interface FolderClaim {
  release(): void;
}

const isBusy = (failure: unknown): boolean =>
  failure instanceof Error && 'errcode' in failure && failure.errcode === BUSY;

const refuseSeen = async (data: string): Promise<void> => {
  const folder = findClusterHome(data);
  if (folder !== undefined)
    await refuseHeld({ folder, cluster: join(folder, 'cluster'), socket: socketFolder(folder) });
};

const alreadyClaimed = (data: string): StartupError =>
  new StartupError('already-running', {
    zh: `另一个全科正在这个数据文件夹上启动或运行：${data}。请先停止它，或用 QUANKE_DATA 指定另一个文件夹（容器则换一个卷）。`,
    en: `Another Quanke starts or runs on this data folder: ${data}. Stop it first, or name another folder with QUANKE_DATA (for a container: take another volume).`,
  });

/** Takes the lock of a file, or says why not. SQLite is how Node reaches locks of files; the file itself stays empty. */
const lock = (file: string): FolderClaim => {
  const database = new DatabaseSync(file, { timeout: PATIENCE_MILLISECONDS });
  try {
    database.exec('pragma journal_mode = memory; begin exclusive');
  } catch (failure) {
    database.close();
    throw failure;
  }
  held.add(database);
  // Whoever could read it could lock it too.
  if (statSync(file).uid === process.getuid?.()) chmodSync(file, 0o600);
  return {
    release: () => {
      if (held.delete(database)) database.close();
    },
  };
};

/**
 * Claims a data folder for this process before anything in it is chosen or made. The system holds the lock: of any that
 * ask at once, in whichever container of the machine, one has it, and it is free again the moment its process is gone,
 * however that ended. Where the file system knows no locks it is told to `log`, and what can be seen of others must do.
 * Throws StartupError `already-running`.
 */
export const claimFolder = async (data: string, log: (line: string) => void): Promise<FolderClaim> => {
  // Whoever can be seen is named.
  await refuseSeen(data);
  try {
    return lock(join(data, 'held.lock'));
  } catch (failure) {
    if (isBusy(failure)) {
      await refuseSeen(data);
      throw alreadyClaimed(data);
    }
    log(`The data folder cannot be locked: ${failure instanceof Error ? failure.message : 'unknown'}`);
    return { release: () => undefined };
  }
};
