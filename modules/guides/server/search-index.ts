import type { RefusedCertificate, ServiceItem } from '../domain/service-item.ts';
import type { IndexedItem, IndexedPhrase, PhraseField } from './indexed-item.ts';
import { blurSound, charactersOf, initialsOf, normalise, pairsOf, soundPairsOf, syllablesOf } from './search-text.ts';
import { gatherExperience } from './search-lessons.ts';
import type { Experience } from './search-lessons.ts';
import type { Language } from './search-query.ts';
import { canonical, NO_SEARCH_WORDS } from './search-words.ts';
import type { SearchWords } from './search-words.ts';
import { atOnce } from './stepwise.ts';
import type { Steps } from './stepwise.ts';
import { commonDirection } from './word-vectors.ts';

/** A phrase with the place of its item in the index. */
export interface PlacedPhrase {
  readonly at: number;
  readonly phrase: IndexedPhrase;
}

export interface GuideIndex extends Language {
  readonly items: readonly IndexedItem[];
  /** By a character or a pair of sounds, the phrases that have it: all others cannot answer and are not looked at. */
  readonly phrasesWith: ReadonlyMap<string, readonly PlacedPhrase[]>;
  /** In how many items a pair occurs: rare pairs say more. */
  readonly pairFrequency: ReadonlyMap<string, number>;
  readonly characterFrequency: ReadonlyMap<string, number>;
  /** What was learned from sentences asked before; undefined where there are none. */
  readonly experience: Experience | undefined;
  /** By the place of an item the direction its words point in, where word vectors are at hand. */
  readonly directions: readonly (Float32Array | undefined)[];
}

const SHORT = 16;

const phraseOf = (said: string, field: PhraseField, words: SearchWords): IndexedPhrase => {
  const text = canonical(normalise(said), words);
  const isShort = text.length <= SHORT && field !== 'department';
  const syllables = field === 'department' ? [] : syllablesOf(text);
  return {
    said: normalise(said),
    text,
    field,
    sound: isShort ? blurSound(syllables.join('')) : '',
    pinyin: isShort ? syllables.join('') : '',
    initials: isShort ? initialsOf(syllables) : '',
    soundPairs: soundPairsOf(syllables),
  };
};

const strengthen = (
  phrases: readonly IndexedPhrase[],
  piecesOf: (phrase: IndexedPhrase) => readonly string[],
): ReadonlyMap<string, number> => {
  const strengths = new Map<string, number>();
  for (const phrase of phrases) {
    const strength = Math.min(1, 12 / phrase.text.length);
    for (const piece of piecesOf(phrase)) strengths.set(piece, Math.max(strength, strengths.get(piece) ?? 0));
  }
  return strengths;
};

const namesOf = (item: ServiceItem): readonly string[] => [
  item.name.zh,
  ...(item.shortName === undefined ? [] : [item.shortName.zh]),
];

/** `former` are ended items that this one replaced: whoever still asks for them means this one. */
const indexItem = (item: ServiceItem, former: readonly ServiceItem[], words: SearchWords): IndexedItem => {
  const phrases = [
    ...namesOf(item).map((name) => phraseOf(name, 'name', words)),
    ...[...item.keywords, ...(words.asked.get(item.id) ?? [])].map((keyword) => phraseOf(keyword, 'keyword', words)),
    ...former
      .flatMap((ended) => [...namesOf(ended), ...ended.keywords])
      .map((name) => phraseOf(name, 'former-name', words)),
    phraseOf(item.department.name.zh, 'department', words),
  ];
  const own = phrases.filter((phrase) => phrase.field !== 'department');
  return {
    item,
    phrases,
    pairs: strengthen(own, (phrase) => [...pairsOf(phrase.text), ...pairsOf(phrase.said)]),
    soundPairs: strengthen(own, (phrase) => phrase.soundPairs),
    characters: strengthen(own, (phrase) => charactersOf(phrase.text)),
    english: `${item.name.en} ${item.shortName?.en ?? ''}`.toLowerCase(),
  };
};

const frequencies = (maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const map of maps) for (const piece of map.keys()) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  return counts;
};

const postings = (items: readonly IndexedItem[]): ReadonlyMap<string, readonly PlacedPhrase[]> => {
  const lists = new Map<string, PlacedPhrase[]>();
  items.forEach(({ phrases }, at) => {
    for (const phrase of phrases) {
      const placed = { at, phrase };
      for (const mark of new Set([...charactersOf(phrase.text + phrase.said), ...phrase.soundPairs])) {
        const list = lists.get(mark);
        if (list === undefined) lists.set(mark, [placed]);
        else list.push(placed);
      }
    }
  });
  return lists;
};

/** Names, everyday words and sentences asked before, together. */
const directionsOf = (indexed: readonly IndexedItem[], words: SearchWords): GuideIndex['directions'] => {
  const { vectors, examples } = words;
  if (vectors === undefined) return [];
  return indexed.map(({ item, phrases }) => {
    const own = phrases.filter(({ field }) => field !== 'department').map(({ said }) => said);
    const asked = examples.filter((example) => example.item === item.id).map(({ say }) => say);
    return commonDirection([...own, ...asked].map(normalise), vectors);
  });
};

/** `ended` are items out of force; those with a replacement lead to it. */
export function* guideIndexInSteps(
  items: readonly ServiceItem[],
  words: SearchWords = NO_SEARCH_WORDS,
  ended: readonly ServiceItem[] = [],
): Steps<GuideIndex> {
  const indexed: IndexedItem[] = [];
  for (const item of items) {
    const former = ended.filter((one) => one.replacedBy === item.id);
    indexed.push(indexItem(item, former, words));
    yield;
  }
  const phrases = indexed.flatMap((one) => one.phrases).filter((phrase) => phrase.text.length <= SHORT);
  const language: Language = {
    words,
    vocabulary: new Set([...phrases.flatMap(({ said, text }) => [said, text]), ...words.meanings.values()]),
    soundPairFrequency: frequencies(indexed.map((one) => one.soundPairs)),
  };
  return {
    ...language,
    items: indexed,
    phrasesWith: postings(indexed),
    pairFrequency: frequencies(indexed.map((one) => one.pairs)),
    characterFrequency: frequencies(indexed.map((one) => one.characters)),
    experience: yield* gatherExperience(indexed, language),
    directions: directionsOf(indexed, words),
  };
}

export const buildGuideIndex = (
  items: readonly ServiceItem[],
  words: SearchWords = NO_SEARCH_WORDS,
  ended: readonly ServiceItem[] = [],
): GuideIndex => atOnce(guideIndexInSteps(items, words, ended));

/** Certificates somebody asks for that a committee must not issue; all of them when any may be meant. */
export const findRefusedCertificates = (
  certificates: readonly RefusedCertificate[],
  asked: string,
  { anyCertificate }: Pick<SearchWords, 'anyCertificate'>,
): readonly RefusedCertificate[] => {
  const query = normalise(asked);
  if (anyCertificate.has(query)) return certificates;
  return certificates.filter((certificate) =>
    [certificate.name.zh, ...certificate.keywords].map(normalise).some((phrase) => query.includes(phrase)),
  );
};
