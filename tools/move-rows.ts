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

const quoted = (client: pg.Client, table: SchemaTable): string =>
  `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)}`;

const countOf = async (client: pg.Client, table: SchemaTable): Promise<number> => {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${quoted(client, table)}`);
  return Number(rows[0]?.count);
};

const copyTable = async (source: pg.Client, target: pg.Client, table: SchemaTable): Promise<number> => {
  const columns = table.columns.map(({ name }) => source.escapeIdentifier(name)).join(', ');
  const into = target.query(copyFrom(`copy ${quoted(target, table)} (${columns}) from stdin`));
  await pipeline(source.query(copyTo(`copy ${quoted(source, table)} (${columns}) to stdout`)), into);
  const rows = await countOf(target, table);
  const expected = await countOf(source, table);
  if (rows !== expected) throw new Error(`${nameOf(table)} had ${expected} rows and has ${rows}; nothing was moved`);
  return rows;
};

/**
 * Copies every row into a target whose schema is the same and which holds nothing but what a first start writes, in
 * one transaction there and one view of the source. Both must see all rows. Answers the rows copied.
 */
export const moveRows = async (
  source: pg.Client,
  target: pg.Client,
  tables: readonly SchemaTable[],
): Promise<number> => {
  const ordered = inOrderOfKeys(tables);
  await source.query('begin isolation level repeatable read read only');
  await target.query('begin');
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
