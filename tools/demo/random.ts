/** Numbers that look random and are the same for the same seed everywhere: the demo must not differ from day to day. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** Whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Another independent stream; the name keeps streams apart however many numbers each one uses. */
  fork(name: string): Random;
}

const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash >>> 0;
};

/** The generator sfc32 over four words taken from the text, warmed up so that similar seeds part ways. */
const numbersFrom = (seed: string): (() => number) => {
  let a = hashText(`a${seed}`);
  let b = hashText(`b${seed}`);
  let c = hashText(`c${seed}`);
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 15; round += 1) next();
  return next;
};

export const createRandom = (seed: string): Random => {
  const next = numbersFrom(seed);
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error('Nothing to pick from.');
      return picked;
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  };
};

/** A choice by weight, prepared once and drawn many times. */
export const weighted = <T>(entries: readonly (readonly [T, number])[]): ((random: Random) => T) => {
  const sums: number[] = [];
  let total = 0;
  for (const [, weight] of entries) {
    total += weight;
    sums.push(total);
  }
  return (random) => {
    const at = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    const entry = entries[low];
    if (entry === undefined) throw new Error('Nothing to choose from.');
    return entry[0];
  };
};

/** Reads `王720 李700` as weighted entries. */
export const weightedWords = (text: string): ((random: Random) => string) =>
  weighted(
    text.split(' ').map((entry) => {
      const [, word = entry, weight = '1'] = /^(\D+)(\d+)$/.exec(entry) ?? [];
      return [word, Number(weight)] as const;
    }),
  );

const uuidAt = (random: Random, milliseconds: number): string => {
  const word = (): string =>
    Math.floor(random.next() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  const time = milliseconds.toString(16).padStart(12, '0');
  const bits = word() + word() + word();
  const variant = '89ab'[Number.parseInt(bits[3] ?? '0', 16) & 3] ?? '8';
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`;
};

/** Ids like UUIDv7: in the order of making, with random bits of the seed. */
export const createIds = (random: Random, startMilliseconds: number): (() => string) => {
  let made = 0;
  return () => {
    made += 1;
    return uuidAt(random, startMilliseconds + made);
  };
};

/** Ids like UUIDv7 that sort by the moment they stand for. */
export const createIdsAt =
  (random: Random): ((at: string) => string) =>
  (at) =>
    uuidAt(random, Date.parse(at));
