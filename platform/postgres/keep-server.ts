import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

export interface RunningServer {
  readonly child: ChildProcess;
  /** Settles when the server has ended, whoever ended it. */
  readonly exited: Promise<void>;
  /** The end of what it said before its log file was open. */
  readonly said: () => string;
}

export interface KeptServer {
  /** The server that runs or starts now, or the one that ended last. */
  present(): RunningServer;
  /** From now on an ended server stays ended. Waits for a start that is under way. */
  leave(): Promise<void>;
}

const FIRST_PAUSE_MILLISECONDS = 100;
const LONGEST_PAUSE_MILLISECONDS = 10_000;

/** Between recovering and serving there are moments; this is no moment any more. */
const STUCK = { lookEveryMilliseconds: 5_000, afterMilliseconds: 20_000 };

interface KeepSettings {
  readonly first: RunningServer;
  /** Tells of the server as soon as there is a process, and answers it once it takes connections. */
  readonly again: (begun: (server: RunningServer) => void) => Promise<RunningServer>;
  readonly log: (line: string) => void;
  /** Whether the server serves or recovers. One that does neither for long has lost itself and is ended. */
  readonly isAtWork: () => boolean;
  readonly stuck?: typeof STUCK;
}

/** Looks again and again whether the server is at work, and ends one that has not been for too long. */
const endWhenStuck = async (
  { isAtWork, log, stuck = STUCK }: KeepSettings,
  present: () => RunningServer,
  left: AbortSignal,
): Promise<void> => {
  let since: number | undefined;
  while (!left.aborted) {
    await wait(stuck.lookEveryMilliseconds, undefined, { signal: left, ref: false }).catch(() => undefined);
    since = isAtWork() ? undefined : (since ?? performance.now());
    if (left.aborted || since === undefined || performance.now() - since < stuck.afterMilliseconds) continue;
    log('The database server neither serves nor recovers; ending it.');
    present().child.kill('SIGKILL');
    since = undefined;
  }
};

/**
 * Starts a server again whenever it ends: a process that the system killed for want of memory must not end the work
 * of an office. A start that fails, as on a full disk, is tried again ever more slowly. A server whose helper is killed
 * while it recovers may wait for ever and neither serve nor end; it is ended and started again too.
 */
export const keepServer = (settings: KeepSettings): KeptServer => {
  const { first, again, log } = settings;
  const left = new AbortController();
  let present = first;
  const startAgain = async (): Promise<void> => {
    log('The database server has ended unexpectedly; starting it again.');
    let pause = FIRST_PAUSE_MILLISECONDS;
    while (!left.signal.aborted) {
      try {
        present = await again((server) => {
          present = server;
        });
        return;
      } catch (failure) {
        log(
          `The database server could not be started again: ${failure instanceof Error ? failure.message : 'unknown'}`,
        );
        await wait(pause, undefined, { signal: left.signal }).catch(() => undefined);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
      }
    }
  };
  const watch = async (): Promise<void> => {
    while (!left.signal.aborted) {
      const leaving = new Promise<void>((resolve) =>
        left.signal.addEventListener('abort', () => resolve(), { once: true }),
      );
      await Promise.race([present.exited, leaving]);
      if (!left.signal.aborted) await startAgain();
    }
  };
  const watching = watch();
  void endWhenStuck(settings, () => present, left.signal);
  return {
    present: () => present,
    leave: async () => {
      left.abort();
      await watching;
    },
  };
};
