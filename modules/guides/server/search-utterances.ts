import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readCatalogueFiles } from './load-catalogue.ts';
import { readShaped } from './read-yaml.ts';
import type { Read } from './read-yaml.ts';

/** Something a resident says, and the items that answer it: the expected one first, then others as good. */
export interface Utterance {
  readonly say: string;
  readonly items: readonly string[];
  /** Known to whoever wrote the words of the search; such an utterance can measure nothing. */
  readonly known: boolean;
}

/** `tuning` may be looked at to improve the search; only `reporting` says how good it is. */
export type Half = 'tuning' | 'reporting';

const line = z.string().trim().min(1);
const schema = z.strictObject({
  known: z.exactOptional(z.boolean()),
  groups: z.array(z.strictObject({ item: line, also: z.exactOptional(z.array(line)), say: z.array(line).min(1) })),
});

/** Loads `catalogue/search-utterances`; an utterance that occurs twice is a mistake. */
export const loadUtterances = (directory: string): Read<readonly Utterance[]> => {
  const reads = Object.entries(readCatalogueFiles(directory)).map(
    ([file, source]) => [file, readShaped(file, source, schema)] as const,
  );
  const mistakes = reads.flatMap(([, read]) => (read.ok ? [] : read.mistakes));
  const seen = new Set<string>();
  const utterances: Utterance[] = [];
  for (const [file, read] of reads)
    for (const { item, also, say } of read.ok ? read.value.groups : [])
      for (const words of say) {
        if (seen.has(words)) mistakes.push({ file, path: item, rule: `"${words}" must occur once` });
        seen.add(words);
        utterances.push({ say: words, items: [item, ...(also ?? [])], known: read.ok && read.value.known === true });
      }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: utterances };
};

/** Which half an utterance belongs to follows from its words alone, so nobody can move one over; known ones tune. */
export const halfOf = ({ say, known }: Utterance): Half =>
  known || (createHash('sha256').update(say).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'reporting';

export interface SearchScore {
  readonly utterances: number;
  /** Shares between 0 and 1. */
  readonly topOne: number;
  readonly topThree: number;
  readonly missed: readonly { readonly utterance: Utterance; readonly found: readonly string[] }[];
}

/** Asks every utterance; `search` answers with the ids of at least the three best items, best first. */
export const scoreSearch = (
  search: (words: string) => readonly string[],
  utterances: readonly Utterance[],
): SearchScore => {
  const asked = utterances.map((utterance) => {
    const found = search(utterance.say).slice(0, 3);
    return { utterance, found, rank: found.findIndex((id) => utterance.items.includes(id)) };
  });
  const share = (count: number): number => (utterances.length === 0 ? 0 : count / utterances.length);
  return {
    utterances: utterances.length,
    topOne: share(asked.filter(({ rank }) => rank === 0).length),
    topThree: share(asked.filter(({ rank }) => rank >= 0).length),
    missed: asked.filter(({ rank }) => rank !== 0).map(({ utterance, found }) => ({ utterance, found })),
  };
};
