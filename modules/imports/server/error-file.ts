import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import { writeLongXlsxSheet, type XlsxColumn, type XlsxValue } from '../../../platform/spreadsheet/write-xlsx.ts';
import { mapBreathing } from '../../../platform/map-breathing.ts';
import { cleanText } from '../domain/clean-text.ts';
import type { Outcome, Remark } from '../domain/import-row.ts';
import type { ImportDeps } from './deps.ts';
import type { ImportRecord } from './import-rows.ts';
import { groupWord } from './row-reply.ts';
import { openCells, rowIdOf } from './sealed-rows.ts';

export interface ErrorRow {
  readonly number: number;
  readonly outcome: Outcome;
  readonly remarks: readonly Remark[];
  readonly cellsSealed: Buffer;
  readonly resultCode: string | null;
}

const WIDTH = 16;
const WIDE = 44;

const fill = (words: string, values: Readonly<Record<string, string | number>>): string =>
  words.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const remarkWords = (
  deps: ImportDeps,
  { code, field, line, part }: Remark,
  wordAt: (part: number) => string,
): string => {
  const told = fill(deps.text(`imports.remark.${code}`)?.zh ?? code, { line: line ?? '' });
  const words = part === undefined ? told : `“${wordAt(part)}”${told}`;
  const column = field === undefined ? '' : (deps.text(`imports.field.${field}`)?.zh ?? field);
  return column === '' ? words : `${column}：${words}`;
};

const wordsOf = (
  deps: ImportDeps,
  { outcome, remarks, resultCode }: ErrorRow,
  wordAt: (part: number) => string,
): string => {
  const said = remarks.map((remark) => remarkWords(deps, remark, wordAt));
  if (resultCode !== null) return deps.text(`imports.result.${resultCode}`)?.zh ?? resultCode;
  return outcome === 'possible' ? [deps.text('imports.undecided')?.zh ?? '', ...said].join('；') : said.join('；');
};

const cellsOf = (deps: ImportDeps, one: ImportRecord, row: ErrorRow): readonly XlsxValue[] => {
  const { communityId, id, sheet, titles } = one;
  const { cells } = openCells(deps.keyRing, communityId, rowIdOf(id, sheet, row.number), row.cellsSealed);
  const own = titles.map((_, at) => {
    const cell = cells[at] ?? null;
    return typeof cell === 'string' ? cell : cleanText(cell).text;
  });
  const wordAt = (part: number): string => groupWord(cells, one.mapping, part);
  return [...own, wordsOf(deps, row, wordAt), String(row.number)];
};

/**
 * The user's own columns as they were, with what is wrong with a row and its line; every cell a text, never a formula.
 * The rows come some at a time and are not kept.
 */
export const errorFile = (
  deps: ImportDeps,
  one: ImportRecord,
  batches: AsyncIterable<readonly ErrorRow[]>,
  by: { readonly name: string; readonly at: Instant },
): Promise<Uint8Array> => {
  const text = (key: string): string => deps.text(key)?.zh ?? key;
  const columnOf = (title: string, widthInCharacters: number): XlsxColumn => ({
    title,
    widthInCharacters,
    type: 'text',
  });
  let count = 0;
  async function* rows(): AsyncGenerator<readonly XlsxValue[]> {
    for await (const batch of batches) {
      count += batch.length;
      yield* await mapBreathing(batch, (row) => cellsOf(deps, one, row));
    }
  }
  return writeLongXlsxSheet({
    name: text('imports.errors-file'),
    columns: [
      ...one.titles.map(({ title }) => columnOf(title, WIDTH)),
      columnOf(text('imports.what-is-wrong'), WIDE),
      columnOf(text('imports.line'), WIDTH),
    ],
    rows: rows(),
    note: () => fill(text('imports.errors-note'), { name: by.name, on: plainDateOf(by.at), rows: count }),
  });
};
