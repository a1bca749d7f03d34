import type { Piece } from '../../../platform/documents/sketch.ts';
import type { PartHeadingBlock, PerforationBlock } from '../domain/document-template.ts';
import { type Page, textPiece } from './page.ts';

/** Title of a part with its number on the left and the name of the part on the right of the line below. */
export const partHeading = (block: PartHeadingBlock, page: Page): readonly Piece[] => {
  const { titlePt, tablePt } = page.template.layout;
  const half = page.widthMm / 2;
  return [
    textPiece(page.say(block.title), titlePt, { bold: true, align: 'center', leading: 1.3 }),
    {
      kind: 'columns',
      columns: [
        { widthMm: half, pieces: [textPiece(page.say(block.left), tablePt, { leading: 1.3 })] },
        { widthMm: half, pieces: [textPiece(page.say(block.right), tablePt, { align: 'right', leading: 1.3 })] },
      ],
      gapAfterMm: 2,
    },
  ];
};

const SEALED_WORDS_MM = 44;

/** Dashes to tear along on both sides of the words that the seal is set over. */
export const perforation = (block: PerforationBlock, page: Page): readonly Piece[] => {
  const { bodyPt, smallPt } = page.template.layout;
  const side = (page.widthMm - SEALED_WORDS_MM) / 2;
  const dashes: readonly Piece[] = [
    textPiece(' ', bodyPt / 2, { leading: 1 }),
    { kind: 'rule', lengthMm: side - 2, thicknessPt: 0.8, dashed: true },
  ];
  return [
    {
      kind: 'kept-together',
      pieces: [
        {
          kind: 'columns',
          columns: [
            { widthMm: side, pieces: dashes },
            {
              widthMm: SEALED_WORDS_MM,
              pieces: [textPiece(page.say(block.text), bodyPt, { bold: true, align: 'center', leading: 1.2 })],
            },
            { widthMm: side, pieces: dashes },
          ],
        },
        textPiece(page.say(block.note), smallPt, { align: 'center', grey: true, leading: 1.2, gapAfterMm: 2 }),
      ],
    },
  ];
};
