import { describe, expect, it } from 'vitest';
import { distinctReasons, guideQueryOf, readFigure } from './guide-filters.ts';

describe('the search in the address', () => {
  it('given words and known filters, then they are asked for', () => {
    expect(guideQueryOf({ q: ' 低保 ', category: 'public-affairs', legalKind: 'handling' })).toEqual({
      q: '低保',
      category: 'public-affairs',
      legalKind: 'handling',
    });
  });
  it('given a category nobody knows, then it filters nothing', () => {
    expect(guideQueryOf({ category: 'weather', legalKind: '' })).toEqual({ q: '' });
  });
  it('given more words than the server takes, then the rest is cut off', () => {
    expect(guideQueryOf({ q: '老'.repeat(150) }).q).toHaveLength(100);
  });
});

describe('why an item was found', () => {
  it('given the same word in name and keyword, then it is told once, by the first', () => {
    const reasons = [
      { field: 'name', matched: '低保' },
      { field: 'keyword', matched: '低保' },
      { field: 'keyword', matched: '困难户' },
    ];
    expect(distinctReasons(reasons)).toEqual([reasons[0], reasons[2]]);
  });
});

describe('a figure typed as an answer', () => {
  it.each([
    ['81', 81],
    [' 1,180.5 ', 1180.5],
    ['１２', 12],
    ['0', 0],
  ])('given %j, then it is %d', (typed, figure) => {
    expect(readFigure(typed)).toBe(figure);
  });
  it.each(['', '-3', '1e3', '八十', '12.', '元'])('given %j, then it is no figure', (typed) => {
    expect(readFigure(typed)).toBeUndefined();
  });
});
