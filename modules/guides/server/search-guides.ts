import type { ServiceItem } from '../domain/service-item.ts';
import type { GuideIndex, IndexedItem, IndexedPhrase, PhraseField } from './search-index.ts';
import {
  blurSound,
  charactersOf,
  isLatin,
  isOneSlipApart,
  isSpread,
  normalise,
  pairsOf,
  soundPairsOf,
  syllablesOf,
} from './search-text.ts';
import { canonical, cutWords } from './search-words.ts';

export interface MatchReason {
  readonly field: PhraseField | 'pinyin' | 'initials' | 'english';
  readonly matched: string;
}

export interface GuideMatch {
  readonly item: ServiceItem;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

interface Scored {
  readonly score: number;
  readonly reason: MatchReason;
}

/** What somebody asked, prepared once for all items. */
interface Query {
  readonly said: string;
  /** With the catalogue's words for everyday ones. */
  readonly text: string;
  /** Without words that only say that somebody asks; empty when nothing else was said. */
  readonly core: string;
  readonly sound: string;
  readonly coreSound: string;
  readonly isLatin: boolean;
  readonly pairs: readonly string[];
  readonly soundPairs: readonly string[];
  readonly characters: readonly string[];
  readonly separate: readonly string[];
}

/** What is left between the words that only say that somebody asks; everything where nothing else was said. */
const matterOf = (text: string, index: GuideIndex): readonly string[] => {
  const runs = cutWords(text, index.vocabulary, index.words.fillers)
    .map((piece) => (piece.kind === 'filler' ? ' ' : piece.text))
    .join('')
    .split(' ')
    .filter((run) => run !== '');
  return runs.length === 0 ? [text] : runs;
};

const unique = (pieces: readonly string[]): readonly string[] => [...new Set(pieces)];

const readQuery = (words: string, index: GuideIndex): Query => {
  const said = normalise(words);
  const text = canonical(said, index.words);
  const latin = isLatin(said);
  const runs = matterOf(text, index);
  const core = runs.join('');
  const sound = blurSound(latin ? said : syllablesOf(text).join(''));
  return {
    said,
    text,
    core,
    sound,
    coreSound: latin ? sound : blurSound(syllablesOf(core).join('')),
    isLatin: latin,
    pairs: unique([text, said].flatMap(pairsOf)),
    soundPairs: latin
      ? [...index.soundPairFrequency.keys()].filter((pair) => pair.length >= 4 && sound.includes(pair))
      : unique(soundPairsOf(syllablesOf(text))),
    characters: charactersOf(text),
    separate: words
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== ''),
  };
};

const FIELD_WEIGHT: Readonly<Record<PhraseField, number>> = { name: 12, keyword: 10, 'former-name': 9, department: 3 };

/** A phrase that somebody said inside a sentence, or the beginning of a phrase that somebody is typing. */
const scoreWritten = (phrase: IndexedPhrase, query: Query): number => {
  const weight = FIELD_WEIGHT[phrase.field];
  const { text, said } = phrase;
  // The very words count more than words that mean the same.
  const literal = query.said.includes(said) ? 1.15 : 1;
  if (text === query.text || said === query.said) return weight * 4 * literal;
  if (text === query.core) return weight * 3.2 * literal;
  // Longer phrases are more telling: 电动车充电 outweighs 宣传.
  if (text.length >= 2 && (query.text.includes(text) || literal > 1)) return (weight + text.length * 2) * literal;
  for (const part of [query.text, query.core])
    if (part.length >= 2 && text.includes(part))
      return weight * (text.startsWith(part) ? 1.5 : 1) + (8 * part.length) / text.length;
  return 0;
};

/** People put words between: 老人每个月的钱 means 老人钱, 狗老叫 means 狗叫. Two characters only count close together. */
const scoreSpread = ({ text, field }: IndexedPhrase, { text: query }: Query): number => {
  const room = text.length >= 3 ? text.length + 6 : 4;
  if (field === 'department' || text.length < 2 || query.length > room) return 0;
  return isSpread(text, query) ? (text.length >= 4 ? 8 + 2.5 * text.length : 5 + text.length) : 0;
};

/** The right sound with wrong characters (底保 for 低保), or one character amiss in a longer phrase. */
const scoreHeard = (phrase: IndexedPhrase, query: Query): number => {
  const { sound, text, field } = phrase;
  if (sound === '' || text.length < 2) return 0;
  const weight = FIELD_WEIGHT[field];
  if (sound === query.sound || sound === query.coreSound) return weight * 2.4;
  if (text.length >= 3 && query.sound.includes(sound)) return weight * 0.6 + text.length * 2;
  if (text.length >= 4 && query.core.length >= 4 && isOneSlipApart(text, query.core)) return weight * 1.5;
  return 0;
};

