import type pg from 'pg';
import type { HttpClient } from './http-client.ts';
import type { BenchCommunity } from './office.ts';
import type { Operation } from './rounds.ts';

/** One thing that is measured over HTTP and, in alternating rounds, by the bare driver. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly kind: 'write' | 'read';
  /** False where waiting is wanted: papers numbered without gaps are numbered one after the other. */
  readonly hasAim: boolean;
  readonly http: Operation;
  readonly bare: Operation;
  /** After all rounds: counts the rows that were written or compared, and throws when one is wrong. */
  check(): Promise<number>;
}

export interface Stage {
  readonly http: HttpClient;
  /** One connection of the owner for each client; the owner is not bound by row-level security. */
  readonly bare: readonly pg.PoolClient[];
  readonly owner: pg.Pool;
  readonly communities: readonly BenchCommunity[];
  /** Processor time that the server has used so far; other work on the machine does not distort it. */
  readonly serverMilliseconds: () => number;
  /** The same of the database, on all its servers. */
  readonly databaseMilliseconds: () => number;
  /** The same of server, database and this program together. */
  readonly allMilliseconds: () => number;
  /** Session cookies by worker id. */
  readonly cookies: ReadonlyMap<string, string>;
}

export const bareClient = (stage: Stage, client: number): pg.PoolClient => {
  const connection = stage.bare[client];
  if (connection === undefined) throw new Error('There are fewer bare connections than clients.');
  return connection;
};

export const cookieOf = (stage: Stage, workerId: string): string => {
  const cookie = stage.cookies.get(workerId);
  if (cookie === undefined) throw new Error('A worker of the benchmark is not signed in.');
  return cookie;
};
