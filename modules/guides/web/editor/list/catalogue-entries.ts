import type { CatalogueEntry } from '../../../contract.ts';

/** Where an item stands, as far as its keepers are concerned; one item may be in several states at once. */
export const ENTRY_STATES = ['in-force', 'writing', 'in-review', 'approved', 'coming', 'overlaid', 'ended'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

export const statesOf = (entry: CatalogueEntry, today: string): readonly EntryState[] =>
  ENTRY_STATES.filter((state) => {
    switch (state) {
      case 'in-force':
        return entry.inForce !== null;
      case 'coming':
        return entry.coming !== null;
      case 'overlaid':
        return entry.overlays.length > 0;
      case 'ended':
        return entry.endsOn !== null && entry.endsOn < today;
      default:
        return entry.revisions.some(({ status }) => status === state);
    }
  });

/** True when every word typed occurs in a name, an everyday word, the department or the id. */
export const matchesWords = (entry: CatalogueEntry, words: string): boolean => {
  const all = [
    entry.name.zh,
    entry.name.en,
    entry.shortName?.zh ?? '',
    entry.department.name.zh,
    entry.itemId,
    ...entry.keywords,
  ]
    .join(' ')
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};
