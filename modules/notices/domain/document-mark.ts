import type { Text } from '../../../kernel/text.ts';

/** Why a print must not be taken for the paper that was issued. */
export type DocumentMark = 'preview' | 'voided' | 'reprinted';

export type DocumentMarks = Readonly<
  Record<DocumentMark, { readonly words: Text; readonly place: 'across' | 'upper-right' }>
>;
