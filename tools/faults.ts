import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SCENARIOS } from '../tests/faults/scenarios.ts';
import type { ScenarioResult } from '../tests/faults/scenario.ts';
import { writeFaultFigures } from './faults-figures.ts';
import { ROOT } from './run-tool.ts';

const OUTPUT = join(ROOT, 'data', 'faults');
const began = performance.now();
const log = (line: string): void =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s] ${line}`);

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** A share of the full number of faults, from above 0 up to 1. */
    share: { type: 'string', default: '1' },
    /** After how many minutes the longest scenario comes to its end. */
    minutes: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
    /** Writes docs/reliability/faults.json from all results there are. */
    write: { type: 'boolean', default: false },
  },
});

const seed = Number(values.seed);
const share = Number(values.share);
const chosen = SCENARIOS.filter(({ id }) => values.only === '' || values.only.split(',').includes(id));

const tell = (result: ScenarioResult): void => {
  if (result.skipped !== undefined) log(`  跳过 skipped: ${result.skipped.zh} · ${result.skipped.en}`);
  for (const { name, value } of result.figures) log(`  ${name.zh} · ${name.en}: ${value}`);
  for (const line of result.broken.slice(0, 20)) log(`  ✗ ${line}`);
};

mkdirSync(OUTPUT, { recursive: true });
log(`种子 seed ${seed}`);
let broken = 0;
for (const scenario of chosen) {
  log(`${scenario.title.zh} · ${scenario.title.en}`);
  const times = Math.max(1, Math.round(scenario.times * share));
  const result = await scenario.run({ seed, times, endsAt: performance.now() + Number(values.minutes) * 60_000, log });
  tell(result);
  broken += result.broken.length;
  writeFileSync(join(OUTPUT, `${scenario.id}.json`), `${JSON.stringify({ seed, times, ...result }, null, 2)}\n`);
}
if (values.write) log(writeFaultFigures(OUTPUT));
log(broken === 0 ? '全部成立 · All of it held' : `${broken} 处不成立 · did not hold`);
process.exitCode = broken === 0 ? 0 : 1;
