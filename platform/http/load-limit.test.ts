import { describe, expect, it } from 'vitest';
import { createLoadLimit } from './load-limit.ts';

const openLimit = () => {
  const present = { now: 0, late: 0 };
  const limit = createLoadLimit({
    mostAtOnce: 100,
    longestWaitSeconds: 4,
    latestMilliseconds: 400,
    lateBy: () => present.late,
    now: () => present.now,
  });
  const enter = (times: number): number => Array.from({ length: times }, () => limit.enter()).filter(Boolean).length;
  const leave = (times: number): void => Array.from({ length: times }).forEach(() => limit.leave());
  return { limit, present, enter, leave };
};

describe('the limit of the load', () => {
  it('lets in as many as may be under way at once, and again when some are done', () => {
    const { limit, enter, leave } = openLimit();
    expect(enter(150)).toBe(100);
    expect([limit.underWay(), limit.sentAway()]).toEqual([150, 50]);
    leave(60);
    expect(enter(10)).toBe(10);
  });

  it('sends away whoever would have to wait too long at the pace of the last second', () => {
    const { present, enter, leave } = openLimit();
    enter(60);
    leave(5);
    present.now = 1_000;
    // Five in a second, fifty-five before: eleven seconds.
    expect(enter(1)).toBe(0);
  });

  it('never calls a few slow requests a queue', () => {
    const { present, enter } = openLimit();
    enter(30);
    present.now = 5_000;
    expect(enter(5)).toBe(5);
  });

  it('lets one in ten of a queue in while the thread is late, and all as soon as it is not', () => {
    const { present, enter, leave } = openLimit();
    enter(40);
    present.late = 401;
    expect(enter(20)).toBe(2);
    leave(20);
    present.late = 0;
    expect(enter(20)).toBe(20);
  });

  it('sends nobody away while nobody waits, however late a busy machine makes the thread', () => {
    const { present, enter } = openLimit();
    present.late = 5_000;
    expect(enter(40)).toBe(40);
  });
});
