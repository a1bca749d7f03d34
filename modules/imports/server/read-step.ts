import { isEnough } from '../domain/columns.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { readTablesAside } from '../../../platform/spreadsheet/read-table-aside.ts';
import type { Table } from '../../../platform/spreadsheet/table.ts';
import type { ImportDeps } from './deps.ts';
import { claimImport, setImport, type ImportRecord } from './import-rows.ts';
import { headingReaderOf, recogniseSheet } from './recognise.ts';
import { openPart, rowIdOf, sealCells } from './sealed-rows.ts';

const PARTS: Statement = {
  name: 'parts-of-import',
  text: `select number, content_sealed as "contentSealed" from person_import_part
    where community_id = $1 and import_id = $2 order by number`,
};
const FORGET_PARTS: Statement = {
  name: 'forget-parts-of-import',
  text: 'delete from person_import_part where community_id = $1 and import_id = $2',
};
const KEEP_ROWS: Statement = {
  name: 'keep-rows-of-import',
  text: `insert into person_import_row (community_id, import_id, sheet, number, cells_sealed)
    select $1, $2, $3, one.number, one.sealed from unnest($4::integer[], $5::bytea[]) as one(number, sealed)`,
};
const ROWS_AT_ONCE = 500;

type AtWork = Pick<ImportRecord, 'communityId' | 'id' | 'state'>;

const loadFile = ({ database, keyRing }: ImportDeps, { communityId, id }: AtWork): Promise<Buffer> =>
  database.read([communityId], async (tx) => {
    const parts = await tx.query<{ number: number; contentSealed: Buffer }>(PARTS, [communityId, id]);
    return Buffer.concat(
      parts.map(({ number, contentSealed }) => openPart(keyRing, communityId, id, number, contentSealed)),
    );
  });

const keepRows = async (tx: Tx, { keyRing }: ImportDeps, one: ImportRecord, table: Table, sheet: number) => {
  const { communityId, id } = one;
  for (let from = 0; from < table.rows.length; from += ROWS_AT_ONCE) {
    const rows = table.rows.slice(from, from + ROWS_AT_ONCE);
    await tx.query(KEEP_ROWS, [
      communityId,
      id,
      sheet,
      rows.map(({ number }) => number),
      rows.map(({ number, cells, marks }) =>
        sealCells(keyRing, communityId, rowIdOf(id, sheet, number), { cells, marks }),
      ),
    ]);
  }
};

/** Keeps every sheet and opens the one that looks most like a list of residents. */
const keepTables = async (tx: Tx, deps: ImportDeps, one: ImportRecord, tables: readonly Table[]): Promise<void> => {
  const fieldOf = await headingReaderOf(tx, deps, one);
  for (const [sheet, table] of tables.entries()) await keepRows(tx, deps, one, table, sheet);
  const recognised = tables.map((table) => recogniseSheet(table.rows.slice(0, 25), table, fieldOf));
  const score = (at: number): number =>
    (tables[at]?.hidden === true ? -1000 : 0) + Object.keys(recognised[at]?.mapping ?? {}).length;
  const sheet = tables.reduce((best, _, at) => (score(at) > score(best) ? at : best), 0);
  const chosen = recognised[sheet] ?? { headRows: 0, titles: [], mapping: {} };
  await setImport(tx, one, {
    sheets: tables.map(({ name, hidden, hiddenColumns, rows }) => ({ name, hidden, hiddenColumns, rows: rows.length })),
    sheet,
    ...chosen,
    rowsTotal: (tables[sheet]?.rows ?? []).filter(({ number }) => number > chosen.headRows).length,
    rowsDone: 0,
    state: isEnough(chosen.mapping, one.kind) ? 'comparing' : 'columns',
  });
};

/** Reads the file that came in parts; its rows are kept sealed, the file itself is not kept. False: nothing was done. */
export const readStep = async (deps: ImportDeps, work: AtWork): Promise<boolean> => {
  const tables = await readTablesAside(await loadFile(deps, work), deps.rules.limits);
  return deps.database.transact([work.communityId], async (tx) => {
    const one = await claimImport(tx, work);
    if (one === undefined) return { keep: false, value: false };
    if (tables.ok) await keepTables(tx, deps, one, tables.value);
    else await setImport(tx, one, { state: 'refused', refusal: { ...tables.refusal } });
    await tx.query(FORGET_PARTS, [one.communityId, one.id]);
    return { keep: true, value: true };
  });
};
