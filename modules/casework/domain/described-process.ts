import type { Text } from '../../../kernel/text.ts';
import type { ProcessDefinition } from './definition.ts';
import type { ProcessWording } from './process-wording.ts';

/** A row of a table; `id` names the part it tells, each cell is a list of lines. */
export interface DescribedRow {
  readonly id: string;
  readonly cells: readonly (readonly Text[])[];
}

export interface DescribedTable {
  readonly id: string;
  readonly title: Text;
  readonly columns: readonly Text[];
  readonly rows: readonly DescribedRow[];
}

export interface ProcessNames {
  readonly document: (kind: string) => Text;
  readonly process: (id: string) => Text;
}

/** What a description is made from: the definition, its words, and the names of papers and of other processes. */
export interface Describing {
  readonly definition: ProcessDefinition;
  readonly wording: ProcessWording;
  readonly names: ProcessNames;
}
