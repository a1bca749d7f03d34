import type { TableRow } from '../../../kernel/table-row.ts';
import { blindIndex } from '../../../platform/crypto/blind-index.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import type { Outcome, Remark } from '../domain/import-row.ts';
import { rowKindOf } from '../domain/row-kind.ts';
import type { ImportDeps } from './deps.ts';
import type { ImportRecord } from './import-rows.ts';
import { headingReaderOf } from './recognise.ts';

/** What was found out about a row; whom or what it is about, where that is known already. */
export interface Compared {
  readonly number: number;
  readonly outcome: Outcome;
  readonly remarks: readonly Remark[];
  readonly planSealed: Buffer | null;
  readonly personId: string | null;
  readonly dwellingId: string | null;
  /** Equal for rows about the same, so that a list does not write it twice. */
  readonly identity: Buffer | null;
}

export interface ReadLine<Draft> {
  readonly number: number;
  readonly draft: Draft;
  readonly notes: readonly Remark[];
  readonly identity: Buffer;
}

/** A row that is not taken, and why. */
export const leftOut = (number: number, outcome: 'error' | 'skipped', remarks: readonly Remark[]): Compared => ({
  number,
  outcome,
  remarks,
  planSealed: null,
  personId: null,
  dwellingId: null,
  identity: null,
});

export const identityOf = ({ keyRing }: ImportDeps, { communityId }: ImportRecord, words: string): Buffer =>
  blindIndex(keyRing, 'id-number', communityId, words);

interface Read<Draft> {
  readonly draft: Draft | null;
  readonly problems: readonly Remark[];
  readonly notes: readonly Remark[];
}

/**
 * Reads rows each on its own. What is no entry or cannot be relied on is settled here; the others are still to be
 * compared with what is known.
 */
export const readLines = async <Draft>(
  tx: Tx,
  deps: ImportDeps,
  one: ImportRecord,
  rows: readonly TableRow[],
  reader: { readonly read: (row: TableRow) => Read<Draft>; readonly wordsOf: (draft: Draft) => string },
): Promise<{ readonly settled: readonly Compared[]; readonly lines: readonly ReadLine<Draft>[] }> => {
  const fieldOf = await headingReaderOf(tx, deps, one);
  const read = await mapBreathing(rows, (row): Compared | ReadLine<Draft> => {
    const kind = rowKindOf(row, one.mapping, fieldOf);
    if (kind !== 'entry') return leftOut(row.number, 'skipped', [{ code: `row-is-${kind}` }]);
    const { draft, problems, notes } = reader.read(row);
    return draft === null
      ? leftOut(row.number, 'error', [...problems, ...notes])
      : { number: row.number, draft, notes, identity: identityOf(deps, one, reader.wordsOf(draft)) };
  });
  return {
    settled: read.flatMap((line) => ('draft' in line ? [] : [line])),
    lines: read.flatMap((line) => ('draft' in line ? [line] : [])),
  };
};
