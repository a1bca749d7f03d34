import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bench } from '../tests/city/bench.ts';
import { startCity } from '../tests/city/city-servers.ts';
import { failure } from '../tests/city/failure.ts';
import { demoAndJobs } from '../tests/city/jobs.ts';
import { journeys } from '../tests/city/journeys.ts';
import { laterRelease } from '../tests/city/later-release.ts';
import { moveIntoCity } from '../tests/city/move.ts';
import { pooler } from '../tests/city/pooler.ts';
import { type PreparedCity, prepareCity } from '../tests/city/prepare-city.ts';
import { routes } from '../tests/city/routes.ts';
import { rules } from '../tests/city/rules.ts';
import { must, type CityPart, type CityTrial, type Figure } from '../tests/city/trial.ts';
import { describeStartFailure, StartupError } from '../platform/startup-error.ts';
import { type Trial, readTrial } from './reliability-section.ts';
import { ROOT } from './run-tool.ts';

/** In this order; the measurements come last, when nothing else of the trial runs. */
const PARTS = {
  rules,
  routes,
  pooler,
  release: laterRelease,
  jobs: demoAndJobs,
  move: moveIntoCity,
  failure,
  journeys,
  bench,
};
type Part = keyof typeof PARTS;
const isPart = (word: string): word is Part => word in PARTS;

const RESULT = join(ROOT, 'docs', 'reliability', 'city.json');

const usage = (): StartupError =>
  new StartupError('city-how', {
    zh: `这项试验需要装有 Citus 13 的 PostgreSQL（15 至 17），全科本身不需要。用法：npm run test:city -- --bin=/usr/lib/postgresql/15/bin [--only=${Object.keys(PARTS).join(',')}] [--pooler=/usr/sbin/pgbouncer] [--port=3550] [--write]；--write 把结果记入 docs/reliability/city.json。`,
    en: `This trial needs PostgreSQL 15 to 17 with Citus 13, which the program itself does not. Usage: npm run test:city -- --bin=/usr/lib/postgresql/15/bin [--only=${Object.keys(PARTS).join(',')}] [--pooler=/usr/sbin/pgbouncer] [--port=3550] [--write]; --write records the results in docs/reliability/city.json.`,
  });

const readSettings = () => {
  const { values } = parseArgs({
    options: {
      bin: { type: 'string' },
      only: { type: 'string' },
      pooler: { type: 'string' },
      port: { type: 'string', default: '3550' },
      write: { type: 'boolean', default: false },
    },
  });
  // Nobody needs a pooler for the rest.
  const all = Object.keys(PARTS).filter((part) => part !== 'pooler' || values.pooler !== undefined);
  const parts = values.only?.split(',') ?? all;
  if (values.bin === undefined || !parts.every(isPart)) throw usage();
  if (parts.includes('pooler') && values.pooler === undefined) throw usage();
  const given = values.pooler === undefined ? {} : { pooler: values.pooler };
  return { bin: values.bin, parts, port: Number(values.port), write: values.write, given };
};

const began = performance.now();
const log = (line: string): void => console.log(`[${Math.round((performance.now() - began) / 1000)} s] ${line}`);

const distributed = ({ steps, milliseconds }: PreparedCity): Figure => ({
  name: {
    zh: 'npm run distribute 把全部表分布到两个工作节点（协调节点同机），第二次无事可做',
    en: 'npm run distribute spreads all tables over two workers (coordinator on the same machine); nothing to do the second time',
  },
  value: `${steps} steps, ${(milliseconds / 1000).toFixed(0)} s`,
});

/** Lines that were measured now take the place of those of the same name; the others stay as they were. */
const record = (found: readonly Figure[]): void => {
  const trial = readTrial(readFileSync(RESULT, 'utf8'));
  const names = new Set(found.map(({ name }) => name.en));
  const updated: Trial = {
    ...trial,
    measuredAt: new Date().toISOString().slice(0, 10),
    figures: [...trial.figures.filter(({ name }) => !names.has(name.en)), ...found],
  };
  writeFileSync(RESULT, `${JSON.stringify(updated, null, 2)}\n`);
};

/** What a server says of a connection that was handed on within a transaction. */
const BEGUN_TWICE = 'there is already a transaction in progress';

/** Does one part; nothing it does may begin twice. */
const runPart = async (work: CityPart, trial: CityTrial): Promise<readonly Figure[]> => {
  const sinceThen = trial.servers.watchLogs();
  const figures = await work(trial);
  const twice = sinceThen().split(BEGUN_TWICE).length - 1;
  must(twice === 0, `${twice} transactions were begun within another`);
  return figures;
};

const runParts = async (): Promise<void> => {
  const { bin, parts, port, write, given } = readSettings();
  const servers = await startCity(bin, port);
  try {
    log('协调节点和两个工作节点已启动 · a coordinator and two workers run');
    const city = await prepareCity(servers.urls);
    const found: Figure[] = [distributed(city)];
    for (const part of parts) {
      const work: CityPart = PARTS[part];
      const trial = { servers, city, port: port + servers.urls.length, log, ...given };
      const figures = await runPart(work, trial).catch((fault: unknown) => {
        process.exitCode = 1;
        log(`${part}: ${fault instanceof Error ? fault.message : String(fault)}`);
        return [];
      });
      for (const { name, value } of figures) log(`${part}: ${name.en}: ${value}`);
      found.push(...figures);
    }
    if (write) record(found);
  } finally {
    await servers.stop();
  }
};

// Who is ended ends the servers too, on the way out.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  await runParts();
} catch (failure) {
  console.error(describeStartFailure(failure));
  process.exitCode = 1;
}
