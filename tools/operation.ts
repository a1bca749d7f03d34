import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../tests/setup/free-port.ts';
import { startProgram } from '../tests/operation/two-programs.ts';
import { buildServer } from './build-server.ts';
import { ROOT } from './run-tool.ts';

/** The starts whose memory is looked at; the one before them makes the data. */
const STARTS = 3;
const IDLE_MILLISECONDS = 20_000;

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

/** Megabytes of an idle server with the whole demo, 20 s after it was ready, for each start but the first. */
const idleMemory = async (): Promise<readonly number[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-idle-'));
  const found: number[] = [];
  try {
    for (let start = 0; start <= STARTS; start += 1) {
      const program = await startProgram(await freePort(), { QUANKE_DATA: folder, QUANKE_SCALE: '2000' });
      if (start > 0) {
        await wait(IDLE_MILLISECONDS);
        found.push(residentMegabytes(program.pid));
      }
      await program.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
};

/** Everything of docs/reliability/operation.json again; `npm run bundle` says the size of the archive. */
const main = async (): Promise<void> => {
  const tests = ['--project', 'unit', '--project', 'database', 'tests/operation'];
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...tests], { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = status ?? 1;
  if (status !== 0) return;
  buildServer(console.log);
  const megabytes = (await idleMemory()).map((one) => Math.round(one));
  console.log(`闲时内存 · Idle memory: ${megabytes.join(' · ')} MB`);
};

await main();
