import type pg from 'pg';
import { openField, sealedUnder, sealField, type FieldPlace } from '../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { resealCases } from './case-seals.ts';
import { eachBatch, keyColumnsOf, organisationsOf, type SealedRow } from './read-rows.ts';
import { SEALED_TABLES, type SealedTable } from './sealed-tables.ts';

export interface Resealed {
  /** Values sealed anew, over all rounds. */
  readonly values: number;
  readonly rounds: number;
}

const hex = (bytes: Buffer | null): string | null => (bytes === null ? null : `\\x${bytes.toString('hex')}`);

export const placeOf = (table: SealedTable, column: number, communityId: string, row: SealedRow): FieldPlace => ({
  table: table.table,
  column: table.columns[column] ?? '',
  communityId: table.shared === true ? '' : communityId,
  rowId: row.rowId,
});

/** Under the active key; null where the value is under it already, or there is none. */
const anew = (ring: KeyRing, table: SealedTable, communityId: string, row: SealedRow): readonly (Buffer | null)[] =>
  row.values.map((value, column) => {
    if (value === null || sealedUnder(value) === ring.activeKeyId) return null;
    const place = placeOf(table, column, communityId, row);
    return sealField(ring, place, openField(ring, place, value));
  });

const writerOf = async (
  owner: pg.Client,
  table: SealedTable,
): Promise<(communityId: string, rows: readonly object[]) => Promise<unknown>> => {
  const keys = await keyColumnsOf(owner, table.table);
  const given = [...keys.map(({ type }, place) => `k${place} ${type}`), ...table.columns.map((one) => `${one} bytea`)];
  const sql = `update ${table.table} as one set ${table.columns.map((name) => `${name} = coalesce(given.${name}, one.${name})`).join(', ')}
    from jsonb_to_recordset($2::jsonb) as given(${given.join(', ')})
    where ${table.shared === true ? '$1::text is not null' : 'one.community_id = $1::uuid'}
      and ${keys.map(({ name }, place) => `one.${name} = given.k${place}`).join(' and ')}`;
  return (communityId, rows) => owner.query(sql, [communityId, JSON.stringify(rows)]);
};

/** Seals what lies under other keys, of one table and community. Answers how many values. */
const resealTable = async (
  owner: pg.Client,
  ring: KeyRing,
  table: SealedTable,
  communityId: string,
): Promise<number> => {
  const update = await writerOf(owner, table);
  const active = ring.activeKeyId;
  const where = table.columns.map((column) => `get_byte(${column}, 0) <> ${active}`).join(' or ');
  let values = 0;
  await eachBatch(owner, table, { communityId, lock: true, where }, async (rows) => {
    const changed = rows.map((row) => {
      const fresh = anew(ring, table, communityId, row);
      values += fresh.filter((value) => value !== null).length;
      return Object.fromEntries([
        ...row.keys.map((key, place) => [`k${place}`, key] as const),
        ...table.columns.map((column, place) => [column, hex(fresh[place] ?? null)] as const),
      ]);
    });
    if (changed.length > 0) await update(communityId, changed);
  });
  return values;
};

const resealRound = async (owner: pg.Client, ring: KeyRing, tell: (table: string) => void): Promise<number> => {
  const organisations = await organisationsOf(owner);
  let values = 0;
  for (const table of SEALED_TABLES) {
    const places = table.shared === true ? [''] : organisations;
    for (const communityId of places) values += await resealTable(owner, ring, table, communityId);
    tell(table.table);
  }
  for (const communityId of organisations) values += await resealCases(owner, ring, communityId);
  tell('case_event');
  return values;
};

/**
 * Seals every value anew that lies under another key than the active one, in small transactions that wait for nobody.
 * Rounds go on until one finds nothing: what was locked, or written meanwhile by a program that had not yet seen the new
 * key, is taken by the next. Broken off, it is simply begun again: each value says by itself what is done.
 */
export const resealAll = async (owner: pg.Client, ring: KeyRing, tell: (table: string) => void): Promise<Resealed> => {
  let values = 0;
  for (let rounds = 1; ; rounds += 1) {
    const found = await resealRound(owner, ring, tell);
    values += found;
    if (found === 0) return { values, rounds };
  }
};
