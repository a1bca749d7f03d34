import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | Buffer | null;
export type CopyRow = readonly CopyValue[];

/** A table with the columns that are filled, in the order of a row's values. */
export interface CopyTable {
  readonly table: string;
  readonly columns: readonly string[];
}

const CHUNK_CHARACTERS = 65_536;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value in PostgreSQL's text format for COPY. */
const copyText = (value: CopyValue): string => {
  if (value === null) return '\\N';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  const text = String(value);
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : text;
};

export const copyLine = (row: CopyRow): string => `${row.map(copyText).join('\t')}\n`;

function* chunksOf(rows: Iterable<CopyRow>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += copyLine(row);
    if (chunk.length >= CHUNK_CHARACTERS) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

/** Streams rows into a table; rows are made only as fast as the server takes them. */
export const copyIn = async (client: pg.PoolClient, target: CopyTable, rows: Iterable<CopyRow>): Promise<void> => {
  const stream = client.query(copyFrom(`copy ${target.table} (${target.columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(chunksOf(rows)), stream);
};
