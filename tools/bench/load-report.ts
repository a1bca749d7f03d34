import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Waited } from './users.ts';

export const LATEST_MILLISECONDS = 200;

const figure = (value: number, digits = 0): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));

export const lineOf = (name: string, one: Waited): string =>
  [
    name.padEnd(34),
    `${figure(one.perSecond).padStart(5)}/s`,
    `p50 ${figure(one.p50, 1).padStart(6)}`,
    `p95 ${figure(one.p95, 1).padStart(6)}`,
    `p99 ${figure(one.p99, 1).padStart(6)}`,
    `most ${figure(one.most).padStart(5)} ms`,
    `sent away ${one.sentAway}`,
    `failed ${one.failed}`,
    `of one core: server ${figure(one.serverCore)} %, database ${figure(one.databaseCore)} %`,
  ].join('  ') + (one.firstFailure === null ? '' : `\n    first failure: ${one.firstFailure}`);

/** The figures without the ids that were only needed for the check. */
export const plain = ({ made, ...figures }: Waited): Omit<Waited, 'made'> & { readonly matters: number } => ({
  ...figures,
  matters: made.length,
});

/** Writes the figures of a measurement as JSON under a name that sorts by time. Answers the path. */
export const writeFigures = (folder: string, name: string, figures: Readonly<Record<string, unknown>>): string => {
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const path = join(folder, `${at.slice(0, 19).replaceAll(':', '-')}-${name}.json`);
  const machine = { processors: availableParallelism(), load: Number((loadavg()[0] ?? 0).toFixed(1)) };
  writeFileSync(path, `${JSON.stringify({ at, ...machine, ...figures }, null, 2)}\n`);
  return path;
};
