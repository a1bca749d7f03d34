import type { TableRow } from '../../kernel/table-row.ts';

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
