import type pg from 'pg';
import { withClient } from '../../platform/postgres/databases.ts';
import { databaseProcess } from './processor-time.ts';

/** Owner's connections to every server that holds a part of the database: those of a city, or the only one. */
const serversOf = async (owner: pg.Pool, ownerUrl: string): Promise<readonly string[]> => {
  const { rows } = await owner.query<{ city: boolean }>(`select to_regclass('pg_dist_node') is not null as city`);
  if (rows[0]?.city !== true) return [ownerUrl];
  const nodes = await owner.query<{ host: string; port: number }>(
    'select nodename as host, nodeport as port from pg_dist_node',
  );
  return nodes.rows.map(({ host, port }) => {
    const url = new URL(ownerUrl);
    url.host = `${host}:${port}`;
    return url.toString();
  });
};

export interface DatabaseServers {
  /** The first process of each, for counting processor time; all of them run on this machine. */
  readonly processes: readonly number[];
  /** What lies on all of them together. */
  readonly bytes: number;
}

export const lookAtDatabase = async (owner: pg.Pool, ownerUrl: string): Promise<DatabaseServers> => {
  const looks = (await serversOf(owner, ownerUrl)).map((url) =>
    withClient(url, async (client) => {
      const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
      return { process: await databaseProcess(client), bytes: Number(rows[0]?.bytes) };
    }),
  );
  const found = await Promise.all(looks);
  return { processes: found.map(({ process }) => process), bytes: found.reduce((sum, { bytes }) => sum + bytes, 0) };
};
