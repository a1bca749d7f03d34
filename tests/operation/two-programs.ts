import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SERVER_ENVIRONMENT, SERVER_OPTIONS } from '../../tools/node-options.mjs';
import { ROOT } from '../../tools/run-tool.ts';

/** The program as a service starts it, beside others on the same database. */
export interface Program {
  readonly port: number;
  readonly pid: number;
  readonly said: () => string;
  /** Asks it to stop; answers its status and how long it took. */
  stop(): Promise<{ readonly status: number | null; readonly milliseconds: number }>;
}

const PATIENCE_MILLISECONDS = 240_000;

const waitUntilReady = async (child: ChildProcess, port: number, said: () => string): Promise<void> => {
  const began = performance.now();
  for (;;) {
    const isReady = await fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (child.exitCode !== null || performance.now() - began > PATIENCE_MILLISECONDS) {
      child.kill('SIGKILL');
      throw new Error(`The program did not become ready:\n${said().slice(-3_000)}`);
    }
    await wait(50);
  }
};

export const startProgram = async (port: number, environment: Readonly<Record<string, string>>): Promise<Program> => {
  const child = spawn(process.execPath, [...SERVER_OPTIONS, join(ROOT, 'server/main-api.ts'), `--port=${port}`], {
    cwd: ROOT,
    env: { ...process.env, ...SERVER_ENVIRONMENT, QUANKE_SCALE: '40', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  await waitUntilReady(child, port, () => text);
  return {
    port,
    pid: child.pid ?? 0,
    said: () => text,
    stop: async () => {
      if (child.exitCode !== null) return { status: child.exitCode, milliseconds: 0 };
      const began = performance.now();
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGTERM');
      const [status] = await ended;
      return { status, milliseconds: performance.now() - began };
    },
  };
};
