import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildServer } from '../build-server.ts';
import { SERVER_ENVIRONMENT, SERVER_OPTIONS } from '../node-options.mjs';
import { ROOT } from '../run-tool.ts';
import { processorOf } from './processor-time.ts';

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
  /** Where the server's inspector listens, for looking at its memory. */
  readonly inspectPort?: number;
}

const PATIENCE_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 20_000;

const memoryOf = (pid: number): number => {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
};

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
    (response) => response.ok,
    () => false,
  );

/** Starts the product's own server on a prepared database, in a process of its own, as `npm start` does. */
export const startServer = async (settings: ServerSettings): Promise<ServerProcess> => {
  buildServer(() => undefined);
  const began = performance.now();
  const profiling =
    settings.profile === undefined
      ? []
      : ['--cpu-prof', '--cpu-prof-interval=500', `--cpu-prof-dir=${settings.profile}`];
  const inspecting = settings.inspectPort === undefined ? [] : [`--inspect=127.0.0.1:${settings.inspectPort}`];
  const child = spawn(
    process.execPath,
    [
      ...SERVER_OPTIONS,
      ...profiling,
      ...inspecting,
      join(ROOT, 'server/main-api.ts'),
      '--demo=none',
      `--port=${settings.port}`,
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...SERVER_ENVIRONMENT,
        ...process.env,
        QUANKE_DATA: settings.dataDirectory,
        DATABASE_URL: settings.databaseUrl,
      },
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
      // A job may be in the middle of much work; the measurement is over and need not wait for it.
      const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
      await ended;
      clearTimeout(impatient);
    },
  };
};
