import { pinyin } from 'pinyin-pro';

/** Width, case, spaces and punctuation make no difference to what somebody is looking for. */
export const normalise = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');

const HAN = /\p{Script=Han}/u;
export const isLatin = (words: string): boolean => /^[a-z0-9]+$/.test(words);

/** Neighbouring characters, the smallest pieces that still mean something. */
export const pairsOf = (words: string): readonly string[] => {
  const characters = [...words];
  return characters
    .slice(1)
    .map((character, index) => `${characters[index] ?? ''}${character}`)
    .filter((pair) => [...pair].every((character) => HAN.test(character)));
};

/** The Chinese characters in words, each once. */
export const charactersOf = (words: string): readonly string[] => [
  ...new Set([...words].filter((character) => HAN.test(character))),
];

/**
 * Sounds that many people do not tell apart become one: zh and z, ch and c, sh and s, ng and n, n and l.
 * Both sides of a comparison go through it, so it only has to be the same, not to be readable.
 */
export const blurSound = (letters: string): string =>
  letters
    .replaceAll(/([zcs])h/g, '$1')
    .replaceAll('ng', 'n')
    .replaceAll('n', 'l');

/** One syllable for each character, as typed; anything that is not a Chinese character stands for itself. */
export const syllablesOf = (words: string): readonly string[] =>
  pinyin(words, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true }).map((one) => one.toLowerCase());

export const initialsOf = (syllables: readonly string[]): string =>
  syllables.map((syllable) => syllable.slice(0, 1)).join('');

/** Pairs of blurred syllables, for words written with a wrong character of the same sound. */
export const soundPairsOf = (syllables: readonly string[]): readonly string[] =>
  syllables.slice(1).map((syllable, index) => blurSound(syllables[index] ?? '') + blurSound(syllable));

/** True when one letter or character too many, missing, wrong or swapped separates the two. */
export const isOneSlipApart = (first: string, second: string): boolean => {
  if (Math.abs(first.length - second.length) > 2) return false;
  const a = [...first];
  const b = [...second];
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};

/** Whether all characters of `phrase` occur in `query` in their order. */
export const isSpread = (phrase: string, query: string): boolean => {
  let at = 0;
  for (const character of query) if (character === phrase[at]) at += 1;
  return at === phrase.length;
};
