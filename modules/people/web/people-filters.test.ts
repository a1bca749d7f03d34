import { describe, expect, it } from 'vitest';
import { peopleQueryOf } from './people-filters.ts';

describe('filters of the list of people', () => {
  it('given a link to a group in a grid, asks for exactly that', () => {
    const grid = '01980000-0000-7000-8000-000000000160';
    expect(peopleQueryOf({ q: ' 王 ', group: 'alone', grid, residence: 'floating' })).toEqual({
      q: '王',
      group: 'alone',
      grid,
      residence: 'floating',
    });
  });

  it('given a mistyped address, searches everybody instead of failing', () => {
    expect(peopleQueryOf({ grid: '7', residence: 'moon', group: '' })).toEqual({ q: '' });
  });
});
