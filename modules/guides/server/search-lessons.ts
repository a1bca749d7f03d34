import type { ServiceItem } from '../domain/service-item.ts';
import type { IndexedItem } from './indexed-item.ts';
import { learnInSteps } from './search-learning.ts';
import type { Learned, Lesson } from './search-learning.ts';
import { readQuery } from './search-query.ts';
import type { Language, Query } from './search-query.ts';
import { charactersOf, pairsOf, soundPairsOf, syllablesOf } from './search-text.ts';
import type { AskedExample } from './search-words.ts';
import type { Steps } from './stepwise.ts';

/** A sentence asked before, cut into the pieces it is compared by. */
export interface HeardExample {
  readonly say: string;
  readonly pieces: ReadonlySet<string>;
}

/** What was learned from examples, and by the place of an item the examples it answered. */
export interface Experience {
  readonly learned: Learned;
  readonly examples: ReadonlyMap<number, readonly HeardExample[]>;
}

const runsOfThree = (words: string): readonly string[] => {
  const characters = [...words];
  return characters.slice(2).map((_, index) => characters.slice(index, index + 3).join(''));
};

/**
 * The pieces a sentence is learned by: characters of its matter, their pairs and runs of three, pairs
 * of sounds, and the kinds of thing it speaks of.
 */
export const piecesOf = ({ said, text, core, isLatin, soundPairs, kinds }: Query): readonly string[] => {
  const sounds = isLatin ? soundPairs : soundPairsOf(syllablesOf(text));
  return [
    ...new Set([
      ...charactersOf(core),
      ...pairsOf(text),
      ...pairsOf(said),
      ...runsOfThree(isLatin ? '' : text),
      ...sounds.map((pair) => `~${pair}`),
      ...kinds.map((kind) => `#${kind}`),
      ...(isLatin ? [`=${said}`] : []),
    ]),
  ];
};

// A name says as much as a whole sentence; one keyword among many says less.
const KEYWORD_WEIGHT = 0.5;
const RELATED_WEIGHT = 0.4;

const lessonsOfItem = ({ item, phrases }: IndexedItem, answer: number, language: Language): readonly Lesson[] => {
  const lesson = (said: string, weight: number): Lesson => ({
    pieces: piecesOf(readQuery(said, language)),
    answer,
    weight,
  });
  return [
    ...phrases
      .filter(({ field }) => field !== 'department')
      .map(({ said, field }) => lesson(said, field === 'name' ? 1 : KEYWORD_WEIGHT)),
    ...(language.words.related.get(item.id) ?? []).map((said) => lesson(said, RELATED_WEIGHT)),
  ];
};

function* heardOf(
  items: readonly ServiceItem[],
  examples: readonly AskedExample[],
  language: Language,
): Steps<ReadonlyMap<number, readonly HeardExample[]>> {
  const places = new Map(items.map(({ id }, place) => [id, place]));
  const heard = new Map<number, HeardExample[]>();
  for (const { say, item } of examples) {
    const place = places.get(item);
    if (place === undefined) continue;
    const example = { say, pieces: new Set(piecesOf(readQuery(say, language))) };
    heard.set(place, [...(heard.get(place) ?? []), example]);
    yield;
  }
  return heard;
}

/** Learns from the words of the items and the examples; undefined without examples, where words have to do. */
export function* gatherExperience(indexed: readonly IndexedItem[], language: Language): Steps<Experience | undefined> {
  if (language.words.examples.length === 0) return undefined;
  const examples = yield* heardOf(
    indexed.map(({ item }) => item),
    language.words.examples,
    language,
  );
  const lessons: Lesson[] = [];
  for (const [answer, item] of indexed.entries()) {
    lessons.push(...lessonsOfItem(item, answer, language));
    yield;
  }
  lessons.push(
    ...[...examples].flatMap(([answer, said]) =>
      said.map(({ pieces }) => ({ pieces: [...pieces], answer, weight: 1 })),
    ),
  );
  return { learned: yield* learnInSteps(lessons, indexed.length), examples };
}

/** The example most like the question: the one that shares most pieces with it, measured against the length of both. */
export const nearestExample = (
  examples: readonly HeardExample[],
  pieces: readonly string[],
): HeardExample | undefined => {
  let nearest: HeardExample | undefined;
  let most = 0;
  for (const example of examples) {
    const shared = pieces.reduce((count, piece) => count + (example.pieces.has(piece) ? 1 : 0), 0);
    const likeness = shared / Math.sqrt(example.pieces.size * pieces.length || 1);
    if (likeness > most) {
      most = likeness;
      nearest = example;
    }
  }
  return nearest;
};
