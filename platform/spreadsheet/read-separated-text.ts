import type { TableRow } from '../../kernel/table-row.ts';

/** UTF-8 where every byte fits, else GB 18030, which holds GBK and GB 2312. Null where it is neither, or no text. */
export const decodeText = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  return null;
};

/** What separates the values: what stands most often outside of quotes in the first line that has any. */
const separatorOf = (text: string): string => {
  const first = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const count = (mark: string): number => first.split(mark).length;
  return ['\t', ',', ';', '，'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
};

interface Reading {
  readonly rows: TableRow[];
  cells: string[];
  value: string;
  line: number;
  startedOn: number;
}

const endRow = (reading: Reading): void => {
  reading.rows.push({ number: reading.startedOn, cells: [...reading.cells, reading.value], marks: [] });
  reading.cells = [];
  reading.value = '';
};

/** Index behind a quoted value that begins at `start`; doubled quotes stand for one. */
const readQuoted = (text: string, start: number, reading: Reading): number => {
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    const part = text.slice(at, close < 0 ? text.length : close);
    reading.line += part.split('\n').length - 1;
    reading.value += part;
    if (close < 0) return text.length;
    if (text[close + 1] !== '"') return close + 1;
    reading.value += '"';
    at = close + 2;
  }
};

/** Values separated by commas, tabs or semicolons, as in a CSV file or when copied from a spreadsheet. */
export const readSeparatedText = (whole: string): readonly TableRow[] => {
  const text = whole.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(text);
  const reading: Reading = { rows: [], cells: [], value: '', line: 1, startedOn: 1 };
  let at = 0;
  while (at < text.length) {
    const mark = text[at];
    if (mark === '"' && reading.value === '') {
      at = readQuoted(text, at, reading);
      continue;
    }
    if (mark === separator) {
      reading.cells.push(reading.value);
      reading.value = '';
    } else if (mark === '\n') {
      endRow(reading);
      reading.line += 1;
      reading.startedOn = reading.line;
    } else reading.value += mark;
    at += 1;
  }
  if (reading.value !== '' || reading.cells.length > 0) endRow(reading);
  return reading.rows;
};
