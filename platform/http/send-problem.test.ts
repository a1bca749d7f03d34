import { describe, expect, it } from 'vitest';
import { problemOf, statusOf } from './problems.ts';
import { secondsUntilAgain } from './send-problem.ts';

const secondsOf = (code: string, details?: Readonly<Record<string, unknown>>): number | undefined =>
  secondsUntilAgain(problemOf(details === undefined ? { code } : { code, details }, () => undefined));

describe('when to ask again', () => {
  it('given too much at once or a database that is away, soon; given a full disk, when somebody could have made room', () => {
    expect(['overloaded', 'database-away', 'not-ready'].map((code) => secondsOf(code))).toEqual([2, 2, 2]);
    expect(secondsOf('database-full')).toBe(60);
  });

  it('given a lock, when it ends', () => {
    expect(secondsOf('account-locked', { minutes: 15 })).toBe(900);
    expect(secondsOf('too-many-requests', { minutes: 10 })).toBe(600);
  });

  it('given a refusal that time does not mend, never', () => {
    expect(statusOf('not-found')).toBe(404);
    expect(secondsOf('not-found', { minutes: 5 })).toBeUndefined();
  });
});
