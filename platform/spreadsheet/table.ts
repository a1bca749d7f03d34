import type { Refusal } from '../../kernel/result.ts';
import type { TableRow } from '../../kernel/table-row.ts';

/** What is known of a table before its rows are read. */
export interface TableHead {
  readonly name: string;
  /** Sheets that are hidden in the file are listed but never chosen by themselves. */
  readonly hidden: boolean;
  /** Columns hidden in the file, from 0. */
  readonly hiddenColumns: readonly number[];
}

/**
 * A file as it is read: each table before its rows, the rows a few at a time. Where the file cannot be taken, this is
 * said last and may come late: what was handed over before is then worth nothing.
 */
export type TablePart =
  | { readonly kind: 'table'; readonly table: TableHead }
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal<FileRefusal> };

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
