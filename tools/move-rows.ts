import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { nameOf, type SchemaTable } from '../platform/db/distribution.ts';

/** Tables that the target has of its own: what was done to its schema. The jobs make their queue themselves. */
const OWN = /^(kysely_migration(_lock)?|graphile_worker\..*)$/;

/** Those that others point to come first. A table that points to itself is no trouble within one copy. */
export const inOrderOfKeys = (tables: readonly SchemaTable[]): readonly SchemaTable[] => {
  const waiting = new Map(tables.filter((one) => !OWN.test(nameOf(one))).map((one) => [nameOf(one), one]));
  const ordered: SchemaTable[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter(([name, { foreignKeys }]) =>
      foreignKeys.every(({ target }) => target === name || !waiting.has(target)),
    );
    if (free.length === 0) throw new Error(`tables that point to each other: ${[...waiting.keys()].join(', ')}`);
    for (const [name, table] of free) {
      ordered.push(table);
      waiting.delete(name);
    }
  }
  return ordered;
};

const quoted = (client: pg.ClientBase, table: SchemaTable): string =>
  `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)}`;

const columnsOf = (client: pg.ClientBase, table: SchemaTable): string =>
  table.columns.map(({ name }) => client.escapeIdentifier(name)).join(', ');

/** How many rows a table holds, and a sum over what stands in them that does not depend on their order. */
export interface TableContent {
  readonly rows: number;
  readonly sum: string;
}

/** The same on any server that writes instants the same way, which the caller sees to (`SAME_WORDS`). */
export const contentOf = async (client: pg.ClientBase, table: SchemaTable): Promise<TableContent> => {
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*) as rows, coalesce(sum(hashtextextended(row(${columnsOf(client, table)})::text, 0)::numeric), 0) as sum
     from ${quoted(client, table)}`,
  );
  return { rows: Number(rows[0]?.rows), sum: String(rows[0]?.sum) };
};

/** Settings of a transaction in which both sides put values into the same words. */
export const SAME_WORDS = `set local citus.propagate_set_commands = 'local'; set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
  set local extra_float_digits = 1`;

const copyTable = async (source: pg.ClientBase, target: pg.ClientBase, table: SchemaTable): Promise<number> => {
  const columns = columnsOf(source, table);
  const into = target.query(copyFrom(`copy ${quoted(target, table)} (${columns}) from stdin`));
  await pipeline(source.query(copyTo(`copy ${quoted(source, table)} (${columns}) to stdout`)), into);
  const [there, here] = [await contentOf(target, table), await contentOf(source, table)];
  if (there.rows !== here.rows)
    throw new Error(`${nameOf(table)} had ${here.rows} rows and has ${there.rows}; nothing was moved`);
  if (there.sum !== here.sum) throw new Error(`${nameOf(table)} does not say the same as before; nothing was moved`);
  return there.rows;
};

// The settings go by themselves: the servers of a city are told them in the words they came in, a beginning too.
const SOURCE_SETTINGS = `${SAME_WORDS}; set local statement_timeout = 0`;
/** On the servers of a city shared and spread rows may be copied in one transaction one part after another only. */
const TARGET_SETTINGS = `${SOURCE_SETTINGS}; set local citus.multi_shard_modify_mode = 'sequential'`;

/**
 * Copies every row into a target whose schema is the same and which holds nothing but what a first start writes, in
 * one transaction there and one view of the source; counts and contents of each table are compared. Both must see all
 * rows. Answers the rows copied.
 */
export const moveRows = async (
  source: pg.ClientBase,
  target: pg.ClientBase,
  tables: readonly SchemaTable[],
): Promise<number> => {
  const ordered = inOrderOfKeys(tables);
  await source.query('begin isolation level repeatable read read only');
  await source.query(SOURCE_SETTINGS);
  await target.query('begin');
  await target.query(TARGET_SETTINGS);
  try {
    for (const table of ordered.toReversed()) await target.query(`delete from ${quoted(target, table)}`);
    let rows = 0;
    for (const table of ordered) rows += await copyTable(source, target, table);
    await target.query('commit');
    return rows;
  } catch (fault) {
    await target.query('rollback');
    throw fault;
  } finally {
    await source.query('rollback');
  }
};
