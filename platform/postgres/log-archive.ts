import { chmodSync, mkdirSync } from 'node:fs';
import { StartupError } from '../startup-error.ts';
import { canReach, giveTo, type ServerUser } from './server-user.ts';

const PRIVATE = 0o700;

/**
 * Makes the folder that the server writes its finished log into; nobody else may look into it.
 * Throws StartupError `archive-not-reachable`.
 */
export const prepareArchive = (folder: string, user: ServerUser | undefined): void => {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, PRIVATE);
  giveTo(folder, user);
  if (user === undefined || canReach(folder, user)) return;
  throw new StartupError('archive-not-reachable', {
    zh: `数据库服务的用户进不了日志存档文件夹 ${folder}。请用 QUANKE_LOG_ARCHIVE 指定一个上级文件夹都允许通过的位置。`,
    en: `The user of the database server cannot walk into the log archive ${folder}. Name a place with QUANKE_LOG_ARCHIVE whose folders above let it pass.`,
  });
};

/** For the shell: nothing between these quotes means anything to it. */
const quoted = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`;

/**
 * Keeps one finished piece of the log, compressed because most of a piece that was ended early is empty. It is written
 * beside and renamed, so that a power cut never leaves half of one under its name; a piece that is there is not written again.
 */
export const archiveCommand = (folder: string): string => {
  const kept = `${quoted(folder)}/%f.gz`;
  return `test -f ${kept} || { gzip -1 -c "%p" > ${kept}.part && sync ${kept}.part && mv ${kept}.part ${kept}; }`;
};

/** Gives a kept piece back; fails where there is none, which tells the server that the log ends here. */
export const restoreCommand = (folder: string): string =>
  `test -f ${quoted(folder)}/%f.gz && gzip -dc ${quoted(folder)}/%f.gz > "%p"`;
