import type { PlainDate } from './plain-date.ts';

/** What stands in a cell: a text as typed, a number as a number, a day where the cell is formatted as one. */
export type Cell = string | number | { readonly on: PlainDate } | null;

/** What a reader has to know of a row beside its values. */
export type RowMark = 'hidden' | 'formula' | 'merged';

/** A row of a table that somebody brought. */
export interface TableRow {
  /** Line in the user's own file, from 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
  readonly marks: readonly RowMark[];
}
