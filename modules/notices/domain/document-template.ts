import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';
import type { Paper } from './document-data.ts';
import type { FormField } from './form-field.ts';

/**
 * The form of one kind of document on one paper: which blocks follow each other and every word in them.
 * Texts may hold placeholders such as `{applicant}`; `document-fields.ts` says which exist.
 */
export interface DocumentTemplate {
  readonly kind: string;
  readonly paper: Paper;
  readonly version: number;
  readonly validFrom: PlainDate;
  /** The rules this form itself rests on; listed with the basis of the item. */
  readonly basis: readonly Basis[];
  readonly title: Text;
  /** Stands in the number of every paper of this kind: 介 in 西水介〔2026〕12号. Different for each kind. */
  readonly numberMark: string;
  /**
   * From where it is made out: `person` in the register for one person, `form` filled in for the person to sign
   * (not numbered), `item` from the catalogue alone (not numbered). Without any, only by an action of a process.
   */
  readonly madeFor?: readonly ('person' | 'form' | 'item')[];
  /** Processes on whose cases it may be printed at any time, filled in and without a number. */
  readonly printedOn?: readonly string[];
  /** What is asked, or known already, when it is made out for a person; in this order. */
  readonly fields?: readonly FormField[];
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
  readonly when?: string;
  readonly unless?: string;
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

/** Label and value side by side; a fact with an empty value is left out unless it is to be filled in by hand. */
export interface FactsBlock {
  readonly block: 'facts';
  readonly keepEmpty?: true;
  /** Lines that an empty value leaves free for writing; one unless given. */
  readonly blankLines?: number;
  readonly lines: 'grid' | 'none';
  readonly perRow: 1 | 2;
  readonly labelWidthMm: number;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: Text;
  readonly value: Text;
  readonly when?: string;
  /** Has a row to itself where others stand two in a row. */
  readonly wide?: boolean;
}

/** One row for each entry of a list, numbered; left out together with its title when the list is empty. */
export interface ListTableBlock {
  readonly block: 'list-table';
  /** Empty rows are added up to this number, to be filled in by hand. */
  readonly leastRows?: number;
  readonly list: string;
  readonly title?: Text;
  readonly numberLabel: Text;
  readonly columns: readonly { readonly label: Text; readonly value: Text; readonly widthMm: number }[];
}

/** One numbered paragraph for each entry of a list; left out together with its title when the list is empty. */
export interface ListLinesBlock {
  readonly block: 'list-lines';
  readonly list: string;
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
  /** Field that holds the address of the code; `progressUrl` unless given. */
  readonly address?: string;
}

/** Title of one part of a paper in several parts, with words to the left and right of the line below it. */
export interface PartHeadingBlock {
  readonly block: 'part-heading';
  readonly title: Text;
  readonly left: Text;
  readonly right: Text;
}

/** A line to tear along, with the words over which the seal is set so that both parts bear half of it. */
export interface PerforationBlock {
  readonly block: 'perforation';
  readonly text: Text;
  readonly note: Text;
}

/** Issuer and date at the lower right, where the seal is set over them, with lines to be signed by hand beside. */
export interface SealBlock {
  readonly block: 'seal';
  readonly note: Text;
  readonly signatures: readonly Text[];
}

/** Lines to be signed by hand, two side by side, where no seal of the office is set. */
export interface SignaturesBlock {
  readonly block: 'signatures';
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
  | SignaturesBlock
  | PartHeadingBlock
  | PerforationBlock
  | RuleBlock;
