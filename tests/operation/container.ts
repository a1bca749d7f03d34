import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** Podman or Docker, whose words are the same here. */
export interface Engine {
  readonly program: string;
  readonly image: string;
}

const PATIENCE_MILLISECONDS = 180_000;
const STOP_SECONDS = 90;

/** What the engine answers; throws what it said when it fails. */
export const tell = ({ program }: Engine, ...words: readonly string[]): string => {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status === 0) return stdout.trim();
  throw new Error(`${program} ${words.join(' ')}: ${error?.message ?? stderr.trim()}`);
};

const secondsSince = (began: number): number => (performance.now() - began) / 1_000;

export interface Container {
  readonly name: string;
  readonly address: string;
  readonly readySeconds: number;
  /** Runs a command beside the program; answers its status. */
  does(...command: readonly string[]): number | null;
  says(...command: readonly string[]): string;
  log(): string;
  /** Asks it to stop as an office would; answers the program's status and how long it took. */
  stop(): { readonly status: number; readonly seconds: number };
  /** Ends it as a failing machine would. */
  kill(): void;
}

/** What docs/operation.md says, and no more rights than that: nothing but the volume can be written, no capability is left. */
const GUARDED = ['--read-only', '--tmpfs', '/tmp', '--cap-drop=all', '--security-opt=no-new-privileges'];

const waitUntilReady = async (address: string, isRunning: () => boolean, log: () => string): Promise<void> => {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const isReady = await fetch(`${address}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (performance.now() > end || !isRunning()) {
      // What it said last may still be on its way into the log.
      await wait(1_000);
      throw new Error(`The container did not become ready:\n${log()}`);
    }
    await wait(100);
  }
};

/** A command in a container of its own over the volume, as an office restores; answers its status. */
export const runOnce = (engine: Engine, volume: string, ...words: readonly string[]): number | null =>
  spawnSync(engine.program, ['run', '--rm', ...GUARDED, '-v', `${volume}:/data`, engine.image, ...words], {
    stdio: 'ignore',
  }).status;

/** A new container of the image over a volume, awaited until it is ready. */
export const startContainer = async (
  engine: Engine,
  { name, volume, port }: { readonly name: string; readonly volume: string; readonly port: number },
): Promise<Container> => {
  const began = performance.now();
  const published = ['-v', `${volume}:/data`, '-p', `127.0.0.1:${port}:3000`];
  tell(engine, 'run', '-d', '--name', name, ...GUARDED, ...published, engine.image);
  const state = (field: string): string => tell(engine, 'inspect', '--format', `{{.State.${field}}}`, name);
  const log = (): string => {
    const { stdout, stderr } = spawnSync(engine.program, ['logs', name], { encoding: 'utf8' });
    return stdout + stderr;
  };
  const address = `http://127.0.0.1:${port}`;
  await waitUntilReady(address, () => state('Running') === 'true', log);
  return {
    name,
    address,
    readySeconds: secondsSince(began),
    does: (...command) => spawnSync(engine.program, ['exec', name, ...command], { stdio: 'ignore' }).status,
    says: (...command) => tell(engine, 'exec', name, ...command),
    log,
    stop: () => {
      const asked = performance.now();
      tell(engine, 'stop', '-t', String(STOP_SECONDS), name);
      const seconds = secondsSince(asked);
      const status = Number(state('ExitCode'));
      tell(engine, 'rm', name);
      return { status, seconds };
    },
    kill: () => {
      tell(engine, 'kill', '--signal', 'KILL', name);
      tell(engine, 'wait', name);
      tell(engine, 'rm', name);
    },
  };
};

/** Takes away what a trial left, also one that broke off. */
export const removeAll = (engine: Engine, names: readonly string[], volume: string): void => {
  for (const name of names) spawnSync(engine.program, ['rm', '-f', name], { stdio: 'ignore' });
  spawnSync(engine.program, ['volume', 'rm', volume], { stdio: 'ignore' });
};
