import type { PlainDate } from '../../kernel/plain-date.ts';

/** What stands in a cell: a text as typed, a number as a number, a day where the cell is formatted as one. */
export type Cell = string | number | { readonly on: PlainDate } | null;

/** What a reader has to know of a row beside its values. */
export type RowMark = 'hidden' | 'formula' | 'merged';

export interface TableRow {
  /** Line in the user's own file, from 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly marks: readonly RowMark[];
}

export interface Table {
  readonly name: string;
  /** Sheets that are hidden in the file are listed but never chosen by themselves. */
  readonly hidden: boolean;
  /** Columns hidden in the file, from 0. */
  readonly hiddenColumns: readonly number[];
  readonly rows: readonly TableRow[];
}

/** What a file may hold at most; the numbers are data of the caller. */
export interface TableLimits {
  readonly bytes: number;
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
}

export type FileRefusal =
  | 'file-empty'
  | 'file-too-large'
  | 'file-unpacks-too-large'
  | 'file-has-macros'
  | 'file-of-old-excel'
  | 'file-not-a-table'
  | 'file-unreadable'
  | 'file-too-many-rows'
  | 'file-too-many-columns';
