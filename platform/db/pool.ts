import pg from 'pg';
import { GatheringSocket } from './gathering-socket.ts';

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;

/**
 * A new connection costs both sides as much as ten clicks: it is signed in, and every statement is planned anew there.
 * Kept for ten seconds only, as is usual, an office where somebody clicks now and then makes connections all day.
 */
const LASTING_MILLISECONDS = 300_000;

/** Dates stay `YYYY-MM-DD`, instants become ISO 8601 in UTC, counts become numbers. */
const parsers = new Map<number, (value: string) => unknown>([
  [DATE, (value) => value],
  [TIMESTAMPTZ, (value) => new Date(value).toISOString()],
  [INT8, Number],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format),
};

export interface PoolSettings {
  readonly url: string;
  readonly connections: number;
  readonly name: string;
  readonly searchPath?: string;
  /** Statements are sent without waiting for those before them. Not for COPY, cursors or code that relies on waiting. */
  readonly pipelined?: boolean;
  /** Connections outlast minutes in which nobody asks. Only for a pool that is ended: they keep a program running. */
  readonly lasting?: boolean;
}

/** A pool whose connections give up on slow statements and forgotten transactions by themselves. */
export const createPool = (settings: PoolSettings): pg.Pool => {
  const options = [
    '-c statement_timeout=20s',
    '-c lock_timeout=8s',
    '-c idle_in_transaction_session_timeout=30s',
    // Many short questions: compiling one costs a hundred times what it saves.
    '-c jit=off',
    ...(settings.searchPath === undefined ? [] : [`-c search_path=${settings.searchPath}`]),
  ].join(' ');
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: settings.connections,
    application_name: settings.name,
    connectionTimeoutMillis: 5_000,
    ...(settings.lasting === true ? { idleTimeoutMillis: LASTING_MILLISECONDS } : {}),
    options,
    types,
    ...(settings.pipelined === true ? { pipeline: true, stream: () => new GatheringSocket() } : {}),
  });
  // An idle connection that breaks is replaced at its next use; the caller of a broken query gets the error.
  pool.on('error', () => undefined);
  // A connection in use tells its end twice: to the query under way, and as an event that nobody may leave unheard.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};
