import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { NODE_OPTIONS } from '../../tools/node-options.mjs';
import { ROOT } from '../../tools/run-tool.ts';
import { freePort } from '../setup/free-port.ts';

/** The program as an office runs it, in a process of its own that can be killed and started again. */
export interface OfficeProgram {
  readonly port: number;
  /** Answers after how many milliseconds it was ready. */
  start(): Promise<number>;
  /** Ends it without a word, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop and waits. */
  stop(): Promise<void>;
  /** The end of what it said. */
  said(): string;
}

export interface ProgramSettings {
  readonly dataDirectory: string;
  readonly residents: number;
  /** Undefined: it brings its own database. */
  readonly databaseUrl?: string;
  readonly messageGateway?: string;
  /** Where its own database keeps its log; undefined: it keeps none. */
  readonly logArchive?: string;
}

const PATIENCE_MILLISECONDS = 240_000;

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
    (response) => response.ok,
    () => false,
  );

const environmentOf = ({
  dataDirectory,
  databaseUrl,
  messageGateway,
  logArchive,
}: ProgramSettings): NodeJS.ProcessEnv => ({
  ...process.env,
  QUANKE_DATA: dataDirectory,
  QUANKE_LOG_LEVEL: 'warn',
  ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  ...(messageGateway === undefined ? {} : { QUANKE_MESSAGE_URL: messageGateway }),
  ...(logArchive === undefined ? {} : { QUANKE_LOG_ARCHIVE: logArchive }),
});

export const createOfficeProgram = async (settings: ProgramSettings): Promise<OfficeProgram> => {
  const port = await freePort();
  const args = [...NODE_OPTIONS, join(ROOT, 'server/main-api.ts'), `--scale=${settings.residents}`, `--port=${port}`];
  let child: ChildProcess | undefined;
  let said = '';
  const listenTo = (stream: NodeJS.ReadableStream | null): void => {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const start = async (): Promise<number> => {
    const began = performance.now();
    const started = spawn(process.execPath, args, {
      cwd: ROOT,
      env: environmentOf(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    started.once('exit', (code, signal) => {
      said += `\n[ended: ${code ?? signal}]\n`;
    });
    listenTo(started.stdout);
    listenTo(started.stderr);
    const from = said.length;
    while (!said.slice(from).includes('· Ready') || !(await isReady(port))) {
      if (started.exitCode !== null || performance.now() - began > PATIENCE_MILLISECONDS) {
        await end('SIGKILL');
        throw new Error(`The program did not become ready:\n${said.slice(-3_000)}`);
      }
      await wait(20);
    }
    return performance.now() - began;
  };
  return { port, start, kill: () => end('SIGKILL'), stop: () => end('SIGTERM'), said: () => said };
};
