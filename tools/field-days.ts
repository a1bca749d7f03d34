/**
 * `npm run test:field [-- --days=300 --seed=7000]`: plays days with two phones on a network that loses, doubles and
 * reorders, the clock of one wrong by a day, against the real routes and a real database. `npm test` plays a few.
 */
import { parseArgs } from 'node:util';
import { runTool } from './run-tool.ts';

const { values } = parseArgs({
  options: { days: { type: 'string', default: '300' }, seed: { type: 'string', default: '7000' } },
});
const began = Date.now();
const { status, output } = await runTool(
  'vitest/vitest.mjs',
  ['run', '--project', 'database', 'tests/field/seeded-days.db.test.ts'],
  { QUANKE_FIELD_DAYS: values.days, QUANKE_FIELD_SEED: values.seed },
);
const told = output.split('\n').filter((line) => line.startsWith('days outside:'));
for (const line of told) console.log(`外出的日子 · ${line}`);
console.log(`种子 · seeds from ${values.seed}；用时 · took ${Math.round((Date.now() - began) / 1000)} s`);
if (status !== 0) console.error(output);
process.exitCode = status;
