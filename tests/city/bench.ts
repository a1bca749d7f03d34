import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '../../platform/postgres/databases.ts';
import type { BenchReport, Measurement } from '../../tools/bench/report.ts';
import { runProgram } from './programs.ts';
import { must, onCopy, type CityPart, type CityTrial, type Figure } from './trial.ts';

/** A tenth of the great benchmark's, in two of its rounds. */
const SIZES = ['--residents=20000', '--cases=20000', '--rounds=2'];

/** The benchmark's servers keep what they acknowledge, as a city's would. */
const writeThrough = async ({ servers }: CityTrial, on: boolean): Promise<void> => {
  for (const url of servers.urls)
    await withClient(url, async (client) => {
      for (const setting of ['fsync', 'full_page_writes'])
        await client.query(`alter system set ${setting} = ${on ? 'on' : 'off'}`);
      await client.query('select pg_reload_conf()');
    });
};

const runBench = async (args: readonly string[], port: number): Promise<BenchReport> => {
  const said = await runProgram('tools/bench/main.ts', [...SIZES, ...args, `--port=${port}`], {});
  const [file] = /\S+\.json/.exec(said) ?? [];
  must(file !== undefined, `the benchmark did not say where its figures are:\n${said.slice(-2_000)}`);
  return JSON.parse(readFileSync(file ?? '', 'utf8')) as BenchReport;
};

/** Processor time says more than rates where three servers share two cores with the program and its visitors. */
const each = (where: string, { http, serverMillisecondsEach, databaseMillisecondsEach }: Measurement): string =>
  `${where} ${Math.round(http.perSecond)}/s, p50 ${http.p50.toFixed(1)} ms, p99 ${http.p99.toFixed(0)} ms, processor ${serverMillisecondsEach.toFixed(2)} + ${databaseMillisecondsEach.toFixed(2)} ms`;

const besideEachOther = (one: Measurement, single: BenchReport): Figure => {
  const beside = single.measurements.find(({ id }) => id === one.id);
  must(beside !== undefined, `${one.id} was not measured on one database`);
  return {
    name: {
      zh: `三台与单库同一台两核机器先后测得：${one.name}`,
      en: `Three servers and one database, after each other on the same two cores: ${one.name}`,
    },
    value: [each('city', one), each('one database', beside as Measurement)].join('; '),
  };
};

const spelt = (count: number): string => count.toLocaleString('en');

/** Errors would have ended the run. */
const wholeRun = (city: BenchReport, single: BenchReport): Figure => {
  const rows = city.measurements.reduce((sum, { rowsChecked }) => sum + rowsChecked, 0);
  const size = `${spelt(city.residents)} residents, ${spelt(city.cases)} cases`;
  const load = `load ${city.loadBefore} before, ${single.loadBefore} before that of one database`;
  return {
    name: {
      zh: '性能测试在已分布的库上跑完：读写场景、按行核对',
      en: 'The benchmark run to its end on a spread database: reads and writes, rows checked',
    },
    value: `${city.measurements.length} scenarios, ${size}; 0 errors, ${spelt(rows)} rows as they must be (${load})`,
  };
};

/** The benchmark against a spread database, and right after it against the embedded one at the same size. */
export const bench: CityPart = (trial) =>
  onCopy(trial, async ({ ownerUrl }) => {
    const folder = mkdtempSync(join(tmpdir(), 'quanke-city-bench-'));
    await writeThrough(trial, true);
    try {
      const city = await runBench([`--keep=${folder}`, `--database=${ownerUrl}`], trial.port);
      const single = await runBench([], trial.port);
      return [wholeRun(city, single), ...city.measurements.map((one) => besideEachOther(one, single))];
    } finally {
      await writeThrough(trial, false);
      rmSync(folder, { recursive: true, force: true });
    }
  });
