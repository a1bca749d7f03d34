import { readXlsx, type CellValue, type Sheet } from 'hucre/xlsx';
import { ok, refuse, type Refusal, type Result } from '../../kernel/result.ts';
import type { Cell, RowMark, TableRow } from '../../kernel/table-row.ts';
import { isHonest, listArchive } from './archive-listing.ts';
import { decodeText, readSeparatedText } from './read-separated-text.ts';
import type { FileRefusal, Table, TableLimits } from './table.ts';

type Tables = Result<readonly Table[], Refusal<FileRefusal>>;

const OLD_EXCEL = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ARCHIVE = Buffer.from('504b', 'hex');
/** A workbook may name itself one and carry programs all the same. */
const MACROS = /(^|\/)(vbaProject[^/]*\.bin|macrosheets\/|activeX\/)/i;

const cellOf = (value: CellValue): Cell => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { on: value.toISOString().slice(0, 10) };
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number' || typeof value === 'string') return value;
  return null;
};

interface Rectangle {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** Cells merged downwards stand for every row beside them; those merged sideways, as in titles, are left alone. */
const fillMerged = (rows: Cell[][], merges: readonly Rectangle[]): ReadonlySet<number> => {
  const filled = new Set<number>();
  for (const { startRow, startCol, endRow, endCol } of merges) {
    if (startCol !== endCol) continue;
    const value = rows[startRow]?.[startCol] ?? null;
    for (let at = startRow + 1; at <= Math.min(endRow, rows.length - 1); at += 1) {
      const row = rows[at];
      if (row === undefined || value === null || (row[startCol] ?? null) !== null) continue;
      row[startCol] = value;
      filled.add(at);
    }
  }
  return filled;
};

const formulaRows = (sheet: Sheet): ReadonlySet<number> => {
  const rows = new Set<number>();
  for (const [place, cell] of sheet.cells ?? []) if (cell.formula !== undefined) rows.add(Number(place.split(',')[0]));
  return rows;
};

const tableOf = (sheet: Sheet): Table => {
  const cells = sheet.rows.map((row) => row.map(cellOf));
  const merged = fillMerged(cells, sheet.merges ?? []);
  const formulas = formulaRows(sheet);
  const marksOf = (at: number): RowMark[] => [
    ...(sheet.rowDefs?.get(at)?.hidden === true ? ['hidden' as const] : []),
    ...(formulas.has(at) ? ['formula' as const] : []),
    ...(merged.has(at) ? ['merged' as const] : []),
  ];
  const rows: TableRow[] = cells.map((row, at) => ({ number: at + 1, cells: row, marks: marksOf(at) }));
  const hiddenColumns = (sheet.columns ?? []).flatMap((column, at) => (column.hidden === true ? [at] : []));
  return { name: sheet.name, hidden: sheet.hidden === true || sheet.veryHidden === true, hiddenColumns, rows };
};

/** Looks at what an archive claims, and whether it is true, before anything of it is read. */
const refusalOfArchive = (bytes: Buffer, limits: TableLimits): FileRefusal | null => {
  const entries = listArchive(bytes);
  if (entries === null) return 'file-unreadable';
  if (entries.some(({ name }) => MACROS.test(name))) return 'file-has-macros';
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) return 'file-not-a-table';
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (unpacked > limits.unpackedBytes) return 'file-unpacks-too-large';
  return isHonest(bytes, entries) ? null : 'file-unreadable';
};

const readWorkbook = async (bytes: Buffer, limits: TableLimits): Promise<Tables> => {
  const refused = refusalOfArchive(bytes, limits);
  if (refused !== null) return refuse(refused);
  try {
    // One row more than allowed, so that a file that is too long is seen to be.
    const { sheets } = await readXlsx(bytes, { maxRows: limits.rows + 1 });
    return ok(sheets.map(tableOf));
  } catch {
    return refuse('file-unreadable');
  }
};

const withinLimits = (tables: readonly Table[], limits: TableLimits): Tables => {
  if (tables.some(({ rows }) => rows.length > limits.rows)) return refuse('file-too-many-rows', { most: limits.rows });
  if (tables.some(({ rows }) => rows.some(({ cells }) => cells.length > limits.columns)))
    return refuse('file-too-many-columns', { most: limits.columns });
  return tables.some(({ rows }) => rows.length > 0) ? ok(tables) : refuse('file-empty');
};

/** Reads .xlsx, CSV in UTF-8 or GBK, and text copied from a spreadsheet; what it is, its content says and not its name. */
export const readTables = async (bytes: Buffer, limits: TableLimits): Promise<Tables> => {
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes.length > limits.bytes) return refuse('file-too-large', { most: limits.bytes });
  if (bytes.subarray(0, OLD_EXCEL.length).equals(OLD_EXCEL)) return refuse('file-of-old-excel');
  if (bytes.subarray(0, ARCHIVE.length).equals(ARCHIVE)) {
    const tables = await readWorkbook(bytes, limits);
    return tables.ok ? withinLimits(tables.value, limits) : tables;
  }
  const text = decodeText(bytes);
  if (text === null) return refuse('file-not-a-table');
  return withinLimits([{ name: '', hidden: false, hiddenColumns: [], rows: readSeparatedText(text) }], limits);
};
