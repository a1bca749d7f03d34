import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from './rounds.ts';

export interface Measurement {
  readonly id: string;
  readonly name: string;
  readonly kind: 'write' | 'read';
  readonly http: Figures;
  readonly bare: Figures;
  /** Writes: rate over HTTP by the bare driver's rate. Reads: middle time over HTTP by the bare driver's. */
  readonly ratio: number;
  /** Null where there is no aim. */
  readonly aimReached: boolean | null;
  /** Processor time of the server for one operation; it says more than rates where the machine is shared. */
  readonly serverMillisecondsEach: number;
  /** The same of the database, on all its servers. */
  readonly databaseMillisecondsEach: number;
  /**
   * Processor time of everything that took part in one operation: the bare driver's by the product's. On a machine whose
   * cores are all busy with the measurement it equals the ratio of rates; unlike that, other work does not move it.
   */
  readonly processorRatio: number;
  readonly rowsChecked: number;
  readonly firstError: string | null;
}

export interface BenchReport {
  readonly at: string;
  readonly quick: boolean;
  readonly processors: number;
  /** What else the machine was busy with: the load of the last minute before the first measurement. */
  readonly loadBefore: number;
  readonly connections: number;
  readonly residents: number;
  readonly cases: number;
  readonly events: number;
  readonly communities: number;
  readonly databaseMegabytes: number;
  readonly serverStartedInMilliseconds: number;
  readonly memoryIdleMegabytes: number;
  readonly memoryAfterLoadMegabytes: number;
  readonly measurements: readonly Measurement[];
}

const LEAST_WRITE_SHARE = 0.5;
const MOST_READ_TIMES = 3;
export const MOST_IDLE_MEGABYTES = 250;

export const judge = (
  kind: Measurement['kind'],
  http: Figures,
  bare: Figures,
  hasAim = true,
): Pick<Measurement, 'ratio' | 'aimReached'> => {
  const ratio = kind === 'write' ? http.perSecond / bare.perSecond : http.p50 / bare.p50;
  if (!hasAim) return { ratio, aimReached: null };
  return { ratio, aimReached: kind === 'write' ? ratio >= LEAST_WRITE_SHARE : ratio <= MOST_READ_TIMES };
};

/** Chinese characters take two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[\u2e80-\uffef]/.test(one) ? 2 : 1), 0);

const padded = (text: string, width: number, toLeft: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return toLeft ? text + space : space + text;
};

const times = (figures: Figures): string[] => [figures.p50, figures.p95, figures.p99].map((value) => value.toFixed(1));

const aimCells = ({ kind, aimReached }: Measurement): string[] =>
  aimReached === null
    ? ['–', '–']
    : [kind === 'write' ? `≥ ${LEAST_WRITE_SHARE}` : `≤ ${MOST_READ_TIMES}`, aimReached ? 'yes' : 'NO'];

const line = (one: Measurement): string[] => [
  one.name,
  one.http.perSecond.toFixed(0),
  ...times(one.http),
  one.serverMillisecondsEach.toFixed(2),
  one.bare.perSecond.toFixed(0),
  ...times(one.bare),
  one.kind === 'write' ? `${one.ratio.toFixed(2)} of rate` : `${one.ratio.toFixed(2)} × p50`,
  one.processorRatio.toFixed(2),
  ...aimCells(one),
  String(one.http.errors + one.bare.errors),
  String(one.rowsChecked),
];

const HEAD = [
  '',
  'HTTP/s',
  'p50',
  'p95',
  'p99',
  'cpu',
  'bare/s',
  'p50',
  'p95',
  'p99',
  'ratio',
  'by cpu',
  'aim',
  'ok',
  'errors',
  'rows',
];

/** The table that is printed; times in milliseconds. */
export const tableOf = (report: BenchReport): string => {
  const lines = [HEAD, ...report.measurements.map(line)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => widthOf(cells[column] ?? ''))));
  const table = lines
    .map((cells) => cells.map((cell, column) => padded(cell, widths[column] ?? 0, column === 0)).join('  '))
    .join('\n');
  return [
    table,
    '',
    `${report.residents} residents, ${report.cases} cases, ${report.events} entries in ${report.communities} communities; database ${report.databaseMegabytes} MB; ${report.connections} connections, ${report.processors} processors, load ${report.loadBefore} before; cpu: milliseconds of the server for one`,
    `server ready in ${(report.serverStartedInMilliseconds / 1000).toFixed(1)} s; memory idle ${report.memoryIdleMegabytes} MB (aim < ${MOST_IDLE_MEGABYTES}), after load ${report.memoryAfterLoadMegabytes} MB`,
  ].join('\n');
};

/** Writes the report as JSON under a name that sorts by time. Answers the path. */
export const writeReport = (folder: string, report: BenchReport): string => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${report.at.slice(0, 19).replaceAll(':', '-')}${report.quick ? '-quick' : ''}.json`);
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
};
