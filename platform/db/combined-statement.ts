import { createHash } from 'node:crypto';
import { answering } from './answering-insert.ts';

/**
 * One statement out of several writes, so that a whole command costs one round trip:
 * each part becomes a CTE, with its `$1…` renumbered behind those of the parts before it.
 */
export interface WritePart {
  /** Names the CTE and, joined with the others, the prepared statement; letters, digits and underscores. */
  readonly name: string;
  /** An INSERT, UPDATE or DELETE with `$1…` of its own. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface CombinedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

interface Composed {
  /** Short, because PostgreSQL cuts names of statements at 63 bytes. */
  readonly name: string;
  readonly text: string;
}

const composed = new Map<string, Composed>();

const renumber = (sql: string, offset: number): string =>
  sql.replaceAll(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + offset}`);

const compose = (parts: readonly WritePart[]): Composed => {
  let offset = 0;
  const ctes = parts.map((part, index) => {
    const cte = `${part.name}_${index} as (${renumber(answering(part.sql), offset)})`;
    offset += part.values.length;
    return cte;
  });
  const text = `with ${ctes.join(',\n')}\nselect 1`;
  return { name: `write-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`, text };
};

/** The same part names mean the same statement: callers vary values only. */
export const combine = (parts: readonly WritePart[]): CombinedStatement => {
  const key = parts.map((part) => part.name).join('+');
  const known = composed.get(key) ?? compose(parts);
  composed.set(key, known);
  return { ...known, values: parts.flatMap((part) => part.values) };
};
