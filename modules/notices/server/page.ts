import type { Text } from '../../../kernel/text.ts';
import type { TextPiece } from '../../../platform/documents/sketch.ts';
import type { Fields, Lists } from '../domain/document-fields.ts';
import type { DocumentTemplate } from '../domain/document-template.ts';

/** What every block of a document is laid out with. The width is that of the text area in millimetres. */
export interface Page {
  readonly fields: Fields;
  readonly lists: Lists;
  readonly template: DocumentTemplate;
  readonly widthMm: number;
  readonly isRoll: boolean;
  /** Latin texts are not indented, Chinese ones are. */
  readonly isLatin: boolean;
  /** A text of the form in the document's language with its placeholders filled, from an entry of a list first. */
  say(text: Text, entry?: Readonly<Record<string, string>>): string;
}

export const textPiece = (
  words: string,
  sizePt: number,
  more: Omit<Partial<TextPiece>, 'kind' | 'runs' | 'sizePt'> & { readonly bold?: boolean } = {},
): TextPiece => {
  const { bold, ...rest } = more;
  return { kind: 'text', runs: [{ text: words, bold: bold ?? false }], sizePt, ...rest };
};