const scoreTyped = (phrase: IndexedPhrase, query: Query): Scored | undefined => {
  const { initials, pinyin, sound, said } = phrase;
  if (initials === '' || query.said.length < 2) return undefined;
  const by = (field: 'initials' | 'pinyin', score: number): Scored => ({ score, reason: { field, matched: said } });
  if (pinyin === query.said) return by('pinyin', 34);
  if (initials === query.said) return by('initials', 30);
  if (sound === query.sound) return by('pinyin', 30);
  if (query.said.length >= 3 && pinyin.startsWith(query.said)) return by('pinyin', 16);
  if (sound.length >= 4 && query.sound.includes(sound)) return by('pinyin', 10 + sound.length * 0.8);
  if (initials.startsWith(query.said)) return by('initials', 14);
  if (query.said.length >= 5 && isOneSlipApart(pinyin, query.said)) return by('pinyin', 14);
  if (query.sound.length >= 4 && sound.includes(query.sound)) return by('pinyin', 8);
  return undefined;
};

const scorePhrase = (phrase: IndexedPhrase, query: Query): readonly Scored[] => {
  if (query.isLatin) {
    const typed = scoreTyped(phrase, query);
    const written = scoreWritten(phrase, query);
    return [
      ...(typed === undefined ? [] : [typed]),
      ...(written === 0 ? [] : [{ score: written, reason: { field: phrase.field, matched: phrase.said } }]),
    ];
  }
  const written = Math.max(scoreWritten(phrase, query), scoreSpread(phrase, query));
  if (written > 0) return [{ score: written, reason: { field: phrase.field, matched: phrase.said } }];
  const heard = scoreHeard(phrase, query);
  return heard === 0 ? [] : [{ score: heard, reason: { field: 'pinyin', matched: phrase.said } }];
};

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

const reasonOfPieces = ({ phrases, pairs, characters }: IndexedItem, query: Query): MatchReason => {
  const shared = query.pairs.filter((pair) => pairs.has(pair));
  if (shared.length > 0) return { field: 'name', matched: shared.join('、') };
  const heard = phrases.find((phrase) => phrase.soundPairs.some((pair) => query.soundPairs.includes(pair)));
  if (heard !== undefined) return { field: 'pinyin', matched: heard.said };
  return { field: 'name', matched: query.characters.filter((one) => characters.has(one)).join('、') };
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

const scoreItem = (
  indexed: IndexedItem,
  phrases: readonly IndexedPhrase[],
  query: Query,
  index: GuideIndex,
): GuideMatch => {
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
  const reasons = best.length > 0 ? best : extra;
  return {
    item: indexed.item,
    score: (base + extra.reduce((sum, scored) => sum + scored.score, 0)) * preference,
    reasons: reasons.map((scored) => scored.reason),
  };
};

// Sounds and single characters in common (量子力学, 智力) are chance, not an answer.
const LEAST_SCORE = 9;

interface Candidate {
  readonly indexed: IndexedItem;
  readonly phrases: readonly IndexedPhrase[];
}

/** Items with the phrases that have a character or a pair of sounds in common with the question; all for letters. */
const candidatesFor = (query: Query, index: GuideIndex): readonly Candidate[] => {
  if (query.isLatin || query.characters.length === 0)
    return index.items.map((indexed) => ({ indexed, phrases: indexed.phrases }));
  const found = new Map<number, Set<IndexedPhrase>>();
  for (const mark of [...query.characters, ...charactersOf(query.said), ...query.soundPairs])
    for (const { at, phrase } of index.phrasesWith.get(mark) ?? []) {
      const phrases = found.get(at);
      if (phrases === undefined) found.set(at, new Set([phrase]));
      else phrases.add(phrase);
    }
  return [...found].flatMap(([at, phrases]) => {
    const indexed = index.items[at];
    return indexed === undefined ? [] : [{ indexed, phrases: [...phrases] }];
  });
};

/** Items that answer everyday words, names, pinyin or initials, best first, each with what in it matched. */
export const searchGuideIndex = (index: GuideIndex, words: string, limit: number): readonly GuideMatch[] => {
  const query = readQuery(words, index);
  if (query.said === '') return [];
  return candidatesFor(query, index)
    .map(({ indexed, phrases }) => scoreItem(indexed, phrases, query, index))
    .filter((match) => match.score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score || a.item.id.localeCompare(b.item.id))
    .slice(0, limit);
};
