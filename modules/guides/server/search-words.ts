import { z } from 'zod';
import { readCatalogueFiles } from './load-catalogue.ts';
import { readShaped } from './read-yaml.ts';
import type { Read } from './read-yaml.ts';
import type { WordVectors } from './word-vectors.ts';

/** A sentence somebody asked with, and the item that answered it. */
export interface AskedExample {
  readonly say: string;
  readonly item: string;
}

/**
 * How people ask: everyday and dialect words with the word the catalogue uses, words that carry no matter of
 * their own, by item id what else it is asked for with and what is spoken of beside it, and whole sentences to
 * learn from.
 */
export interface SearchWords {
  readonly examples: readonly AskedExample[];
  readonly asked: ReadonlyMap<string, readonly string[]>;
  /** Things and happenings that go with an item without naming it; only learned from. */
  readonly related: ReadonlyMap<string, readonly string[]>;
  /** By word the kinds of thing it stands for; only learned from. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
  readonly meanings: ReadonlyMap<string, string>;
  readonly fillers: ReadonlySet<string>;
  /** What is asked for where any certificate may be meant. */
  readonly anyCertificate: ReadonlySet<string>;
  /** Which words are near each other, where the operator brought a file that says so. */
  readonly vectors?: WordVectors;
}

export const NO_SEARCH_WORDS: SearchWords = {
  examples: [],
  asked: new Map(),
  related: new Map(),
  kinds: new Map(),
  meanings: new Map(),
  fillers: new Set(),
  anyCertificate: new Set(),
};

const word = z.string().trim().min(1);
const ofItems = z.exactOptional(z.array(z.strictObject({ item: word, words: z.array(word).min(1) })));
const schema = z.strictObject({
  synonyms: z.exactOptional(z.array(z.strictObject({ means: word, words: z.array(word).min(1) }))),
  fillers: z.exactOptional(z.array(word)),
  anyCertificate: z.exactOptional(z.array(word)),
  asked: ofItems,
  related: ofItems,
  kinds: z.exactOptional(z.array(z.strictObject({ kind: word, words: z.array(word).min(1) }))),
});

interface WordsOfItem {
  readonly item: string;
  readonly words: readonly string[];
}

const gather = (into: Map<string, readonly string[]>, lists: readonly WordsOfItem[] = []): void => {
  for (const { item, words } of lists) into.set(item, [...(into.get(item) ?? []), ...words]);
};

/** Loads `catalogue/search-words`, without examples. A word that stands for two meanings is a mistake. */
export const loadSearchWords = (directory: string): Read<SearchWords> => {
  const reads = Object.entries(readCatalogueFiles(directory)).map(
    ([file, source]) => [file, readShaped(file, source, schema)] as const,
  );
  const mistakes = reads.flatMap(([, read]) => (read.ok ? [] : read.mistakes));
  const meanings = new Map<string, string>();
  const fillers = new Set<string>();
  const anyCertificate = new Set<string>();
  const asked = new Map<string, readonly string[]>();
  const related = new Map<string, readonly string[]>();
  const kinds = new Map<string, readonly string[]>();
  for (const [file, read] of reads) {
    if (!read.ok) continue;
    gather(asked, read.value.asked);
    gather(related, read.value.related);
    for (const { kind, words } of read.value.kinds ?? [])
      for (const one of words) kinds.set(one.toLowerCase(), [...(kinds.get(one.toLowerCase()) ?? []), kind]);
    for (const filler of read.value.fillers ?? []) fillers.add(filler);
    for (const one of read.value.anyCertificate ?? []) anyCertificate.add(one);
    for (const { means, words } of read.value.synonyms ?? [])
      for (const one of words) {
        if (meanings.has(one)) mistakes.push({ file, path: means, rule: `"${one}" must have one meaning` });
        meanings.set(one, means);
      }
  }
  return mistakes.length > 0
    ? { ok: false, mistakes }
    : { ok: true, value: { examples: [], asked, related, kinds, meanings, fillers, anyCertificate } };
};

interface Piece {
  readonly text: string;
  readonly kind: 'word' | 'filler' | 'character';
}

const LONGEST_WORD = 12;

/** Cuts words into the longest pieces of a vocabulary; what no piece covers stays character by character. */
export const cutWords = (
  words: string,
  vocabulary: { has(word: string): boolean },
  fillers: ReadonlySet<string>,
): readonly Piece[] => {
  const ends: number[] = [];
  for (const character of words) ends.push((ends.at(-1) ?? 0) + character.length);
  const pieces: Piece[] = [];
  for (let at = 0; at < ends.length; ) {
    const from = ends[at - 1] ?? 0;
    let length = Math.min(LONGEST_WORD, ends.length - at);
    let text = words.slice(from, ends[at + length - 1]);
    while (length > 1 && !vocabulary.has(text) && !fillers.has(text)) {
      length -= 1;
      text = words.slice(from, ends[at + length - 1]);
    }
    const isWord = vocabulary.has(text);
    pieces.push({ text, kind: isWord ? 'word' : fillers.has(text) ? 'filler' : 'character' });
    at += length;
  }
  return pieces;
};

const NO_FILLERS: ReadonlySet<string> = new Set();

/** Everyday words replaced by those of the catalogue, longest first. */
export const canonical = (words: string, { meanings }: SearchWords): string => {
  if (meanings.size === 0) return words;
  return cutWords(words, meanings, NO_FILLERS)
    .map(({ text }) => meanings.get(text) ?? text)
    .join('');
};

/** The kinds of thing that are spoken of: those of every word that occurs, each once. */
export const kindsIn = (said: string, { kinds }: SearchWords): readonly string[] => {
  if (kinds.size === 0) return [];
  const found = new Set<string>();
  for (let from = 0; from < said.length; from += 1)
    for (let to = from + 1; to <= Math.min(said.length, from + LONGEST_WORD); to += 1)
      for (const kind of kinds.get(said.slice(from, to)) ?? []) found.add(kind);
  return [...found];
};
