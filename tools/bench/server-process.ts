import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { NODE_OPTIONS } from '../node-options.mjs';
import { ROOT } from '../run-tool.ts';

export interface ServerProcess {
  /** From the start of the process to the first ready answer. */
  readonly startedInMilliseconds: number;
  /** Resident memory of the server's process now, in bytes. */
  memory(): number;
  /** Processor time that the server's process has used so far, in milliseconds. */
  processorMilliseconds(): number;
  stop(): Promise<void>;
}

export interface ServerSettings {
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly profile: string | undefined;
}

const PATIENCE_MILLISECONDS = 60_000;

const memoryOf = (pid: number): number => {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
};

/** User and system time stand as the 14th and 15th field, in hundredths of a second. */
const processorOf = (pid: number): number => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user = 0, system = 0] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
};

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
    (response) => response.ok,
    () => false,
  );

/** Starts the product's own server on a prepared database, in a process of its own. */
export const startServer = async (settings: ServerSettings): Promise<ServerProcess> => {
  const began = performance.now();
  const profiling =
    settings.profile === undefined
      ? []
      : ['--cpu-prof', '--cpu-prof-interval=500', `--cpu-prof-dir=${settings.profile}`];
  const child = spawn(
    process.execPath,
    [...NODE_OPTIONS, ...profiling, join(ROOT, 'server/main-api.ts'), '--demo=none', `--port=${settings.port}`],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, QUANKE_DATA: settings.dataDirectory, DATABASE_URL: settings.databaseUrl },
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    said = (said + part).slice(-4_000);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('The server could not be started.');
  while (!(await isReady(settings.port))) {
    if (child.exitCode !== null || performance.now() - began > PATIENCE_MILLISECONDS) {
      child.kill('SIGKILL');
      throw new Error(`The server did not become ready:\n${said}`);
    }
    await wait(50);
  }
  return {
    startedInMilliseconds: performance.now() - began,
    memory: () => memoryOf(pid),
    processorMilliseconds: () => processorOf(pid),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
