/** Choices that follow from a seed alone: the same seed leads to the same round on every machine. */
export interface SeededRandom {
  /** A whole number from 0 up to and without `below`. */
  below(below: number): number;
  /** One of them; undefined only for an empty list. */
  pick<T>(list: readonly T[]): T | undefined;
  /** A shuffled copy. */
  shuffled<T>(list: readonly T[]): readonly T[];
}

/** FNV-1a over the characters: spreads similar seeds far apart. */
const startOf = (seed: string): number => {
  let hash = 0x811c9dc5;
  for (const character of seed) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
};

/** The generator mulberry32: small, even, and enough for a quiz, where nobody's safety rests on it. */
export const seededRandom = (seed: string): SeededRandom => {
  let state = startOf(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (list) => list[below(list.length)],
    shuffled: (list) => {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const [a, b] = [copy[last], copy[other]];
        if (a === undefined || b === undefined) continue;
        copy[last] = b;
        copy[other] = a;
      }
      return copy;
    },
  };
};
