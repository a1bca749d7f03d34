/**
 * Vectors of words that an operator brings. Each is kept as whole numbers of eight bits along a common length, so
 * that 200,000 words of 100 dimensions take 20 MB; words stand in the order of the file, the most frequent first.
 */
export interface WordVectors {
  readonly dimensions: number;
  readonly places: ReadonlyMap<string, number>;
  /** Row by row; each row is its vector stretched to the range -127 to 127. */
  readonly rows: Int8Array;
  readonly longestWord: number;
}

const UNKNOWN_COST = 20;

/** How unlikely a word is by its place in a list of words by frequency, as Zipf's law has it. */
const costOf = (place: number): number => Math.log(place + 2) + 2;

/**
 * Cuts a sentence into the words of the vectors so that they are the likeliest together; what no word covers is
 * left out. The file's own words and their order serve as the dictionary, so that every piece has a vector.
 */
export const cutByVectors = (sentence: string, { places, longestWord }: WordVectors): readonly string[] => {
  const characters = [...sentence];
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= characters.length; end += 1) {
    let found = { cost: (best[end - 1]?.cost ?? 0) + UNKNOWN_COST, from: end - 1 };
    for (let from = Math.max(0, end - longestWord); from < end; from += 1) {
      const place = places.get(characters.slice(from, end).join(''));
      const cost = place === undefined ? Infinity : (best[from]?.cost ?? 0) + costOf(place);
      if (cost < found.cost) found = { cost, from };
    }
    best.push(found);
  }
  const words: string[] = [];
  for (let end = characters.length; end > 0; end = best[end]?.from ?? 0)
    words.unshift(characters.slice(best[end]?.from ?? 0, end).join(''));
  return words.filter((word) => places.has(word));
};

const toUnit = (sums: Float32Array): Float32Array => {
  const length = Math.hypot(...sums);
  return length === 0 ? sums : sums.map((one) => one / length);
};

const addWord = (into: Float32Array, place: number, { dimensions, rows }: WordVectors, weight: number): void => {
  const row = rows.subarray(place * dimensions, (place + 1) * dimensions);
  const length = Math.hypot(...row) || 1;
  for (let at = 0; at < dimensions; at += 1) into[at] = (into[at] ?? 0) + ((row[at] ?? 0) / length) * weight;
};

/** The direction a sentence points in: its words averaged, rare ones more; undefined where no word is known. */
export const directionOf = (sentence: string, vectors: WordVectors): Float32Array | undefined => {
  const words = cutByVectors(sentence, vectors);
  if (words.length === 0) return undefined;
  const sums = new Float32Array(vectors.dimensions);
  for (const word of words) {
    const place = vectors.places.get(word) ?? 0;
    addWord(sums, place, vectors, Math.log(place + 2));
  }
  return toUnit(sums);
};

/** The direction of several sentences together. */
export const commonDirection = (sentences: readonly string[], vectors: WordVectors): Float32Array | undefined => {
  const directions = sentences.flatMap((sentence) => directionOf(sentence, vectors) ?? []);
  if (directions.length === 0) return undefined;
  const sums = new Float32Array(vectors.dimensions);
  for (const direction of directions) direction.forEach((one, at) => (sums[at] = (sums[at] ?? 0) + one));
  return toUnit(sums);
};

/** The cosine of the angle between two directions: 1 the same, 0 nothing in common. */
export const likenessOf = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
