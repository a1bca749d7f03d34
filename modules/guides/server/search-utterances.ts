import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readCatalogueFiles } from './load-catalogue.ts';
import { readShaped } from './read-yaml.ts';
import type { Read } from './read-yaml.ts';
import type { AskedExample } from './search-words.ts';

/** Something a resident says, and the items that answer it: the expected one first, then others as good. */
export interface Utterance {
  readonly say: string;
  readonly items: readonly string[];
  /** Known to whoever wrote the words of the search; such an utterance can measure nothing. */
  readonly known: boolean;
  /** The file it stands in; each was written at one time. */
  readonly round: string;
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
  for (const [file, read] of reads) {
    const known = read.ok && read.value.known === true;
    for (const { item, also, say } of read.ok ? read.value.groups : [])
      for (const words of say) {
        if (seen.has(words)) mistakes.push({ file, path: item, rule: `"${words}" must occur once` });
        seen.add(words);
        utterances.push({ say: words, items: [item, ...(also ?? [])], known, round: file.replace('.yaml', '') });
      }
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: utterances };
};

/** Which half an utterance belongs to follows from its words alone, so nobody can move one over; known ones tune. */
export const halfOf = ({ say, known }: Utterance): Half =>
  known || (createHash('sha256').update(say).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'reporting';

/** What the search may learn from: the tuning half, so that the reporting half stays unheard. */
export const examplesOf = (utterances: readonly Utterance[]): readonly AskedExample[] =>
  utterances
    .filter((utterance) => halfOf(utterance) === 'tuning')
    .map(({ say, items }) => ({ say, item: items[0] ?? '' }));

const FOLDS = 5;

/** Parts of the tuning half: what is asked of one is answered by what was learned from the others. */
export const foldsOf = (
  utterances: readonly Utterance[],
): readonly { readonly asked: readonly Utterance[]; readonly examples: readonly AskedExample[] }[] => {
  const tuning = utterances.filter((utterance) => halfOf(utterance) === 'tuning');
  const foldOf = ({ say }: Utterance): number => (createHash('sha256').update(`fold ${say}`).digest()[0] ?? 0) % FOLDS;
  return Array.from({ length: FOLDS }, (_, fold) => ({
    asked: tuning.filter((one) => foldOf(one) === fold),
    examples: examplesOf(tuning.filter((one) => foldOf(one) !== fold)),
  }));
};

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
