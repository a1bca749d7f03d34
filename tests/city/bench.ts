import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '../../platform/postgres/databases.ts';
import type { BenchReport, Measurement } from '../../tools/bench/report.ts';
import { runProgram } from './programs.ts';
import { must, onCopy, type CityPart, type CityTrial, type Figure } from './trial.ts';

const SIZES = ['--residents=8000', '--cases=8000', '--rounds=2', '--seconds=2'];

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

const told = ({ http, bare, serverMillisecondsEach }: Measurement): string =>
  `${Math.round(http.perSecond)}/s, p50 ${http.p50.toFixed(1)} ms, p99 ${http.p99.toFixed(0)} ms, ${serverMillisecondsEach.toFixed(2)} ms of the program; bare driver ${Math.round(bare.perSecond)}/s`;

const figuresOf = (city: BenchReport, single: BenchReport): readonly Figure[] =>
  city.measurements.map((one) => {
    const beside = single.measurements.find(({ id }) => id === one.id);
    return {
      name: {
        zh: `性能测试 ${one.id}：城市 · 同机单库`,
        en: `Benchmark, ${one.id}: city · one database on the same machine`,
      },
      value: `${told(one)} · ${beside === undefined ? '—' : told(beside)}`,
    };
  });

/** The benchmark against a spread database, and right after it against the embedded one at the same size. */
export const bench: CityPart = (trial) =>
  onCopy(trial, async ({ ownerUrl }) => {
    const folder = mkdtempSync(join(tmpdir(), 'quanke-city-bench-'));
    await writeThrough(trial, true);
    try {
      const city = await runBench([`--keep=${folder}`, `--database=${ownerUrl}`], trial.port);
      const single = await runBench([], trial.port);
      return figuresOf(city, single);
    } finally {
      await writeThrough(trial, false);
      rmSync(folder, { recursive: true, force: true });
    }
  });
