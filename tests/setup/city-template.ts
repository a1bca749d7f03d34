import { randomBytes } from 'node:crypto';
import {
  createDatabase,
  databaseOf,
  dropDatabase,
  withClient,
  withDatabase,
} from '../../platform/postgres/databases.ts';
import type { ClonedDatabase } from '../../platform/postgres/template-database.ts';

const VARIABLE = 'QUANKE_TEST_CITY';
const POOLER_VARIABLE = 'QUANKE_TEST_POOLER';

/**
 * Owner's connections to the template on every server of a city, the coordinator's first; none when the tests run on one
 * server of their own, as they do unless `npm run test:city` says otherwise.
 */
export const cityServers = (): readonly string[] =>
  (process.env[VARIABLE] ?? '').split(' ').filter((url) => url !== '');

/** What a test run is to be told, so that its database tests get databases of that city. */
export const cityEnvironment = (templateUrls: readonly string[]): Readonly<Record<string, string>> => ({
  [VARIABLE]: templateUrls.join(' '),
});

/** What a test run is to be told, so that the application's role comes through a pooler at this host and port. */
export const poolerEnvironment = (at: string): Readonly<Record<string, string>> => ({ [POOLER_VARIABLE]: at });

/** The same connection through that pooler, or as it was where none was named. */
export const throughPooler = (url: string): string => {
  const at = process.env[POOLER_VARIABLE] ?? '';
  if (at === '') return url;
  const changed = new URL(url);
  changed.host = at;
  return changed.toString();
};

/** How many times longer tests may take there: each statement waits for other servers, and three share one machine. */
export const timesLonger = (): number => (cityServers().length > 0 ? 8 : 1);

const DROP_ATTEMPTS = 5;

/** The daemon of the extension comes back while the last of the others are sent away. */
const dropAtLast = async (url: string, name: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await dropDatabase(url, name).then(
      () => undefined,
      (fault: unknown) => fault,
    );
    if (failure === undefined) return;
    if (attempt === DROP_ATTEMPTS) throw failure;
  }
};

/** Nobody may be connected to a database that is copied, and the daemons of the extension come back until they may not. */
export const closeTemplate = (url: string): Promise<void> =>
  withClient(withDatabase(url, 'postgres'), async (client) => {
    await client.query(`alter database ${databaseOf(url)} allow_connections false`);
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${databaseOf(url)}'`);
  });

/** Connections to the database of this name on every server of the city. */
export const onEveryServer = (url: string): readonly string[] =>
  cityServers().map((server) => withDatabase(server, databaseOf(url)));

/** A copy of a database that is spread over several servers: copied on each of them, it finds its parts again. */
export const cloneCity = async (templateUrls: readonly string[]): Promise<ClonedDatabase> => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const [ownerUrl] = await Promise.all(
    templateUrls.map((url) => createDatabase({ ownerUrl: url, name, template: databaseOf(url) })),
  );
  if (ownerUrl === undefined) throw new Error('A city has at least a coordinator.');
  return {
    ownerUrl,
    drop: async () => {
      for (const url of templateUrls) await dropAtLast(url, name);
    },
  };
};
