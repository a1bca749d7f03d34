import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findClusterHome, removeClusterHome } from './cluster-home.ts';
import { createDatabase, databaseOf, dropDatabase } from './databases.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { clearLeftovers, findHolder } from './single-holder.ts';

const PREFIX = 'quanke-test-';
const TEMPLATE = 'quanke_template';
const SETTLED_MILLISECONDS = 60_000;

export interface TemplateDatabase {
  /** Owner's connection to the prepared template. Clone it; a connection kept open on it makes cloning fail. */
  readonly templateUrl: string;
  stop(): Promise<void>;
}

export interface ClonedDatabase {
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** Folders of test runs that were killed; young ones are left alone because their run may be just starting. */
const abandonedFolders = (): readonly string[] =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => join(tmpdir(), name))
    .filter((folder) => {
      const entry = statSync(folder, { throwIfNoEntry: false });
      if (entry === undefined || entry.uid !== process.getuid?.()) return false;
      const home = findClusterHome(folder);
      const isHeld = home !== undefined && findHolder(home) !== undefined;
      return !isHeld && Date.now() - entry.mtimeMs > SETTLED_MILLISECONDS;
    });

const sweepAbandoned = async (): Promise<void> => {
  for (const folder of abandonedFolders()) {
    const home = findClusterHome(folder);
    if (home !== undefined) await clearLeftovers(join(home, 'cluster'), () => {});
    removeClusterHome(folder);
    rmSync(folder, { recursive: true, force: true });
  }
};

/**
 * Starts a throw-away server for one test run and lets `prepare` fill the database that every test file
 * then gets a copy of. `prepare` must close its connections.
 */
export const startTemplateDatabase = async (
  prepare: (ownerUrl: string) => Promise<void>,
): Promise<TemplateDatabase> => {
  await sweepAbandoned();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  // The server's own user must be able to walk in when the tests run as root.
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({ dataDirectory: folder, log: () => {}, durability: 'throw-away' });
  const stop = async (): Promise<void> => {
    await server.stop();
    removeClusterHome(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  const templateUrl = await createDatabase({ ownerUrl: server.ownerUrl, name: TEMPLATE });
  await prepare(templateUrl).catch(async (failure: unknown) => {
    await stop();
    throw failure;
  });
  return { templateUrl, stop };
};

/** A fresh copy of the database of this connection, which nobody may be using: of the template in some ten milliseconds. */
export const cloneDatabase = async (templateUrl: string): Promise<ClonedDatabase> => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const ownerUrl = await createDatabase({ ownerUrl: templateUrl, name, template: databaseOf(templateUrl) });
  return { ownerUrl, drop: () => dropDatabase(templateUrl, name) };
};
