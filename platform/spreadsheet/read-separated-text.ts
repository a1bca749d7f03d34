import { isUtf8 } from 'node:buffer';
import type { TableRow } from '../../kernel/table-row.ts';

const AT_ONCE = 65_536;

function* decoded(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    yield decoder.decode(bytes.subarray(at, at + AT_ONCE), { stream: true });
  yield decoder.decode();
}

/**
 * UTF-8 where every byte fits, else GB 18030, which holds GBK and GB 2312, a little at a time. Null where it is no
 * text; where it is neither of them, that may be seen late, and reading on throws.
 */
export const decodeText = (bytes: Uint8Array): Iterable<string> | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes.includes(0)) return null;
  return decoded(bytes, isUtf8(bytes) ? 'utf-8' : 'gb18030');
};

const LOOKED_AT = 20_000;

/** What separates the values: what stands most often outside of quotes in the first line that has any. */
const separatorOf = (text: string): string => {
  const first = text.slice(0, LOOKED_AT).replace(/"[^"]*"/g, '');
  const count = (mark: string): number => first.split(mark).length;
  return ['\t', ',', ';', '，'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
};

interface Reading {
  readonly separator: string;
  rows: TableRow[];
  cells: string[];
  value: string;
  line: number;
  startedOn: number;
  /** Within quotes; behind a quote that ends them unless another one follows. */
  quotes: 'none' | 'open' | 'maybe-closed';
}

const endRow = (reading: Reading): void => {
  reading.rows.push({ number: reading.startedOn, cells: [...reading.cells, reading.value], marks: [] });
  reading.cells = [];
  reading.value = '';
};

/** Reads within quotes from `at`; doubled quotes stand for one. Answers the index behind what was read. */
const readQuoted = (text: string, at: number, reading: Reading): number => {
  if (reading.quotes === 'maybe-closed') {
    reading.quotes = text[at] === '"' ? 'open' : 'none';
    if (reading.quotes === 'none') return at;
    reading.value += '"';
    return at + 1;
  }
  const close = text.indexOf('"', at);
  const part = text.slice(at, close < 0 ? text.length : close);
  reading.line += part.split('\n').length - 1;
  reading.value += part;
  if (close < 0) return text.length;
  reading.quotes = 'maybe-closed';
  return close + 1;
};

const SPECIAL = /["\t,;，\n]/g;

/** Reads a plain piece from `at` up to the next mark, and the mark. */
const readPlain = (text: string, at: number, reading: Reading): number => {
  SPECIAL.lastIndex = at;
  const found = SPECIAL.exec(text)?.index ?? text.length;
  reading.value += text.slice(at, found);
  if (found === text.length) return found;
  const mark = text[found] ?? '';
  if (mark === '"' && reading.value === '') reading.quotes = 'open';
  else if (mark === reading.separator) {
    reading.cells.push(reading.value);
    reading.value = '';
  } else if (mark === '\n') {
    endRow(reading);
    reading.line += 1;
    reading.startedOn = reading.line;
  } else reading.value += mark;
  return found + 1;
};

const readPart = (text: string, reading: Reading): readonly TableRow[] => {
  let at = 0;
  while (at < text.length)
    at = reading.quotes === 'none' ? readPlain(text, at, reading) : readQuoted(text, at, reading);
  const { rows } = reading;
  reading.rows = [];
  return rows;
};

/** The same text with its lines ended in one way and without the mark of its encoding; the first part is long enough to look at. */
function* evened(parts: Iterable<string>): Generator<string> {
  let waiting = '';
  let isFirst = true;
  for (const part of parts) {
    waiting += part;
    if (isFirst && waiting.length < LOOKED_AT) continue;
    // Half of a line end waits for the other half.
    const ready = waiting.endsWith('\r') ? waiting.slice(0, -1) : waiting;
    yield (isFirst ? ready.replace(/^\uFEFF/, '') : ready).replace(/\r\n?/g, '\n');
    waiting = waiting.slice(ready.length);
    isFirst = false;
  }
  if (waiting !== '') yield (isFirst ? waiting.replace(/^\uFEFF/, '') : waiting).replace(/\r\n?/g, '\n');
}

/** Values separated by commas, tabs or semicolons, as in a CSV file or when copied from a spreadsheet; some rows at a time. */
export function* readSeparatedText(parts: Iterable<string>): Generator<readonly TableRow[]> {
  let reading: Reading | null = null;
  for (const text of evened(parts)) {
    reading ??= {
      separator: separatorOf(text),
      rows: [],
      cells: [],
      value: '',
      line: 1,
      startedOn: 1,
      quotes: 'none',
    };
    const rows = readPart(text, reading);
    if (rows.length > 0) yield rows;
  }
  if (reading === null || (reading.value === '' && reading.cells.length === 0)) return;
  endRow(reading);
  yield reading.rows;
}
