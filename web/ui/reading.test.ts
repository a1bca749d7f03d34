import { describe, expect, it } from 'vitest';
import { ProblemError } from '../http.ts';
import { isWithheld, together, type Reading } from './reading.ts';

const problem = (status: number): ProblemError =>
  new ProblemError({ type: 'about:blank', title: '', titleEn: '', status, code: 'any' });

describe('what a failed reading does to what was read before', () => {
  it('given a refusal, takes it away', () => {
    expect([403, 404, 410].filter((status) => !isWithheld(problem(status)))).toEqual([]);
  });

  it('given a broken line, a fault, an ended session, too many questions or a mistake of our own, leaves it', () => {
    expect([0, 401, 429, 500, 502, 503].filter((status) => isWithheld(problem(status)))).toEqual([]);
    expect(isWithheld(new TypeError('anything'))).toBe(false);
  });
});

describe('two readings shown together', () => {
  const asked: string[] = [];
  const reading = (name: string, data: string | undefined, error: Error | null = null): Reading<string> => ({
    data,
    error,
    refetch: async () => void asked.push(name),
  });

  it('given only one of them, is not here yet', () => {
    expect(together(reading('a', 'A'), reading('b', undefined)).data).toBeUndefined();
    expect(together(reading('a', 'A'), reading('b', 'B')).data).toEqual(['A', 'B']);
  });

  it('given one that failed, asks for that one again and not for the other', async () => {
    const both = together(reading('a', 'A'), reading('b', undefined, problem(503)));
    expect(both.error).toMatchObject({ problem: { status: 503 } });
    await both.refetch();
    expect(asked).toEqual(['b']);
  });
});
