import { resolve } from 'node:path';
import { findRunningPostgres } from '../platform/postgres/embedded.ts';
import type { Config } from '../server/config.ts';
import { openDatabase } from '../server/database.ts';
import { openSecrets } from '../server/secrets.ts';

/**
 * Works on the database of an installation, as its owner: the one of DATABASE_URL, or the embedded one. Beside a running
 * program its server is used; otherwise it is started for as long as this takes.
 */
export const withInstallationDatabase = async <T>(
  { database, ...config }: Config,
  work: (ownerUrl: string) => Promise<T>,
): Promise<T> => {
  const there = database.ownerUrl ?? findRunningPostgres(resolve(config.dataDirectory));
  if (there !== undefined) return work(there);
  const opened = await openDatabase({ ...config, database }, openSecrets(config.dataDirectory), () => undefined);
  try {
    return await work(opened.ownerUrl);
  } finally {
    await opened.close();
  }
};
