import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';

/** What a row of a table consists of. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNeeded: boolean;
}

export type Row = Readonly<Record<string, unknown>>;

/** What PostgreSQL tells of a refusal. */
export interface DatabaseRefusal {
  readonly code: string;
  readonly message: string;
  readonly table: string | undefined;
  readonly schema: string | undefined;
  readonly constraint: string | undefined;
  readonly column: string | undefined;
}

export const columnsOf = async (client: ClientBase, table: string): Promise<readonly Column[]> =>
  (
    await client.query<Column>(
      `select attname as name, format_type(atttypid, null) as type, attnotnull as "isNeeded" from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [table],
    )
  ).rows;

const VALUES: Readonly<Record<string, () => unknown>> = {
  uuid: randomUUID,
  text: randomUUID,
  boolean: () => true,
  date: () => '2026-09-16',
  'timestamp with time zone': () => '2026-09-16T02:00:00Z',
  jsonb: () => '{}',
  bytea: () => Buffer.from('00', 'hex'),
};

/** Anything of this type; a table that has a type unknown here fails its probes. */
export const someValue = (type: string): unknown => (type.endsWith('[]') ? '{}' : (VALUES[type]?.() ?? 1));

/** A row with what it needs and what is asked for; everything else stays empty. */
export const someRow = (columns: readonly Column[], given: Row, filled: readonly string[] = []): Row =>
  Object.fromEntries(
    columns
      .filter(({ name, isNeeded }) => isNeeded || name in given || filled.includes(name))
      .map(({ name, type }) => [name, name in given ? given[name] : someValue(type)]),
  );

/** Runs in a savepoint and answers the refusal, or null when nothing refused it. */
export const refusalOf = async (client: ClientBase, text: string, values: readonly unknown[] = []) => {
  await client.query('savepoint tried');
  try {
    await client.query(text, [...values]);
    await client.query('release savepoint tried');
    return null;
  } catch (refusal) {
    await client.query('rollback to savepoint tried');
    return refusal as DatabaseRefusal;
  }
};

const FOREIGN_KEY = '23503';
const UNIQUE = '23505';
const CHECK = '23514';
const NOT_NULL = '23502';
const tableIn = ({ schema, table }: DatabaseRefusal): string => `"${schema}"."${table}"`;

/** Takes away what refused, so that the next attempt shows whether anything else does. */
const clearAway = async (client: ClientBase, refusal: DatabaseRefusal): Promise<void> => {
  const { code, constraint, column, schema } = refusal;
  if (code === NOT_NULL) {
    await client.query(`alter table ${tableIn(refusal)} alter column "${column}" drop not null`);
    return;
  }
  if (![FOREIGN_KEY, UNIQUE, CHECK].includes(code)) throw new Error(`unexpected: ${code} ${refusal.message}`);
  await client.query(`alter table ${tableIn(refusal)} drop constraint if exists "${constraint}" cascade`);
  if (code === UNIQUE) await client.query(`drop index if exists "${schema}"."${constraint}"`);
};

const MOST_OBSTACLES = 40;

/**
 * Inserts a row, clearing away whatever else refuses it, until the refusal that is waited for comes: then it answers
 * true. When the row goes in, nothing like it is there, and the answer is false. Only inside a transaction to roll back.
 */
export const isRefused = async (
  client: ClientBase,
  table: string,
  row: Row,
  isExpected: (refusal: DatabaseRefusal) => boolean,
): Promise<boolean> => {
  const names = Object.keys(row);
  const text = `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
    values (${names.map((_, index) => `$${index + 1}`).join(', ')})`;
  for (let tried = 0; tried < MOST_OBSTACLES; tried += 1) {
    const refusal = await refusalOf(client, text, Object.values(row));
    if (refusal === null) return false;
    if (isExpected(refusal)) return true;
    await clearAway(client, refusal);
  }
  throw new Error(`${table} refuses rows for ever`);
};

/** Puts a row into a table, whatever has to be cleared away for it. */
export const putRow = async (client: ClientBase, table: string, row: Row): Promise<void> => {
  await isRefused(client, table, row, () => false);
};
