import { describe, expect, it } from 'vitest';
import { figuresOf, percentile, runRound, WorkRanOut } from './rounds.ts';

describe('percentile', () => {
  it('takes the nearest rank of sorted values', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))).toEqual([50, 95, 99, 100]);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('runRound', () => {
  it('counts faults apart from what was done and keeps the words of the first', async () => {
    let calls = 0;
    const round = await runRound(
      async () => {
        calls += 1;
        if (calls === 2) throw new Error('answer 500');
        if (calls > 6) throw new WorkRanOut();
      },
      2,
      5,
    );
    expect(round).toMatchObject({ operations: 5, errors: 1, firstError: 'answer 500' });
    expect(round.seconds).toBeLessThan(5);
  });
});

describe('figuresOf', () => {
  it('joins the rounds: all operations over all seconds', () => {
    const round = { operations: 2, errors: 1, firstError: 'x', seconds: 2, milliseconds: [1, 3] };
    expect(figuresOf([round, { ...round, milliseconds: [2, 4], seconds: 6 }])).toEqual({
      perSecond: 0.5,
      p50: 2,
      p95: 4,
      p99: 4,
      operations: 4,
      errors: 2,
    });
  });
});
