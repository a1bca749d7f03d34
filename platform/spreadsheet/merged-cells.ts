import type { Cell } from '../../kernel/table-row.ts';

/** Cells of one column that are merged downwards; rows and columns from 0. */
export interface MergedCells {
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

const columnAndRow = (place: string): readonly [number, number] => {
  const [, letters = '', digits = '0'] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(place) ?? [];
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [column - 1, Number(digits) - 1];
};

/** Column from 0 of a place such as AB12; -1 where none is named. */
export const columnOf = (place: string): number => columnAndRow(place)[0];

/** Cells merged downwards stand for every row beside them; those merged sideways, as in titles, are left alone: null. */
export const mergedDownwards = (range: string): MergedCells | null => {
  const [from = '', to = from] = range.split(':');
  const [column, firstRow] = columnAndRow(from);
  const [lastColumn, lastRow] = columnAndRow(to);
  return column >= 0 && firstRow >= 0 && column === lastColumn && lastRow > firstRow
    ? { column, firstRow, lastRow }
    : null;
};

/** Fills the rows of a table one after the other, from the first on; answers whether anything was filled in. */
export type FillMerged = (row: number, cells: Cell[]) => boolean;

const fillOne = (cells: Cell[], column: number, value: Cell): boolean => {
  if (value === null || (cells[column] ?? null) !== null) return false;
  while (cells.length < column) cells.push(null);
  cells[column] = value;
  return true;
};

export const createMergedFilling = (merged: readonly MergedCells[]): FillMerged => {
  const sorted = merged.toSorted((a, b) => a.firstRow - b.firstRow);
  /** No two of a column reach into each other, so that one at a time is enough. */
  const open = new Map<number, { readonly lastRow: number; readonly value: Cell }>();
  let next = 0;
  return (row, cells) => {
    let isFilled = false;
    for (const [column, { lastRow, value }] of open) {
      if (row > lastRow) open.delete(column);
      else isFilled = fillOne(cells, column, value) || isFilled;
    }
    for (let one = sorted[next]; one !== undefined && one.firstRow <= row; one = sorted[next]) {
      if (one.firstRow === row) open.set(one.column, { lastRow: one.lastRow, value: cells[one.column] ?? null });
      next += 1;
    }
    return isFilled;
  };
};
