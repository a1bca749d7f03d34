import { describe, expect, it } from 'vitest';
import { nextAfter } from './next-case.ts';

const cases = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

describe('the next case on the desk', () => {
  it('given a decided case, opens the one that followed it', () => {
    expect(nextAfter(cases, 'b')).toEqual({ id: 'c' });
  });

  it('given the last one, goes back to what is left', () => {
    expect(nextAfter(cases, 'c')).toEqual({ id: 'b' });
  });

  it('given the only one, opens none; given an unknown one, the first', () => {
    expect(nextAfter([{ id: 'a' }], 'a')).toBeUndefined();
    expect(nextAfter(cases, 'x')).toEqual({ id: 'a' });
  });
});
