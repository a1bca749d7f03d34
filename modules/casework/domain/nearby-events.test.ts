import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNear, likeness } from './nearby-events.ts';

const at = (words: string, placeId?: string) => ({ words, placeId });

describe('events at about the same place', () => {
  it('given the same building, are near whatever the words; given two buildings, are not', () => {
    expect(isNear(at('17幢东侧', 'a'), at('西水新村17幢垃圾桶', 'a'))).toBe(true);
    expect(isNear(at('西水新村17幢', 'a'), at('西水新村18幢', 'b'))).toBe(false);
  });

  it('given no building, are near when nearly the same words are used', () => {
    expect(isNear(at('小广场健身器材旁'), at('小广场的健身器材'))).toBe(true);
    expect(isNear(at('小广场'), at('菜场门口'))).toBe(false);
  });

  it('is the same both ways, and whole for the same words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 10);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }),
      { seed: 20261122 },
    );
    expect(likeness('小广场东侧', '小广场东侧')).toBe(1);
  });
});
