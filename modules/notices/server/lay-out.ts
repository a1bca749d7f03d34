import type { Piece, TextPiece } from '../../../platform/documents/sketch.ts';
import type { DocumentData } from '../domain/document-data.ts';
import { fieldsOf, listsOf } from '../domain/document-fields.ts';
import type { Block, DocumentTemplate } from '../domain/document-template.ts';
import { fillText } from '../domain/fill-text.ts';
import { placesOf } from '../domain/template-places.ts';
import { facts, listLines, listTable } from './list-blocks.ts';
import type { Page } from './page.ts';
import { partHeading, perforation } from './part-blocks.ts';
import { heading, paragraph, progress, seal, signatures } from './text-blocks.ts';

const isFilled = (name: string, page: Page): boolean => (page.fields[name] ?? '') !== '';

const layOutBlock = (block: Block, page: Page): readonly Piece[] => {
  if ('when' in block && block.when !== undefined && !isFilled(block.when, page)) return [];
  if ('unless' in block && block.unless !== undefined && isFilled(block.unless, page)) return [];
  switch (block.block) {
    case 'heading':
      return heading(page);
    case 'paragraph':
      return paragraph(block, page);
    case 'facts':
      return facts(block, page);
    case 'list-table':
      return listTable(block, page);
    case 'list-lines':
      return listLines(block, page);
    case 'progress':
      return progress(block, page);
    case 'seal':
      return seal(block, page);
    case 'part-heading':
      return partHeading(block, page);
    case 'perforation':
      return perforation(block, page);
    case 'signatures':
      return signatures(block, page);
    case 'rule':
      return [{ kind: 'rule', lengthMm: page.widthMm, thicknessPt: 0.6, dashed: block.dashed, gapAfterMm: 2 }];
  }
};

/** The seal takes the text before it along to the next page: a seal on a page without text could be set under anything. */
const withSealJoined = (blocks: readonly (readonly Piece[])[], sealAt: number): readonly Piece[] => {
  const sealed = blocks[sealAt];
  const before = blocks.slice(0, sealAt).flat();
  const last = before.at(-1);
  if (sealed === undefined || last?.kind !== 'text') return blocks.flat();
  return [
    ...before.slice(0, -1),
    { kind: 'kept-together', pieces: [last, ...sealed] },
    ...blocks.slice(sealAt + 1).flat(),
  ];
};

const LONGEST_KEPT_TEXT = 300;

const isShortText = (piece: Piece | undefined): piece is TextPiece =>
  piece?.kind === 'text' && piece.runs.reduce((sum, run) => sum + run.text.length, 0) <= LONGEST_KEPT_TEXT;

/** A heading goes to the next page with the text below it, unless that is too long to be moved as one. */
const withHeadingsJoined = (blocks: readonly (readonly Piece[])[], template: DocumentTemplate): readonly Piece[][] => {
  const joined = blocks.map((pieces) => [...pieces]);
  template.blocks.forEach((block, index) => {
    const [heading] = joined[index] ?? [];
    const follower = joined.find((pieces, at) => at > index && pieces.length > 0);
    const first = follower?.[0];
    if (block.block !== 'paragraph' || block.style !== 'strong') return;
    if (heading === undefined || follower === undefined || !isShortText(first)) return;
    follower[0] = { kind: 'kept-together', pieces: [heading, first] };
    joined[index] = [];
  });
  return joined;
};

/** Fills a template with a document's data and gives the pieces in their order. */
export const layOut = (template: DocumentTemplate, data: DocumentData): readonly Piece[] => {
  const blanks = Object.fromEntries(placesOf(template).map((name) => [name, '']));
  const given = fieldsOf(data, (code) => template.words[code]?.[data.language] ?? code);
  const fields = { ...blanks, ...given };
  const { sheet } = template.layout;
  const page: Page = {
    fields,
    lists: listsOf(data, template.basis),
    template,
    widthMm: sheet.widthMm - sheet.marginsMm.left - sheet.marginsMm.right,
    isRoll: sheet.heightMm === 'content',
    isLatin: data.language === 'en',
    say: (words, values) => fillText(words[data.language], { ...fields, ...values }),
  };
  return withSealJoined(
    withHeadingsJoined(
      template.blocks.map((block) => layOutBlock(block, page)),
      template,
    ),
    template.blocks.findIndex(({ block }) => block === 'seal'),
  );
};
