import type { CellStyle, CellValue, ColumnDef } from 'hucre/xlsx';
import { isPlainDate, type PlainDate } from '../../kernel/plain-date.ts';

/** `text` also for identity numbers, phones and codes: as numbers they would lose their last digits or leading zeros. */
export type XlsxColumn =
  | { readonly title: string; readonly widthInCharacters: number; readonly type: 'text' }
  | { readonly title: string; readonly widthInCharacters: number; readonly type: 'date' }
  | { readonly title: string; readonly widthInCharacters: number; readonly type: 'number'; readonly decimals?: number };

/** Text, a number, or a date as YYYY-MM-DD, as its column says; null is an empty cell. */
export type XlsxValue = string | number | null;

export interface XlsxSheet {
  /** Characters a sheet name may not hold are replaced, and it is cut to 31. */
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  /** One value for each column, in the order of the columns. */
  readonly rows: readonly (readonly XlsxValue[])[];
  /** Who exported it and when, in words: stands below the rows and at the foot of every printed page. */
  readonly note: string;
  readonly madeAt: Date;
}

const LONGEST_NAME = 31;
const LONGEST_TEXT = 32_767;
const FORBIDDEN_IN_NAME = /[[\]:*?/\\]|^'|'$/g;
/** What XML cannot hold: control characters other than tab and line ends, and halves of a character. */
const NOT_IN_XML = /[\p{Cc}--[\t\n\r]]|\p{Surrogate}|[\uFFFE\uFFFF]/gv;

const TEXT_FORMAT = '@';
const HEAD_STYLE: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F0F0F0' } },
  alignment: { vertical: 'center', wrapText: true },
  numFmt: TEXT_FORMAT,
};
const NOTE_STYLE: CellStyle = { font: { color: { rgb: '666666' } }, numFmt: TEXT_FORMAT };

export const sheetNameOf = (name: string): string => {
  const allowed = [...name.replaceAll(FORBIDDEN_IN_NAME, ' ').replaceAll(NOT_IN_XML, '').trim()].join('');
  return allowed.slice(0, LONGEST_NAME).toWellFormed().replaceAll('\uFFFD', '').trim() || 'Sheet1';
};

const formatOf = (column: XlsxColumn): string => {
  switch (column.type) {
    case 'text':
      return TEXT_FORMAT;
    case 'date':
      return 'yyyy-mm-dd';
    case 'number':
      return column.decimals === undefined || column.decimals === 0 ? '0' : `0.${'0'.repeat(column.decimals)}`;
  }
};

const dateOf = (date: PlainDate): Date => new Date(`${date}T00:00:00Z`);

/**
 * A text goes in as a text even when it begins like a formula (= + - @): the cell is typed as text and formatted as
 * text, so it is not computed when opened nor after being edited, and phone numbers such as +86… stay as they are.
 */
const cellOf = (value: XlsxValue, column: XlsxColumn): CellValue => {
  if (value === null || value === '') return null;
  if (column.type === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`Not a number in “${column.title}”.`);
    return value;
  }
  if (typeof value !== 'string') throw new Error(`Not a text in “${column.title}”.`);
  if (column.type === 'date') {
    if (!isPlainDate(value)) throw new Error(`Not a date in “${column.title}”.`);
    return dateOf(value);
  }
  if (value.length > LONGEST_TEXT) throw new Error(`A text in “${column.title}” is longer than a cell can hold.`);
  return value.replaceAll(NOT_IN_XML, '');
};

const rowOf = (row: readonly XlsxValue[], columns: readonly XlsxColumn[]): CellValue[] => {
  if (row.length !== columns.length) throw new Error(`A row has ${row.length} values for ${columns.length} columns.`);
  return columns.map((column, index) => cellOf(row[index] ?? null, column));
};

/**
 * One sheet as an .xlsx file: head frozen and filterable, a note below. A value that does not fit its column is a
 * fault of the caller and throws; the message names the column and never the value.
 */
export const writeXlsxSheet = async (sheet: XlsxSheet): Promise<Uint8Array> => {
  // The library is large and waits in the file until the first sheet is asked for.
  const { writeXlsx } = await import('hucre/xlsx');
  const { columns } = sheet;
  const note = sheet.note.replaceAll(NOT_IN_XML, '');
  const noteRow = sheet.rows.length + 2;
  const headCells = columns.map(
    (column, index) => [`0,${index}`, { value: column.title, type: 'string', style: HEAD_STYLE }] as const,
  );
  return writeXlsx({
    properties: { title: sheetNameOf(sheet.name), creator: 'Quanke', created: sheet.madeAt, modified: sheet.madeAt },
    sheets: [
      {
        name: sheetNameOf(sheet.name),
        columns: columns.map((column) => ({ width: column.widthInCharacters, numFmt: formatOf(column) })),
        rows: [columns.map((column) => column.title), ...sheet.rows.map((row) => rowOf(row, columns)), [], [note]],
        cells: new Map([...headCells, [`${noteRow},0`, { value: note, type: 'string', style: NOTE_STYLE }] as const]),
        freezePane: { rows: 1 },
        ...(sheet.rows.length === 0 ? {} : { autoFilter: { range: rangeOf(columns.length, sheet.rows.length + 1) } }),
        pageSetup: {
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
        },
        headerFooter: { oddFooter: `&L${note.replaceAll('&', '&&').slice(0, 200)}&R&P / &N` },
      },
    ],
  });
};

export interface LongXlsxSheet extends Pick<XlsxSheet, 'name' | 'columns'> {
  readonly rows: AsyncIterable<readonly XlsxValue[]>;
  /** Asked for when the last row was written. */
  readonly note: () => string;
}

/**
 * The same for a sheet of any length, with less for the eye: its rows are taken one after the other, and only the
 * packed file grows.
 */
export const writeLongXlsxSheet = async ({ name, columns, rows, note }: LongXlsxSheet): Promise<Uint8Array> => {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const shapes: ColumnDef[] = columns.map((column) => ({
    width: column.widthInCharacters,
    numFmt: formatOf(column),
    style: HEAD_STYLE,
  }));
  async function* cells(): AsyncGenerator<CellValue[]> {
    yield columns.map(({ title }) => title);
    // Only columns have a style here. Each row takes it as it is written, and is written before the next is asked for.
    for (const shape of shapes) delete shape.style;
    for await (const row of rows) yield rowOf(row, columns);
    yield [];
    yield [note().replaceAll(NOT_IN_XML, '')];
  }
  const packed = writeXlsxStream(cells(), {
    name: sheetNameOf(name),
    columns: shapes,
    freezePane: { rows: 1 },
  });
  return new Response(packed).bytes();
};

const columnLetters = (count: number): string =>
  count > 26
    ? columnLetters(Math.floor((count - 1) / 26)) + columnLetters(((count - 1) % 26) + 1)
    : String.fromCharCode(64 + count);

const rangeOf = (columns: number, rows: number): string => `A1:${columnLetters(columns)}${rows}`;
