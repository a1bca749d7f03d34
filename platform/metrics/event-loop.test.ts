import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { watchEventLoop } from './event-loop.ts';

const busyFor = (milliseconds: number): void => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

it('given a thread that was held up, tells by how much its timers came late', async () => {
  const eventLoop = watchEventLoop();
  const latest = (): number | undefined =>
    eventLoop.metrics()[0]?.samples.find(({ labels }) => labels?.['at'] === 'max')?.value;
  await wait(100);
  busyFor(300);
  await wait(100);
  expect(latest()).toBeGreaterThan(0.2);
  eventLoop.stop();
});
