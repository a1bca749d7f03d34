import type { IndexedItem, IndexedPhrase } from './indexed-item.ts';
import type { GuideIndex } from './search-index.ts';
import { scorePhrase } from './search-phrases.ts';
import type { MatchReason, Scored } from './search-phrases.ts';
import type { Query } from './search-query.ts';
import { charactersOf } from './search-text.ts';

const sumOf = (
  pieces: readonly string[],
  strengths: ReadonlyMap<string, number>,
  frequency: ReadonlyMap<string, number>,
  items: number,
): number =>
  pieces.reduce((sum, piece) => {
    const strength = strengths.get(piece);
    return strength === undefined ? sum : sum + strength * Math.log(1 + items / (frequency.get(piece) ?? 1));
  }, 0);

const WRITTEN_PAIR = 1.8;
const HEARD_PAIR = 0.6;
const CHARACTER = 0.7;

/** Words found here and there in an item are its name where they stand in one, and related words otherwise. */
const reasonOfPieces = ({ phrases, pairs, characters }: IndexedItem, query: Query): MatchReason => {
  const shared = query.pairs.filter((pair) => pairs.has(pair));
  const names = phrases.filter((phrase) => phrase.field === 'name');
  const named = shared.filter((pair) => names.some(({ said, text }) => said.includes(pair) || text.includes(pair)));
  if (named.length > 0) return { field: 'name', matched: named.join('、') };
  if (shared.length > 0) return { field: 'words', matched: shared.join('、') };
  const heard = phrases.find((phrase) => phrase.soundPairs.some((pair) => query.soundPairs.includes(pair)));
  if (heard !== undefined) return { field: 'pinyin', matched: heard.said };
  return { field: 'words', matched: query.characters.filter((one) => characters.has(one)).join('、') };
};

/**
 * Pieces that item and question share. Sounds count less than characters, since many words sound alike, and
 * single characters least; a rare one (锁, 狗) still tells much.
 */
const scorePieces = (indexed: IndexedItem, query: Query, index: GuideIndex): readonly Scored[] => {
  const written = sumOf(query.pairs, indexed.pairs, index.pairFrequency, index.items.length);
  const heard = sumOf(query.soundPairs, indexed.soundPairs, index.soundPairFrequency, index.items.length);
  const single = sumOf(query.characters, indexed.characters, index.characterFrequency, index.items.length);
  const score = written * WRITTEN_PAIR + heard * HEARD_PAIR + single * CHARACTER;
  return score === 0 ? [] : [{ score, reason: reasonOfPieces(indexed, query) }];
};

const scoreEnglish = (indexed: IndexedItem, words: readonly string[]): readonly Scored[] => {
  const found = words.filter((word) => word.length >= 3 && indexed.english.includes(word));
  return found.length === 0
    ? []
    : [{ score: (found.length / words.length) * 12, reason: { field: 'english', matched: found.join(' ') } }];
};

/**
 * The best phrase counts whole. Others count well where they answer another part of the question, and hardly
 * where they say the same again: a long list of keywords must not win by its length.
 */
const combine = (best: readonly Scored[], query: Query): number => {
  const covered = new Set<number>();
  let sum = 0;
  for (const {
    score,
    reason: { matched },
  } of best) {
    const at = query.said.indexOf(matched);
    const places = at < 0 ? [] : Array.from(matched, (_, index) => at + index);
    const isNew = places.length > 0 && places.every((place) => !covered.has(place));
    sum += score * (sum === 0 ? 1 : isNew ? 0.6 : 0.1);
    for (const place of places) covered.add(place);
  }
  return sum;
};

/** What the words of an item alone say about a question; `told` is false where only small pieces are in common. */
export interface WordMatch {
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  readonly told: boolean;
}

const scoreItem = (
  indexed: IndexedItem,
  phrases: readonly IndexedPhrase[],
  query: Query,
  index: GuideIndex,
): WordMatch => {
  const best = phrases
    .flatMap((phrase) => scorePhrase(phrase, query))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 6);
  const extra = [
    ...scorePieces(indexed, query, index),
    ...(query.isLatin ? scoreEnglish(indexed, query.separate) : []),
  ];
  const base = combine(best, query);
  // What one can apply for comes before what the committee does on its own account.
  const preference = indexed.item.legalKind === 'handling' ? 1.25 : 1;
  const told = best.length > 0;
  return {
    score: (base + extra.reduce((sum, scored) => sum + scored.score, 0)) * preference,
    reasons: (told ? best : extra).map((scored) => scored.reason),
    told,
  };
};

interface Candidate {
  readonly at: number;
  readonly phrases: readonly IndexedPhrase[];
}

/** Items with the phrases that have a character or a pair of sounds in common with the question; all for letters. */
const candidatesFor = (query: Query, index: GuideIndex): readonly Candidate[] => {
  if (query.isLatin || query.characters.length === 0) return index.items.map(({ phrases }, at) => ({ at, phrases }));
  const found = new Map<number, Set<IndexedPhrase>>();
  for (const mark of [...query.characters, ...charactersOf(query.said), ...query.soundPairs])
    for (const { at, phrase } of index.phrasesWith.get(mark) ?? []) {
      const phrases = found.get(at);
      if (phrases === undefined) found.set(at, new Set([phrase]));
      else phrases.add(phrase);
    }
  return [...found].map(([at, phrases]) => ({ at, phrases: [...phrases] }));
};

/** By the place of an item what its own words say about a question. */
export const matchWords = (query: Query, index: GuideIndex): ReadonlyMap<number, WordMatch> =>
  new Map(
    candidatesFor(query, index).flatMap(({ at, phrases }) => {
      const indexed = index.items[at];
      return indexed === undefined ? [] : [[at, scoreItem(indexed, phrases, query, index)] as const];
    }),
  );
