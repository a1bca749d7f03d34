import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { keepServer, type RunningServer } from './keep-server.ts';

/** A process that stays until it is killed, in place of a server. */
const startSleeper = (): RunningServer => {
  const child = spawn('sleep', ['600'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return { child, exited: once(child, 'exit').then(() => undefined), said: () => '' };
};

it('given a server that gets stuck while it starts, ends that one too and tries again', async () => {
  const first = startSleeper();
  const stuck = startSleeper();
  const third = startSleeper();
  const started = Promise.withResolvers<void>();
  let starts = 0;
  const kept = keepServer({
    first,
    again: async (begun) => {
      starts += 1;
      const server = starts === 1 ? stuck : third;
      begun(server);
      if (server === third) return third;
      await stuck.exited;
      throw new Error('It ended before it took connections.');
    },
    log: (line) => {
      if (line.includes('could not be started')) started.resolve();
    },
    isAtWork: () => starts !== 1,
    stuck: { lookEveryMilliseconds: 10, afterMilliseconds: 60 },
  });
  first.child.kill('SIGKILL');
  await started.promise;
  expect(stuck.child.signalCode).toBe('SIGKILL');
  while (kept.present() !== third) await new Promise((resolve) => setTimeout(resolve, 10));
  await kept.leave();
  third.child.kill('SIGKILL');
});

it('given a server that neither serves nor recovers for too long, ends it and starts it again', async () => {
  const first = startSleeper();
  const started = Promise.withResolvers<RunningServer>();
  let isAtWork = true;
  const kept = keepServer({
    first,
    again: async () => {
      isAtWork = true;
      const next = startSleeper();
      started.resolve(next);
      return next;
    },
    log: () => undefined,
    isAtWork: () => isAtWork,
    stuck: { lookEveryMilliseconds: 10, afterMilliseconds: 60 },
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(first.child.signalCode).toBeNull();
  isAtWork = false;
  const second = await started.promise;
  expect(first.child.signalCode).toBe('SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(second.child.signalCode).toBeNull();
  await kept.leave();
  second.child.kill('SIGKILL');
});
