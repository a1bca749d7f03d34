import { ok, type Refusal, type Result } from '../../../kernel/result.ts';
import type { TableRow } from '../../../kernel/table-row.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import { readTablesAside } from '../../../platform/spreadsheet/read-table-aside.ts';
import type { TableHead, TablePart } from '../../../platform/spreadsheet/table.ts';
import { isEnough } from '../domain/columns.ts';
import type { ImportDeps } from './deps.ts';
import { claimImport, findImport, lockImport, setImport, type ImportRecord } from './import-rows.ts';
import { headingReaderOf, recogniseSheet } from './recognise.ts';
import { openPart, rowIdOf, sealCells } from './sealed-rows.ts';

const PART: Statement = {
  name: 'part-of-import',
  text: `select content_sealed as "contentSealed" from person_import_part
    where community_id = $1 and import_id = $2 and number = $3`,
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
/** Whoever reads the file says so without holding the import itself, so that it can be stopped meanwhile. */
const BE_THE_READER: Statement = {
  name: 'be-the-reader-of-import',
  text: `select pg_try_advisory_xact_lock(hashtextextended('read-import/' || $1, 0)) as "isMine"`,
};
/** Rows of each sheet that are looked at to see what its columns hold. */
const LOOKED_AT = 25;

type AtWork = Pick<ImportRecord, 'communityId' | 'id' | 'state'>;

/** The file in one piece, put together part by part; undefined where it is gone by now. */
const loadFile = (
  { database, keyRing }: ImportDeps,
  { communityId, id }: AtWork,
): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  database.read([communityId], async (tx) => {
    const one = await findImport(tx, communityId, id);
    if (one?.state !== 'reading') return undefined;
    const file = new Uint8Array(one.bytes);
    let at = 0;
    for (let number = 0; at < file.length; number += 1) {
      const [part] = await tx.query<{ contentSealed: Buffer }>(PART, [communityId, id, number]);
      if (part === undefined) return undefined;
      const content = openPart(keyRing, communityId, id, number, part.contentSealed);
      file.set(content, at);
      at += content.length;
    }
    return file;
  });

/** What is kept in mind of a sheet while its rows go by. */
interface SheetRead {
  readonly table: TableHead;
  readonly first: TableRow[];
  rows: number;
  columns: number;
}

const keepRows = async (
  tx: Tx,
  { keyRing }: ImportDeps,
  { communityId, id }: AtWork,
  sheet: number,
  rows: readonly TableRow[],
): Promise<void> => {
  await tx.query(KEEP_ROWS, [
    communityId,
    id,
    sheet,
    rows.map(({ number }) => number),
    await mapBreathing(rows, ({ number, cells, marks }) =>
      sealCells(keyRing, communityId, rowIdOf(id, sheet, number), { cells, marks }),
    ),
  ]);
};

/** A file as it comes, part by part; the first part has come. */
interface Coming {
  readonly first: IteratorResult<TablePart>;
  readonly parts: AsyncGenerator<TablePart>;
}

const keepParts = async (
  tx: Tx,
  deps: ImportDeps,
  work: AtWork,
  { first, parts }: Coming,
): Promise<Result<readonly SheetRead[]>> => {
  const sheets: SheetRead[] = [];
  for (let next = first; next.done !== true; next = await parts.next()) {
    const part = next.value;
    if (part.kind === 'refused') return { ok: false, refusal: part.refusal };
    const sheet = sheets.at(-1);
    if (part.kind === 'table') sheets.push({ table: part.table, first: [], rows: 0, columns: 0 });
    else if (sheet !== undefined) {
      await keepRows(tx, deps, work, sheets.length - 1, part.rows);
      sheet.first.push(...part.rows.slice(0, LOOKED_AT - sheet.first.length));
      sheet.rows += part.rows.length;
      sheet.columns = part.rows.reduce((most, { cells }) => Math.max(most, cells.length), sheet.columns);
    }
  }
  return ok(sheets);
};

/** Opens the sheet that looks most like a list of what is brought. */
const openBest = async (tx: Tx, deps: ImportDeps, one: ImportRecord, sheets: readonly SheetRead[]): Promise<void> => {
  const fieldOf = await headingReaderOf(tx, deps, one);
  const recognised = sheets.map(({ first, table, columns }) => recogniseSheet(first, { ...table, columns }, fieldOf));
  const score = (at: number): number =>
    (sheets[at]?.table.hidden === true ? -1000 : 0) + Object.keys(recognised[at]?.mapping ?? {}).length;
  const sheet = sheets.reduce((best, _, at) => (score(at) > score(best) ? at : best), 0);
  const chosen = recognised[sheet] ?? { headRows: 0, titles: [], mapping: {} };
  const above = sheets[sheet]?.first.filter(({ number }) => number <= chosen.headRows).length ?? 0;
  await setImport(tx, one, {
    sheets: sheets.map(({ table, rows, columns }) => ({ ...table, rows, columns })),
    sheet,
    ...chosen,
    rowsTotal: (sheets[sheet]?.rows ?? 0) - above,
    rowsDone: 0,
    state: isEnough(chosen.mapping, one.kind) ? 'comparing' : 'columns',
  });
};

const refuseFile = (deps: ImportDeps, work: AtWork, refusal: Refusal): Promise<boolean> =>
  deps.database.transact([work.communityId], async (tx) => {
    const one = await claimImport(tx, work);
    if (one === undefined) return { keep: false, value: false };
    await setImport(tx, one, { state: 'refused', refusal: { ...refusal } });
    await tx.query(FORGET_PARTS, [one.communityId, one.id]);
    return { keep: true, value: true };
  });

/** All of it or nothing. What the file is refused for; `gone` where it is not to be read any more, or by somebody else. */
const keepFile = (deps: ImportDeps, work: AtWork, coming: Coming): Promise<Refusal | 'gone' | 'kept'> =>
  deps.database.transact<Refusal | 'gone' | 'kept'>([work.communityId], async (tx) => {
    const [reader] = await tx.query<{ isMine: boolean }>(BE_THE_READER, [work.id]);
    if (reader?.isMine !== true) return { keep: false, value: 'gone' };
    const sheets = await keepParts(tx, deps, work, coming);
    if (!sheets.ok) return { keep: false, value: sheets.refusal };
    const one = await lockImport(tx, work.communityId, work.id);
    if (one?.state !== 'reading') return { keep: false, value: 'gone' };
    await openBest(tx, deps, one, sheets.value);
    await tx.query(FORGET_PARTS, [one.communityId, one.id]);
    return { keep: true, value: 'kept' };
  });

/**
 * Reads the file that came in parts; its rows are kept sealed as they come, the file itself is not kept. Whoever stops
 * the import meanwhile finds nothing of it. False: nothing was done.
 */
export const readStep = async (deps: ImportDeps, work: AtWork): Promise<boolean> => {
  const file = await loadFile(deps, work);
  if (file === undefined) return false;
  const parts = readTablesAside(file, deps.rules.limits);
  try {
    // Until its first rows come, a large file is only looked through: no transaction waits for that.
    const kept = await keepFile(deps, work, { first: await parts.next(), parts });
    return typeof kept === 'string' ? kept === 'kept' : await refuseFile(deps, work, kept);
  } finally {
    await parts.return(undefined);
  }
};
