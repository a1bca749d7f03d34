import { refuse } from '../../kernel/result.ts';
import type { TableRow } from '../../kernel/table-row.ts';
import { listArchive, type ArchiveEntry } from './archive-listing.ts';
import { decodeText, readSeparatedText } from './read-separated-text.ts';
import { readWorkbook } from './read-workbook.ts';
import type { FileRefusal, TableLimits, TablePart } from './table.ts';

const OLD_EXCEL = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ARCHIVE = Buffer.from('504b', 'hex');
/** A workbook may name itself one and carry programs all the same. */
const MACROS = /(^|\/)(vbaProject[^/]*\.bin|macrosheets\/|activeX\/)/i;

const refusedFor = (code: FileRefusal, details: Readonly<Record<string, number>> = {}): TablePart => ({
  kind: 'refused',
  refusal: refuse(code, details).refusal,
});

/** Looks at what an archive claims, before anything of it is read. */
const refusalOfArchive = (entries: readonly ArchiveEntry[] | null, limits: TableLimits): FileRefusal | null => {
  if (entries === null) return 'file-unreadable';
  if (entries.some(({ name }) => MACROS.test(name))) return 'file-has-macros';
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) return 'file-not-a-table';
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  return unpacked > limits.unpackedBytes ? 'file-unpacks-too-large' : null;
};

async function* readArchive(bytes: Buffer, limits: TableLimits): AsyncGenerator<TablePart> {
  const entries = listArchive(bytes);
  const refused = refusalOfArchive(entries, limits);
  if (refused !== null || entries === null) {
    yield refusedFor(refused ?? 'file-unreadable');
    return;
  }
  try {
    yield* readWorkbook(bytes, entries, limits);
  } catch {
    yield refusedFor('file-unreadable');
  }
}

const refusalOfRows = (rows: readonly TableRow[], before: number, limits: TableLimits): TablePart | null => {
  if (before + rows.length > limits.rows) return refusedFor('file-too-many-rows', { most: limits.rows });
  return rows.some(({ cells }) => cells.length > limits.columns)
    ? refusedFor('file-too-many-columns', { most: limits.columns })
    : null;
};

function* readText(bytes: Buffer, limits: TableLimits): Generator<TablePart> {
  const text = decodeText(bytes);
  if (text === null) {
    yield refusedFor('file-not-a-table');
    return;
  }
  yield { kind: 'table', table: { name: '', hidden: false, hiddenColumns: [] } };
  let count = 0;
  try {
    for (const rows of readSeparatedText(text)) {
      const refused = refusalOfRows(rows, count, limits);
      yield refused ?? { kind: 'rows', rows };
      if (refused !== null) return;
      count += rows.length;
    }
  } catch {
    yield refusedFor('file-not-a-table');
  }
}

const readByContent = (bytes: Buffer, limits: TableLimits): AsyncIterable<TablePart> | Iterable<TablePart> => {
  if (bytes.length === 0) return [refusedFor('file-empty')];
  if (bytes.length > limits.bytes) return [refusedFor('file-too-large', { most: limits.bytes })];
  if (bytes.subarray(0, OLD_EXCEL.length).equals(OLD_EXCEL)) return [refusedFor('file-of-old-excel')];
  return bytes.subarray(0, ARCHIVE.length).equals(ARCHIVE) ? readArchive(bytes, limits) : readText(bytes, limits);
};

/** Rows handed over at a time: large enough to be quick, small enough to take no memory that counts. */
const ROWS_AT_ONCE = 500;

/**
 * Reads .xlsx, CSV in UTF-8 or GBK, and text copied from a spreadsheet; what it is, its content says and not its name.
 * What is kept in memory does not grow with the rows, but for the texts that the cells of a workbook refer to.
 */
export async function* readTables(bytes: Buffer, limits: TableLimits): AsyncGenerator<TablePart> {
  let waiting: TableRow[] = [];
  let isEmpty = true;
  for await (const part of readByContent(bytes, limits)) {
    if (part.kind === 'refused') {
      yield part;
      return;
    }
    if (part.kind === 'rows') {
      isEmpty = false;
      for (const row of part.rows) waiting.push(row);
    }
    while (waiting.length >= ROWS_AT_ONCE || (part.kind === 'table' && waiting.length > 0))
      yield { kind: 'rows', rows: waiting.splice(0, ROWS_AT_ONCE) };
    if (part.kind === 'table') yield part;
  }
  if (waiting.length > 0) yield { kind: 'rows', rows: waiting };
  if (isEmpty) yield refusedFor('file-empty');
}
