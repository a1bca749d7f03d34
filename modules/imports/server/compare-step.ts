import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import { compareDwellings } from './compare-dwellings.ts';
import { compareResidents } from './compare-residents.ts';
import type { Compared } from './compared-row.ts';
import type { ImportDeps } from './deps.ts';
import { claimImport, countRows, setImport, type ImportRecord } from './import-rows.ts';
import { openCells, rowIdOf } from './sealed-rows.ts';

const NEXT: Statement = {
  name: 'import-rows-to-compare',
  text: `select number, cells_sealed as "cellsSealed" from person_import_row
    where community_id = $1 and import_id = $2 and sheet = $3 and outcome is null and number > $4 order by number limit $5`,
};
const KEEP: Statement = {
  name: 'keep-compared-rows',
  text: `update person_import_row r set outcome = one.outcome, remarks = one.remarks::jsonb, plan_sealed = one.plan,
      identity = one.identity, person_id = one.person_id, dwelling_id = one.dwelling_id, decision = null
    from unnest($4::integer[], $5::text[], $6::text[], $7::bytea[], $8::bytea[], $9::uuid[], $10::uuid[])
      as one(number, outcome, remarks, plan, identity, person_id, dwelling_id)
    where r.community_id = $1 and r.import_id = $2 and r.sheet = $3 and r.number = any ($4::integer[]) and r.number = one.number`,
};

const keepCompared = (tx: Tx, one: ImportRecord, rows: readonly Compared[]) =>
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
  ]);

/** Compares the next rows with what is known. Nothing but the import is written. False: somebody else is at it. */
export const compareStep = (
  deps: ImportDeps,
  work: Pick<ImportRecord, 'communityId' | 'id' | 'state'>,
  now: string,
): Promise<boolean> =>
  deps.database.transact([work.communityId], async (tx) => {
    const one = await claimImport(tx, work);
    if (one === undefined) return { keep: false, value: false };
    const { communityId, id, sheet, headRows, kind } = one;
    const stored = await tx.query<{ number: number; cellsSealed: Buffer }>(NEXT, [
      communityId,
      id,
      sheet,
      headRows,
      deps.rules.rowsAtOnce,
    ]);
    if (stored.length === 0) {
      await setImport(tx, one, { state: 'preview', counts: await countRows(tx, one), rowsDone: one.rowsTotal });
      return { keep: true, value: true };
    }
    const rows = await mapBreathing(stored, ({ number, cellsSealed }) => ({
      number,
      ...openCells(deps.keyRing, communityId, rowIdOf(id, sheet, number), cellsSealed),
    }));
    const compared =
      kind === 'dwellings'
        ? await compareDwellings(tx, deps, one, rows)
        : await compareResidents(tx, deps, one, rows, plainDateOf(now));
    await keepCompared(tx, one, compared);
    await setImport(tx, one, { rowsDone: one.rowsDone + rows.length });
    return { keep: true, value: true };
  });
