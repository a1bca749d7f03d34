import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { leftOut, type Compared } from './compared-row.ts';
import type { ImportRecord } from './import-rows.ts';

/** The lines are bounded because that leads through the key, whatever is known of a table that was just filled. */
const KEEP: Statement = {
  name: 'keep-compared-rows',
  text: `update person_import_row r set outcome = one.outcome, remarks = one.remarks::jsonb, plan_sealed = one.plan,
      identity = one.identity, person_id = one.person_id, dwelling_id = one.dwelling_id, decision = null
    from unnest($4::integer[], $5::text[], $6::text[], $7::bytea[], $8::bytea[], $9::uuid[], $10::uuid[])
      as one(number, outcome, remarks, plan, identity, person_id, dwelling_id)
    where r.community_id = $1 and r.import_id = $2 and r.sheet = $3 and r.number between $11 and $12 and r.number = one.number`,
};
/** All rows once, in whatever order they are found: what each batch would look up grows with the list. */
const REPEATED: Statement = {
  name: 'repeated-rows-of-import',
  text: `select number, first from (
      select number, min(number) over (partition by identity) as first from person_import_row
      where community_id = $1 and import_id = $2 and sheet = $3 and identity is not null) told
    where number > first order by number`,
};

/** Keeps what was found out about rows, in the order of the file. */
export const keepCompared = (tx: Tx, one: ImportRecord, rows: readonly Compared[]): Promise<readonly object[]> =>
  tx.query(KEEP, [
    one.communityId,
    one.id,
    one.sheet,
    rows.map(({ number }) => number),
    rows.map(({ outcome }) => outcome),
    rows.map(({ remarks }) => JSON.stringify(remarks)),
    rows.map(({ planSealed }) => planSealed),
    rows.map(({ identity }) => identity),
    rows.map(({ personId }) => personId),
    rows.map(({ dwellingId }) => dwellingId),
    rows[0]?.number,
    rows.at(-1)?.number,
  ]);

/** Rows about the same as a line before them are not taken: a list does not write anybody twice. */
export const leaveOutRepeated = async (tx: Tx, one: ImportRecord, atOnce: number): Promise<void> => {
  const rows = await tx.query<{ number: number; first: number }>(REPEATED, [one.communityId, one.id, one.sheet]);
  const repeated = rows.map(({ number, first }) =>
    leftOut(number, 'error', [{ code: 'duplicate-in-file', line: first }]),
  );
  for (let from = 0; from < repeated.length; from += atOnce)
    await keepCompared(tx, one, repeated.slice(from, from + atOnce));
};
