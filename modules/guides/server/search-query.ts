import { blurSound, charactersOf, isLatin, normalise, pairsOf, soundPairsOf, syllablesOf } from './search-text.ts';
import { canonical, cutWords, kindsIn } from './search-words.ts';
import type { SearchWords } from './search-words.ts';

/** What a question is read with. */
export interface Language {
  readonly words: SearchWords;
  /** Every phrase and everyday word: what a sentence is cut into. */
  readonly vocabulary: ReadonlySet<string>;
  /** In how many items a pair of sounds occurs. */
  readonly soundPairFrequency: ReadonlyMap<string, number>;
}

/** What somebody asked, prepared once for all items. */
export interface Query {
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
  /** The kinds of thing that are spoken of. */
  readonly kinds: readonly string[];
}

/** What is left between the words that only say that somebody asks; everything where nothing else was said. */
const matterOf = (text: string, { words, vocabulary }: Language): readonly string[] => {
  const runs = cutWords(text, vocabulary, words.fillers)
    .map((piece) => (piece.kind === 'filler' ? ' ' : piece.text))
    .join('')
    .split(' ')
    .filter((run) => run !== '');
  return runs.length === 0 ? [text] : runs;
};

const unique = (pieces: readonly string[]): readonly string[] => [...new Set(pieces)];

export const readQuery = (asked: string, language: Language): Query => {
  const said = normalise(asked);
  const text = canonical(said, language.words);
  const latin = isLatin(said);
  const runs = matterOf(text, language);
  const core = runs.join('');
  const sound = blurSound(latin ? said : syllablesOf(text).join(''));
  return {
    said,
    text,
    core,
    sound,
    coreSound: latin || core === text ? sound : blurSound(syllablesOf(core).join('')),
    isLatin: latin,
    pairs: unique([text, said].flatMap(pairsOf)),
    soundPairs: latin
      ? [...language.soundPairFrequency.keys()].filter((pair) => pair.length >= 4 && sound.includes(pair))
      : unique(soundPairsOf(syllablesOf(text))),
    characters: charactersOf(text),
    kinds: kindsIn(said, language.words),
    separate: asked
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== ''),
  };
};
