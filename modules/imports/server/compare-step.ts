import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import { compareDwellings } from './compare-dwellings.ts';
import { compareResidents } from './compare-residents.ts';
import type { ImportDeps } from './deps.ts';
import { claimImport, countRows, setImport, type ImportRecord } from './import-rows.ts';
import { keepCompared, leaveOutRepeated } from './keep-compared.ts';
import { openCells, rowIdOf } from './sealed-rows.ts';

const NEXT: Statement = {
  name: 'import-rows-to-compare',
  text: `select number, cells_sealed as "cellsSealed" from person_import_row
    where community_id = $1 and import_id = $2 and sheet = $3 and outcome is null and number > $4 order by number limit $5`,
};
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
      // Rows that are done are not walked through again to find the next: with every batch there are more of them.
      Math.max(headRows, one.workedTo),
      deps.rules.rowsAtOnce,
    ]);
    if (stored.length === 0) {
      await leaveOutRepeated(tx, one, deps.rules.rowsAtOnce);
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
    await keepCompared(
      tx,
      one,
      compared.toSorted((a, b) => a.number - b.number),
    );
    await setImport(tx, one, {
      rowsDone: one.rowsDone + rows.length,
      workedTo: rows.at(-1)?.number ?? one.workedTo,
    });
    return { keep: true, value: true };
  });
