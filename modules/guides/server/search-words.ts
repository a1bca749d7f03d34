import { z } from 'zod';
import { readCatalogueFiles } from './load-catalogue.ts';
import { readShaped } from './read-yaml.ts';
import type { Read } from './read-yaml.ts';

/**
 * How people ask: everyday and dialect words with the word the catalogue uses, words that carry no matter of
 * their own, and by item id what else it is asked for with.
 */
export interface SearchWords {
  readonly asked: ReadonlyMap<string, readonly string[]>;
  readonly meanings: ReadonlyMap<string, string>;
  readonly fillers: ReadonlySet<string>;
}

export const NO_SEARCH_WORDS: SearchWords = { asked: new Map(), meanings: new Map(), fillers: new Set() };

const word = z.string().trim().min(1);
const schema = z.strictObject({
  synonyms: z.exactOptional(z.array(z.strictObject({ means: word, words: z.array(word).min(1) }))),
  fillers: z.exactOptional(z.array(word)),
  asked: z.exactOptional(z.array(z.strictObject({ item: word, words: z.array(word).min(1) }))),
});

/** Loads `catalogue/search-words`. A word that stands for two meanings is a mistake. */
export const loadSearchWords = (directory: string): Read<SearchWords> => {
  const reads = Object.entries(readCatalogueFiles(directory)).map(
    ([file, source]) => [file, readShaped(file, source, schema)] as const,
  );
  const mistakes = reads.flatMap(([, read]) => (read.ok ? [] : read.mistakes));
  const meanings = new Map<string, string>();
  const fillers = new Set<string>();
  const asked = new Map<string, readonly string[]>();
  for (const [file, read] of reads) {
    if (!read.ok) continue;
    for (const { item, words } of read.value.asked ?? []) asked.set(item, [...(asked.get(item) ?? []), ...words]);
    for (const filler of read.value.fillers ?? []) fillers.add(filler);
    for (const { means, words } of read.value.synonyms ?? [])
      for (const one of words) {
        if (meanings.has(one)) mistakes.push({ file, path: means, rule: `"${one}" must have one meaning` });
        meanings.set(one, means);
      }
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: { asked, meanings, fillers } };
};

interface Piece {
  readonly text: string;
  readonly kind: 'word' | 'filler' | 'character';
}

/** Cuts words into the longest pieces of a vocabulary; what no piece covers stays character by character. */
export const cutWords = (
  words: string,
  vocabulary: { has(word: string): boolean },
  fillers: ReadonlySet<string>,
): readonly Piece[] => {
  const characters = [...words];
  const pieces: Piece[] = [];
  for (let at = 0; at < characters.length; ) {
    let length = Math.min(12, characters.length - at);
    const take = (): string => characters.slice(at, at + length).join('');
    while (length > 1 && !vocabulary.has(take()) && !fillers.has(take())) length -= 1;
    const text = take();
    const isFiller = !vocabulary.has(text) && fillers.has(text);
    pieces.push({ text, kind: isFiller ? 'filler' : vocabulary.has(text) ? 'word' : 'character' });
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
