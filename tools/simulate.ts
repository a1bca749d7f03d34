/**
 * `npm run simulate [-- --months=6 --seed=1]`: lets months of a community's life pass on a clock of its own, with people,
 * workers, mistakes and faults chosen by the seed, against the real application and a real database. `npm test` lives
 * through some days. The same seed lives the same life.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTool } from './run-tool.ts';
import { figuresOf, writeSimulationFigures, type Life } from './simulate-figures.ts';

const DAYS_OF_MONTH = 30.44;

const { values } = parseArgs({
  options: {
    months: { type: 'string', default: '6' },
    seed: { type: 'string', default: '20261122' },
    /** How many lives, each with the seed after the one before. */
    lives: { type: 'string', default: '1' },
    /** After how many minutes a life comes to its end, however many months are left. */
    minutes: { type: 'string', default: '60' },
    /** Writes docs/reliability/simulation.json. */
    write: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'quanke-simulation-'));
const lives: Life[] = [];
let failed = 0;
for (let seed = Number(values.seed); seed < Number(values.seed) + Number(values.lives); seed += 1) {
  const result = join(folder, `${seed}.json`);
  const { status, output } = await runTool(
    'vitest/vitest.mjs',
    ['run', '--project', 'database', 'tests/simulation/simulation.db.test.ts'],
    {
      QUANKE_SIMULATED_DAYS: String(Math.round(Number(values.months) * DAYS_OF_MONTH)),
      QUANKE_SIMULATION_SEED: String(seed),
      QUANKE_SIMULATION_MINUTES: values.minutes,
      QUANKE_SIMULATION_RESULT: result,
    },
  );
  if (status === 0) lives.push({ seed, ...(JSON.parse(readFileSync(result, 'utf8')) as Omit<Life, 'seed'>) });
  else console.error(output);
  failed += status === 0 ? 0 : 1;
  console.log(
    `种子 seed ${seed}：${status === 0 ? '全部成立 · all of it held' : '有不成立的 · something did not hold'}`,
  );
}
for (const { name, value } of figuresOf(lives)) console.log(`  ${name.zh} · ${name.en}: ${value}`);
if (values.write && failed === 0) console.log(writeSimulationFigures(lives));
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
