import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import { writeXlsxSheet, type XlsxColumn } from '../../../platform/spreadsheet/write-xlsx.ts';
import { cleanText } from '../domain/clean-text.ts';
import type { Outcome, Remark } from '../domain/import-row.ts';
import type { ImportDeps } from './deps.ts';
import type { ImportRecord } from './import-rows.ts';
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

const remarkWords = (deps: ImportDeps, { code, field, line }: Remark): string => {
  const words = fill(deps.text(`imports.remark.${code}`)?.zh ?? code, { line: line ?? '' });
  const column = field === undefined ? '' : (deps.text(`imports.field.${field}`)?.zh ?? field);
  return column === '' ? words : `${column}：${words}`;
};

const wordsOf = (deps: ImportDeps, { outcome, remarks, resultCode }: ErrorRow): string => {
  const said = remarks.map((remark) => remarkWords(deps, remark));
  if (resultCode !== null) return deps.text(`imports.result.${resultCode}`)?.zh ?? resultCode;
  return outcome === 'possible' ? [deps.text('imports.undecided')?.zh ?? '', ...said].join('；') : said.join('；');
};

/** The user's own columns as they were, with the line and what is wrong with it; every cell a text, never a formula. */
export const errorFile = (
  deps: ImportDeps,
  one: ImportRecord,
  rows: readonly ErrorRow[],
  by: { readonly name: string; readonly at: Instant },
): Promise<Uint8Array> => {
  const text = (key: string): string => deps.text(key)?.zh ?? key;
  const opened = rows.map((row) => ({
    row,
    cells: openCells(deps.keyRing, one.communityId, rowIdOf(one.id, one.sheet, row.number), row.cellsSealed).cells,
  }));
  const width = Math.max(one.titles.length, ...opened.map(({ cells }) => cells.length));
  const columnOf = (title: string, widthInCharacters: number): XlsxColumn => ({
    title,
    widthInCharacters,
    type: 'text',
  });
  const own = Array.from({ length: width }, (_, at) => columnOf(one.titles[at]?.title ?? '', WIDTH));
  return writeXlsxSheet({
    name: text('imports.errors-file'),
    columns: [...own, columnOf(text('imports.what-is-wrong'), WIDE), columnOf(text('imports.line'), WIDTH)],
    rows: opened.map(({ row, cells }) => [
      ...own.map((_, at) => {
        const cell = cells[at] ?? null;
        return typeof cell === 'string' ? cell : cleanText(cell).text;
      }),
      wordsOf(deps, row),
      String(row.number),
    ]),
    note: fill(text('imports.errors-note'), { name: by.name, on: plainDateOf(by.at), rows: rows.length }),
    madeAt: new Date(by.at),
  });
};
