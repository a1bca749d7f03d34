import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedWords } from './changed-words.ts';

const without = (kind: 'gone' | 'new', pieces: ReturnType<typeof changedWords>): string =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('the words that changed between two texts', () => {
  it('marks the characters of Chinese and whole figures', () => {
    expect(changedWords('年满80周岁', '年满85周岁的老人')).toEqual([
      { kind: 'same', text: '年满' },
      { kind: 'gone', text: '80' },
      { kind: 'new', text: '85' },
      { kind: 'same', text: '周岁' },
      { kind: 'new', text: '的老人' },
    ]);
  });

  it('says nothing changed where nothing did', () => {
    expect(changedWords('居民身份证', '居民身份证')).toEqual([{ kind: 'same', text: '居民身份证' }]);
    expect(changedWords('', '')).toEqual([]);
  });

  it('shows texts that are too long to compare as a whole', () => {
    expect(changedWords('字'.repeat(2000), '新')).toHaveLength(2);
  });

  it('always keeps both texts whole', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (before, after) => {
        const pieces = changedWords(before, after);
        expect(without('new', pieces)).toBe(before);
        expect(without('gone', pieces)).toBe(after);
      }),
      { seed: 20261122 },
    );
  });
});
