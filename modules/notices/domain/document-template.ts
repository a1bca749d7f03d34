import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';
import type { DocumentKind, Paper } from './document-data.ts';
import type { FieldName, ListName } from './document-fields.ts';

/**
 * The form of one kind of document on one paper: which blocks follow each other and every word in them.
 * Texts may hold placeholders such as `{applicant}`; `document-fields.ts` says which exist.
 */
export interface DocumentTemplate {
  readonly kind: DocumentKind;
  readonly paper: Paper;
  readonly version: number;
  readonly validFrom: PlainDate;
  /** The rules this form itself rests on; listed with the basis of the item. */
  readonly basis: readonly Basis[];
  readonly title: Text;
  /** Words for codes in the data, such as `at-counter`. */
  readonly words: Readonly<Record<string, Text>>;
  /** Says `{page}` and `{pages}`; a roll has none. */
  readonly pageLabel?: Text;
  readonly layout: TemplateLayout;
  readonly blocks: readonly Block[];
}

/** Lengths in millimetres, sizes in points. */
export interface TemplateLayout {
  readonly sheet: {
    readonly widthMm: number;
    readonly heightMm: number | 'content';
    readonly marginsMm: {
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    };
  };
  readonly issuerPt: number;
  readonly titlePt: number;
  readonly bodyPt: number;
  readonly tablePt: number;
  readonly smallPt: number;
}

/** A block with `when` is left out while that field is empty, one with `unless` while it is not. */
interface Conditional {
  readonly when?: FieldName;
  readonly unless?: FieldName;
}

/** Issuer, title and document number. */
export interface HeadingBlock {
  readonly block: 'heading';
}

export interface ParagraphBlock extends Conditional {
  readonly block: 'paragraph';
  readonly text: Text;
  readonly style?: 'body' | 'plain' | 'strong' | 'small' | 'large';
  readonly align?: 'left' | 'center' | 'right';
}

/** Label and value side by side; a fact with an empty value is left out. */
export interface FactsBlock {
  readonly block: 'facts';
  readonly lines: 'grid' | 'none';
  readonly perRow: 1 | 2;
  readonly labelWidthMm: number;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: Text;
  readonly value: Text;
  readonly when?: FieldName;
  /** Has a row to itself where others stand two in a row. */
  readonly wide?: boolean;
}

/** One row for each entry of a list, numbered; left out together with its title when the list is empty. */
export interface ListTableBlock {
  readonly block: 'list-table';
  readonly list: ListName;
  readonly title?: Text;
  readonly numberLabel: Text;
  readonly columns: readonly { readonly label: Text; readonly value: Text; readonly widthMm: number }[];
}

/** One numbered paragraph for each entry of a list; left out together with its title when the list is empty. */
export interface ListLinesBlock {
  readonly block: 'list-lines';
  readonly list: ListName;
  readonly title?: Text;
  readonly line: Text;
  readonly small?: boolean;
}

/** QR code of the progress address with the receipt code beside or below it. */
export interface ProgressBlock extends Conditional {
  readonly block: 'progress';
  readonly arrangement: 'beside' | 'below';
  readonly sizeMm: number;
  readonly lines: readonly Text[];
}

/** Issuer and date at the lower right, where the seal is set over them, with lines to be signed by hand beside. */
export interface SealBlock {
  readonly block: 'seal';
  readonly note: Text;
  readonly signatures: readonly Text[];
}

export interface RuleBlock {
  readonly block: 'rule';
  readonly dashed: boolean;
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | FactsBlock
  | ListTableBlock
  | ListLinesBlock
  | ProgressBlock
  | SealBlock
  | RuleBlock;
