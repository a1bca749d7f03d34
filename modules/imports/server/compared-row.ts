import type { TableRow } from '../../../kernel/table-row.ts';
import { blindIndex } from '../../../platform/crypto/blind-index.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
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

const left = (number: number, outcome: 'error' | 'skipped', remarks: readonly Remark[]): Compared => ({
  number,
  outcome,
  remarks,
  planSealed: null,
  personId: null,
  dwellingId: null,
  identity: null,
});

const SEEN: Statement = {
  name: 'import-rows-about-the-same',
  text: `select identity, min(number) as number from person_import_row
    where community_id = $1 and import_id = $2 and identity = any ($3::bytea[]) and sheet = $4 group by identity`,
};

const firstLines = async (tx: Tx, one: ImportRecord, identities: readonly Buffer[]): Promise<Map<string, number>> => {
  const rows = await tx.query<{ identity: Buffer; number: number }>(SEEN, [
    one.communityId,
    one.id,
    identities,
    one.sheet,
  ]);
  return new Map(rows.map(({ identity, number }) => [identity.toString('hex'), number]));
};

export const identityOf = ({ keyRing }: ImportDeps, { communityId }: ImportRecord, words: string): Buffer =>
  blindIndex(keyRing, 'id-number', communityId, words);

interface Read<Draft> {
  readonly draft: Draft | null;
  readonly problems: readonly Remark[];
  readonly notes: readonly Remark[];
}

/**
 * Reads rows each on its own. What is no entry, cannot be relied on, or is about the same as a line before it is
 * settled here; the others are still to be compared with what is known.
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
    if (kind !== 'entry') return left(row.number, 'skipped', [{ code: `row-is-${kind}` }]);
    const { draft, problems, notes } = reader.read(row);
    return draft === null
      ? left(row.number, 'error', [...problems, ...notes])
      : { number: row.number, draft, notes, identity: identityOf(deps, one, reader.wordsOf(draft)) };
  });
  const drafted = read.flatMap((line) => ('draft' in line ? [line] : []));
  const seen = await firstLines(
    tx,
    one,
    drafted.map(({ identity }) => identity),
  );
  const settled = read.flatMap((line) => ('draft' in line ? [] : [line]));
  const lines: ReadLine<Draft>[] = [];
  for (const line of drafted) {
    const key = line.identity.toString('hex');
    const first = seen.get(key);
    if (first === undefined) lines.push(line);
    else settled.push(left(line.number, 'error', [{ code: 'duplicate-in-file', line: first }, ...line.notes]));
    if (first === undefined) seen.set(key, line.number);
  }
  return { settled, lines };
};
