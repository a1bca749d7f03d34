/**
 * `npm run test:guards [-- --interleavings=5000] [--write]`: takes every policy, constraint, trigger and right of the
 * database away in turn and expects a probe to notice; asks every route in every role for what belongs to others; lets
 * many communities share one or two connections. `npm test` runs a share of the first and the whole of the others.
 * With `--write` the figures go to docs/reliability/isolation.json.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Text } from '../kernel/text.ts';
import { ROOT, runTool } from './run-tool.ts';

interface Figure {
  readonly name: Text;
  readonly value: string;
}

const TESTS = ['guards', 'isolation', 'isolation-within', 'scope-carries-over', 'scope-over-http'].map(
  (name) => `tests/security/${name}.db.test.ts`,
);
const REPORT = join(ROOT, 'docs', 'reliability', 'isolation.json');

const { values } = parseArgs({
  options: { interleavings: { type: 'string', default: '5000' }, write: { type: 'boolean', default: false } },
});
const began = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'quanke-guards-'));
const file = join(folder, 'figures');
const { status, output } = await runTool('vitest/vitest.mjs', ['run', '--project', 'database', ...TESTS], {
  QUANKE_FIGURES: file,
  QUANKE_GUARDS: 'all',
  QUANKE_INTERLEAVINGS: values.interleavings,
});
const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
rmSync(folder, { recursive: true, force: true });
const figures = lines.map((line) => JSON.parse(line) as Figure);
for (const { name, value } of figures) console.log(`${name.zh} · ${name.en}: ${value}`);
console.log(`用时 · took ${Math.round((Date.now() - began) / 1000)} s`);
if (status !== 0) console.error(output);
if (values.write && status === 0) {
  mkdirSync(join(ROOT, 'docs', 'reliability'), { recursive: true });
  const report = {
    title: { zh: '隔离', en: 'Isolation' },
    command: 'npm run test:guards',
    measuredAt: new Date().toISOString().slice(0, 10),
    figures,
    notKept: [],
  };
  writeFileSync(REPORT, `${JSON.stringify(report, null, 2)}\n`);
}
process.exitCode = status;
