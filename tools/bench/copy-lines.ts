import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** The lines of a query in COPY's own text form, which can be sent back as they are. */
export const copyOut = async (client: pg.PoolClient, query: string): Promise<readonly string[]> => {
  const stream = client.query(copyTo(`copy (${query}) to stdout`));
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
};

export const copyLinesIn = async (client: pg.PoolClient, table: string, lines: readonly string[]): Promise<void> => {
  const stream = client.query(copyFrom(`copy ${table} from stdin`));
  await pipeline(Readable.from([`${lines.join('\n')}\n`]), stream);
};

/** A text cut at the values that vary, so that a copy with other values costs one join. */
export interface Mould {
  cast(valueOf: (original: string) => string): string;
}

const escape = (value: string): string => value.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

export const mouldOf = (text: string, varying: readonly string[]): Mould => {
  const pattern = new RegExp(`(${varying.map(escape).join('|')})`);
  // Splitting on a captured group leaves every second part a value that varies.
  const parts = text.split(pattern);
  return {
    cast: (valueOf) => {
      let result = '';
      for (let index = 0; index < parts.length; index += 1)
        result += index % 2 === 0 ? parts[index] : valueOf(parts[index] ?? '');
      return result;
    },
  };
};
