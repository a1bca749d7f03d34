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

  it('given a link from the table of places, asks for who lives in a building there', () => {
    const microGrid = '01980000-0000-7000-8000-000000000161';
    const asked = { microGrid, group: 'any', livesHere: 'yes' };
    expect(peopleQueryOf(asked)).toEqual({ q: '', ...asked });
    expect(peopleQueryOf({ livesHere: 'no' })).toEqual({ q: '' });
  });

  it('given a mistyped address, searches everybody instead of failing', () => {
    expect(peopleQueryOf({ grid: '7', residence: 'moon', group: '' })).toEqual({ q: '' });
  });
});
