import type { ServiceItem } from '../domain/service-item.ts';
import type { GuideIndex } from './search-index.ts';
import { matchWords } from './search-items.ts';
import type { WordMatch } from './search-items.ts';
import { nearestExample, piecesOf } from './search-lessons.ts';
import type { MatchReason } from './search-phrases.ts';
import { readQuery } from './search-query.ts';
import type { Query } from './search-query.ts';
import { directionOf, likenessOf } from './word-vectors.ts';

export interface GuideMatch {
  readonly item: ServiceItem;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

// Sounds and single characters in common (量子力学, 智力) are chance, not an answer.
const LEAST_SCORE = 9;

// Where the likeliest item has less chance than this, what was learned has no opinion: each could be meant a little.
const LEAST_CERTAINTY = 0.12;
// Beside a likely item others are shown from this chance on.
const LEAST_CHANCE = 0.02;
// How far a sentence asked before outweighs words in common, found by cross-validation on the tuning half.
const EXPERIENCE_SHARE = 1;
// How far nearness of meaning by an operator's word vectors counts, and from where on it finds an item by itself.
const LIKENESS_SHARE = 1.5;
const LEAST_LIKENESS = 0.6;
// The logarithm of a chance so small that smaller ones make no difference.
const RULED_OUT = -10;

/** For every item the logarithm of the chance that it is meant, by what was asked before; none without examples. */
const chancesFor = (pieces: readonly string[], { experience }: GuideIndex): ((at: number) => number) => {
  const judged = experience?.learned.judge(pieces);
  return (at) => Math.max(Math.log(judged?.[at] ?? 0), RULED_OUT);
};

/** For every item how near its meaning is by the operator's word vectors; 0 throughout without them. */
const likenessFor = (query: Query, { words, directions }: GuideIndex): ((at: number) => number) => {
  const asked = words.vectors === undefined ? undefined : directionOf(query.said, words.vectors);
  return (at) => {
    const own = directions[at];
    return asked === undefined || own === undefined ? 0 : likenessOf(asked, own);
  };
};

/** A guide with what speaks for it. */
interface Found {
  readonly at: number;
  readonly item: ServiceItem;
  readonly words: WordMatch | undefined;
  readonly chance: number;
  readonly near: number;
}

const isSaid = ({ words }: Found): boolean => (words?.score ?? 0) >= LEAST_SCORE;
const isExpected = ({ chance }: Found): boolean => Math.exp(chance) >= LEAST_CHANCE;
const isUnderstood = (found: Found): boolean =>
  isSaid(found) || isNear(found) || Math.exp(found.chance) >= LEAST_CERTAINTY;
const isNear = ({ near }: Found): boolean => near >= LEAST_LIKENESS;

const reasonsFor = (found: Found, pieces: readonly string[], { experience }: GuideIndex): readonly MatchReason[] => {
  const { at, item, words } = found;
  if (words?.told === true) return words.reasons;
  const example = isExpected(found) ? nearestExample(experience?.examples.get(at) ?? [], pieces) : undefined;
  if (example !== undefined) return [{ field: 'asked', matched: example.say }];
  if (isNear(found) && !isSaid(found)) return [{ field: 'meaning', matched: (item.shortName ?? item.name).zh }];
  return words?.reasons ?? [];
};

/**
 * Items that answer everyday words, names, pinyin or initials, best first, each with what in it matched. What
 * words have in common is weighed together with what was learned from sentences asked before, and with the
 * meaning of the words where the operator brought vectors that know it.
 */
export const searchGuideIndex = (index: GuideIndex, asked: string, limit: number): readonly GuideMatch[] => {
  const query = readQuery(asked, index);
  if (query.said === '') return [];
  const matched = matchWords(query, index);
  const pieces = piecesOf(query);
  const chanceOf = chancesFor(pieces, index);
  const likeness = likenessFor(query, index);
  const most = Math.max(1, ...[...matched.values()].map(({ score }) => score));
  const scoreOf = ({ words: said, chance, near }: Found): number =>
    (said?.score ?? 0) / most + chance * EXPERIENCE_SHARE + near * LIKENESS_SHARE;
  const all = index.items.map(
    ({ item }, at): Found => ({ at, item, words: matched.get(at), chance: chanceOf(at), near: likeness(at) }),
  );
  if (!all.some(isUnderstood)) return [];
  return all
    .filter((found) => isSaid(found) || isExpected(found) || isNear(found))
    .map((found) => ({ found, score: scoreOf(found) }))
    .toSorted((a, b) => b.score - a.score || a.found.item.id.localeCompare(b.found.item.id))
    .slice(0, limit)
    .map(({ found, score }) => ({ item: found.item, score, reasons: reasonsFor(found, pieces, index) }));
};
