import type { LoggerOptions } from 'pino';

interface Told {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly where?: readonly string[];
  readonly cause?: Told;
  readonly [detail: string]: unknown;
}

/** What the database says of an error without repeating a value: `detail`, `message` and `where` do repeat them. */
const DATABASE_DETAILS = ['severity', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall'] as const;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const isFromDatabase = (error: Error): boolean => 'severity' in error && 'routine' in error;

/** Places in the program only; the lines before them are the message again. */
const placesOf = (stack = ''): readonly string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());

const DEEPEST = 4;

/**
 * An error as it may stand in a log. Only what is named here is told: libraries hang whole requests, rows and
 * parameters on their errors, and messages of the database repeat values of the rows they speak of.
 */
export const describeError = (error: unknown, depth = 0): Told => {
  if (!(error instanceof Error)) return { type: typeof error };
  const fields = error as Error & Readonly<Record<string, unknown>>;
  const fromDatabase = isFromDatabase(error);
  const details = DATABASE_DETAILS.flatMap((name) => {
    const value = textOf(fields[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const code = textOf(fields['code']);
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(fromDatabase ? Object.fromEntries(details) : { message: error.message }),
    where: placesOf(error.stack),
    ...(error.cause === undefined || depth >= DEEPEST ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
};

/** A JSON object a line, with the level as a word and the time as people read it. */
export const LOG_OPTIONS = {
  serializers: { err: (error: unknown) => describeError(error) },
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (level: string) => ({ level }) },
} as const satisfies LoggerOptions;
