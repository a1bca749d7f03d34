import type { Sheet } from './paper.ts';

/**
 * A document before it is set: what stands where, in millimetres and points, with no fonts chosen yet.
 * It is smaller than the PDF library's own vocabulary, so that every text in it can be found, checked for missing
 * characters and given a font.
 */
export type Alignment = 'left' | 'center' | 'right' | 'justify';

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
}

export interface TextPiece {
  readonly kind: 'text';
  readonly runs: readonly Run[];
  readonly sizePt: number;
  readonly align?: Alignment;
  /** Leading as a multiple of the size; 1.5 when absent. */
  readonly leading?: number;
  /** Indent of the first line in characters. */
  readonly indent?: number;
  readonly letterSpacingPt?: number;
  readonly grey?: boolean;
  /** Never broken; only for texts known to fit. */
  readonly oneLine?: boolean;
  readonly gapAfterMm?: number;
}

/** A cell may reach over several columns; the row then lists fewer cells. */
export type TableCell = TextPiece & { readonly span?: number };

export type TableLines = 'grid' | 'rows' | 'none';

export interface TablePiece {
  readonly kind: 'table';
  readonly widthsMm: readonly number[];
  /** Title and head are repeated at the top of every page the table runs over. The title has no lines around it. */
  readonly title?: TextPiece;
  readonly head?: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly lines: TableLines;
  readonly gapAfterMm?: number;
}

export interface ColumnsPiece {
  readonly kind: 'columns';
  readonly columns: readonly { readonly widthMm: number; readonly pieces: readonly Piece[] }[];
  readonly gapAfterMm?: number;
}

export interface QrPiece {
  readonly kind: 'qr';
  readonly content: string;
  /** The code is drawn as large as fits in this square, quiet zone included, in whole printer dots. */
  readonly sizeMm: number;
  /** Width of the area in which the code is centred; flush left when absent. */
  readonly centredInMm?: number;
  readonly gapAfterMm?: number;
}

export interface RulePiece {
  readonly kind: 'rule';
  readonly lengthMm: number;
  readonly thicknessPt: number;
  readonly dashed?: boolean;
  readonly gapAfterMm?: number;
}

/** Pieces that must not be torn apart by a page break. */
export interface KeptTogetherPiece {
  readonly kind: 'kept-together';
  readonly pieces: readonly Piece[];
}

export type Piece = TextPiece | TablePiece | ColumnsPiece | QrPiece | RulePiece | KeptTogetherPiece;

/** A word that stands on every page beside the text: what is printed is a preview, void or printed again. */
export interface PageMark {
  readonly words: string;
  readonly place: 'across' | 'upper-right';
}

/** A whole document; it is drawn as PDF or written as a Word file. */
export interface Sketch {
  readonly sheet: Sheet;
  readonly pieces: readonly Piece[];
  /** Stands centred below the text area of every page, with `{page}` and `{pages}` filled in; absent on rolls. */
  readonly footer?: TextPiece;
  readonly mark?: PageMark;
  readonly title: string;
  /** BCP 47, such as zh-CN. */
  readonly language: string;
  /** Written as the file's creation time, so that the same document printed again is the same file. */
  readonly madeAt: Date;
}

export const footerFor = (footer: TextPiece, page: number, pages: number): TextPiece => ({
  ...footer,
  runs: footer.runs.map((run) => ({
    ...run,
    text: run.text.replaceAll('{page}', String(page)).replaceAll('{pages}', String(pages)),
  })),
});
