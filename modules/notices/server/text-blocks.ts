import type { Text } from '../../../kernel/text.ts';
import { points } from '../../../platform/documents/paper.ts';
import type { Alignment, Piece, TextPiece } from '../../../platform/documents/sketch.ts';
import type { ParagraphBlock, ProgressBlock, SealBlock, SignaturesBlock } from '../domain/document-template.ts';
import { setTitle } from '../domain/title-lines.ts';
import { type Page, textPiece } from './page.ts';

const SEAL_WIDTH_MM = 76;
const SIGNATURE_LABEL_MM = 30;
const SIGNATURE_LINE_MM = 40;
const ISSUER: Text = { zh: '{issuer}', en: '{issuer}' };
const ISSUED_ON: Text = { zh: '{issuedOn}', en: '{issuedOn}' };
const NUMBER: Text = { zh: '{documentNumber}', en: '{documentNumber}' };

export const heading = (page: Page): readonly Piece[] => {
  const { issuerPt, titlePt, smallPt, bodyPt } = page.template.layout;
  const lines = (words: string, sizePt: number, leading: number): readonly TextPiece[] => {
    const set = setTitle(words, sizePt, points(page.widthMm));
    return set.lines.map((line) => textPiece(line, set.sizePt, { bold: true, align: 'center', leading }));
  };
  const number = textPiece(page.say(NUMBER), page.isRoll ? smallPt : bodyPt - 2, {
    align: 'center',
    leading: 1.3,
    gapAfterMm: page.isRoll ? 2 : 3,
  });
  return [
    ...lines(page.say(ISSUER), issuerPt, 1.35),
    ...lines(page.say(page.template.title), titlePt, page.isRoll ? 1.4 : 1.55),
    number,
    { kind: 'rule', lengthMm: page.widthMm, thicknessPt: 1, gapAfterMm: page.isRoll ? 1.5 : 3 },
  ];
};

export const paragraph = (block: ParagraphBlock, page: Page): readonly Piece[] => {
  const { bodyPt, smallPt } = page.template.layout;
  const style = block.style ?? 'body';
  const align: Alignment = block.align ?? (page.isRoll || page.isLatin ? 'left' : 'justify');
  const words = page.say(block.text);
  const gapAfterMm = page.isRoll ? 0.8 : 1.5;
  switch (style) {
    case 'body': {
      const indent = page.isRoll || page.isLatin ? 0 : 2;
      return [textPiece(words, bodyPt, { align, indent, leading: 1.55, gapAfterMm })];
    }
    case 'plain':
      return [textPiece(words, bodyPt, { align, leading: 1.5, gapAfterMm })];
    case 'strong':
      return [textPiece(words, bodyPt, { align, bold: true, leading: 1.5, gapAfterMm })];
    case 'large':
      return [textPiece(words, bodyPt * 1.6, { align, bold: true, leading: 1.5, gapAfterMm })];
    case 'small':
      return [textPiece(words, smallPt, { align, leading: 1.5, gapAfterMm })];
  }
};

export const progress = (block: ProgressBlock, page: Page): readonly Piece[] => {
  const { bodyPt, smallPt } = page.template.layout;
  const address = page.fields[block.address ?? 'progressUrl'] ?? '';
  const [first, ...others] = block.lines.map((line) => page.say(line));
  const align: Alignment = block.arrangement === 'below' ? 'center' : 'left';
  const lines = [
    textPiece(first ?? '', bodyPt * 1.15, { bold: true, align, leading: 1.5 }),
    ...others.map((line) => textPiece(line, smallPt, { align, leading: 1.35 })),
  ];
  if (block.arrangement === 'below') {
    return [
      {
        kind: 'kept-together',
        pieces: [
          {
            kind: 'qr',
            content: address,
            sizeMm: block.sizeMm,
            centredInMm: page.widthMm,
            gapAfterMm: 0.5,
          },
          ...lines,
          textPiece('', 2, { leading: 1 }),
        ],
      },
    ];
  }
  return [
    {
      kind: 'kept-together',
      pieces: [
        {
          kind: 'columns',
          columns: [
            { widthMm: block.sizeMm, pieces: [{ kind: 'qr', content: address, sizeMm: block.sizeMm }] },
            { widthMm: page.widthMm - block.sizeMm, pieces: [textPiece('', 4, { leading: 1 }), ...lines] },
          ],
          gapAfterMm: 1,
        },
      ],
    },
  ];
};

const signatureLine = (label: Text, page: Page): Piece => {
  const size = page.template.layout.tablePt;
  return {
    kind: 'columns',
    columns: [
      { widthMm: SIGNATURE_LABEL_MM, pieces: [textPiece(page.say(label), size, { leading: 1.3 })] },
      {
        widthMm: SIGNATURE_LINE_MM,
        pieces: [
          textPiece(' ', size, { leading: 1.3 }),
          { kind: 'rule', lengthMm: SIGNATURE_LINE_MM, thicknessPt: 0.6 },
        ],
      },
    ],
    gapAfterMm: 3,
  };
};

/** Two lines to sign side by side, as many rows as it takes. */
export const signatures = (block: SignaturesBlock, page: Page): readonly Piece[] => {
  const half = page.widthMm / 2;
  const rows = block.signatures.flatMap((label, index) =>
    index % 2 === 0 ? [[label, ...block.signatures.slice(index + 1, index + 2)]] : [],
  );
  return [
    {
      kind: 'kept-together',
      pieces: [
        textPiece('', page.template.layout.bodyPt, { leading: 0.8 }),
        ...rows.map(
          (labels): Piece => ({
            kind: 'columns',
            columns: labels.map((label) => ({ widthMm: half, pieces: [signatureLine(label, page)] })),
          }),
        ),
      ],
    },
  ];
};

/** Lines to sign on the left, issuer and date under the seal on the right; never torn from each other. */
export const seal = (block: SealBlock, page: Page): readonly Piece[] => {
  const { bodyPt, smallPt } = page.template.layout;
  const issuer = setTitle(page.say(ISSUER), bodyPt, points(SEAL_WIDTH_MM));
  const sealed: readonly Piece[] = [
    ...issuer.lines.map((line) => textPiece(line, issuer.sizePt, { align: 'center', leading: 1.6 })),
    textPiece(page.say(ISSUED_ON), bodyPt, { align: 'center', leading: 1.6 }),
    textPiece(page.say(block.note), smallPt, { align: 'center', leading: 1.5, grey: true }),
  ];
  return [
    {
      kind: 'kept-together',
      pieces: [
        textPiece('', bodyPt, { leading: 0.5 }),
        {
          kind: 'columns',
          columns: [
            {
              widthMm: page.widthMm - SEAL_WIDTH_MM,
              pieces: [textPiece('', 4), ...block.signatures.map((label) => signatureLine(label, page))],
            },
            { widthMm: SEAL_WIDTH_MM, pieces: sealed },
          ],
        },
      ],
    },
  ];
};
