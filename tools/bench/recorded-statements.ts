import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A statement as the product sent it, named so that the bare driver prepares it once for each connection. */
export interface RecordedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Recorder {
  /** Everything sent since the last call, without the beginnings and ends of transactions. */
  take(): readonly RecordedStatement[];
}

const isFrame = (text: string): boolean => /^(begin|commit|rollback|set local)/.test(text);

const recordedOf = (first: unknown, second: unknown): RecordedStatement => {
  const config = (typeof first === 'string' ? { text: first, values: second } : first) as {
    text: string;
    values?: readonly unknown[];
  };
  const name = createHash('sha256').update(config.text).digest('hex').slice(0, 32);
  return { name: `bare-${name}`, text: config.text, values: config.values ?? [] };
};

/** Writes down what is sent over a pool's connections, so that the measured SQL is always the product's own. */
export const recordStatements = (pool: pg.Pool): Recorder => {
  let recorded: RecordedStatement[] = [];
  pool.on('connect', (client) => {
    const original = client.query.bind(client) as (...given: unknown[]) => unknown;
    const recording = (...given: unknown[]): unknown => {
      const statement = recordedOf(given[0], given[1]);
      if (!isFrame(statement.text)) recorded.push(statement);
      return original(...given);
    };
    client.query = recording as typeof client.query;
  });
  return {
    take: () => {
      const taken = recorded;
      recorded = [];
      return taken;
    },
  };
};
