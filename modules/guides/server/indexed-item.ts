import type { ServiceItem } from '../domain/service-item.ts';

export type PhraseField = 'name' | 'keyword' | 'department' | 'former-name';

export interface IndexedPhrase {
  /** As the catalogue writes it, for telling why it matched. */
  readonly said: string;
  /** With everyday words replaced, for comparing. */
  readonly text: string;
  readonly field: PhraseField;
  /** Blurred syllables without a gap; empty for long official names, whose letters would match anything. */
  readonly sound: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly soundPairs: readonly string[];
}

export interface IndexedItem {
  readonly item: ServiceItem;
  readonly phrases: readonly IndexedPhrase[];
  /** How strongly a pair of characters, or of sounds, belongs to the item: 1 in a short phrase, less in a long one. */
  readonly pairs: ReadonlyMap<string, number>;
  readonly soundPairs: ReadonlyMap<string, number>;
  readonly characters: ReadonlyMap<string, number>;
  readonly english: string;
}
