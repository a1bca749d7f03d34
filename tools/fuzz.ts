/**
 * `npm run test:fuzz [-- --requests=50000] [--seed=1] [--rounds=5]`: sends requests made from the OpenAPI document to
 * the real server on a real database, in rounds with seeds of their own, until the number is reached. Prints what was
 * answered and every defect with the request that shows it; ends with 1 where there is one.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTool } from './run-tool.ts';

interface Round {
  readonly seed: number;
  readonly requests: number;
  readonly overSockets: number;
  readonly operations: number;
  readonly succeeded: readonly string[];
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byKind: Readonly<Record<string, number>>;
  readonly defects: readonly string[];
}

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '20260916' },
  },
});
const rounds = Math.max(1, Number(values.rounds));
const perRound = Math.ceil(Number(values.requests) / rounds);

/** One round in a process of its own: the database is dropped and the memory given back at its end. */
const runRound = async (seed: number): Promise<Round> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-fuzz-'));
  const report = join(folder, 'report.json');
  const environment = {
    QUANKE_FUZZ_REQUESTS: String(perRound),
    QUANKE_FUZZ_SEED: String(seed),
    QUANKE_FUZZ_REPORT: report,
  };
  const args = ['run', '--project', 'database', 'tests/fuzz/fuzz.db.test.ts'];
  const { output } = await runTool('vitest/vitest.mjs', args, environment);
  const read = existsSync(report) ? readFileSync(report, 'utf8') : undefined;
  rmSync(folder, { recursive: true, force: true });
  if (read === undefined) throw new Error(`The round with seed ${seed} did not come to its end:\n${output}`);
  return JSON.parse(read) as Round;
};

const summed = (counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> => {
  const sum = new Map<string, number>();
  for (const one of counts)
    for (const [name, count] of Object.entries(one)) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries([...sum].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

const began = Date.now();
const done: Round[] = [];
for (let round = 0; round < rounds; round += 1) {
  const one = await runRound(Number(values.seed) + round);
  done.push(one);
  console.log(
    `第 ${round + 1} 轮 · round ${round + 1}, seed ${one.seed}: ${one.requests} requests, ${one.defects.length} defects`,
  );
  for (const defect of one.defects) console.log(`  ${defect}`);
}
const defects = done.reduce((sum, one) => sum + one.defects.length, 0);
const total = done.reduce((sum, one) => sum + one.requests, 0);
const overSockets = done.reduce((sum, one) => sum + one.overSockets, 0);
const succeeded = new Set(done.flatMap((one) => one.succeeded)).size;
console.log(`\n请求 · requests ${total} (${overSockets} over sockets), ${Math.round((Date.now() - began) / 1000)} s`);
console.log(`接口 · operations ${done[0]?.operations ?? 0}, answered with success at least once: ${succeeded}`);
console.log(`状态 · statuses ${JSON.stringify(summed(done.map((one) => one.byStatus)))}`);
console.log(`种类 · kinds ${JSON.stringify(summed(done.map((one) => one.byKind)))}`);
console.log(`缺陷 · defects ${defects}`);
process.exitCode = defects === 0 ? 0 : 1;
