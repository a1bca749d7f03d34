import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IBorderOptions,
  type ITableBordersOptions,
} from 'docx';
import type { Alignment, ColumnsPiece, Piece, TableLines, TablePiece, TextPiece } from './sketch.ts';

/** Word measures lengths in twentieths of a point, sizes of letters in halves. */
export const twips = (millimetres: number): number => Math.round((millimetres * 72 * 20) / 25.4);

/** What a code is drawn as: a picture in the file's own format. */
export type QrPicture = (content: string) => Uint8Array;

interface Around {
  /** Stays on the page of what follows. */
  readonly keepNext: boolean;
}

const DEFAULT_LEADING = 1.5;
const GREY = '555555';
const MM_PER_INCH = 25.4;
const PIXELS_PER_INCH = 96;

/** Names of fonts that office computers have; others are replaced by what is there. */
export const FONTS = {
  normal: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' },
  bold: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
} as const;

const ALIGNMENTS: Readonly<Record<Alignment, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
};

const spacingOf = (piece: TextPiece) => ({
  before: 0,
  after: twips(piece.gapAfterMm ?? 0),
  // As high as in the PDF whatever font is there, so that pages break at the same places.
  line: Math.round(piece.sizePt * Math.max(1.15, piece.leading ?? DEFAULT_LEADING) * 20),
  lineRule: LineRuleType.EXACT,
});

/** Every line of a text is a run of its own with a break before it. */
export const runsOf = (piece: TextPiece): readonly TextRun[] =>
  piece.runs.flatMap((run) =>
    run.text.split('\n').map(
      (line, index) =>
        new TextRun({
          text: line,
          bold: run.bold ?? false,
          size: Math.round(piece.sizePt * 2),
          font: run.bold === true ? FONTS.bold : FONTS.normal,
          ...(piece.grey === true ? { color: GREY } : {}),
          ...(piece.letterSpacingPt === undefined ? {} : { characterSpacing: Math.round(piece.letterSpacingPt * 20) }),
          ...(index === 0 ? {} : { break: 1 }),
        }),
    ),
  );

const textNode = (piece: TextPiece, { keepNext }: Around): Paragraph =>
  new Paragraph({
    children: runsOf(piece),
    alignment: ALIGNMENTS[piece.align ?? 'left'],
    spacing: spacingOf(piece),
    keepNext,
    ...(piece.indent === undefined ? {} : { indent: { firstLine: Math.round(piece.indent * piece.sizePt * 20) } }),
  });

const NO_LINE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THIN_LINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 5, color: '000000' };

const bordersOf = (lines: TableLines): ITableBordersOptions => {
  const across = lines === 'none' ? NO_LINE : THIN_LINE;
  const down = lines === 'grid' ? THIN_LINE : NO_LINE;
  return { top: across, bottom: across, insideHorizontal: across, left: down, right: down, insideVertical: down };
};

const CELL_MARGINS = {
  grid: { left: 100, right: 100, top: 60, bottom: 60 },
  rows: { left: 40, right: 40, top: 60, bottom: 40 },
  none: { left: 0, right: 0, top: 20, bottom: 0 },
} as const;

const widthOf = (millimetres: number) => ({ size: twips(millimetres), type: WidthType.DXA });

const rowNode = (piece: TablePiece, cells: TablePiece['rows'][number], isHead: boolean, around: Around): TableRow => {
  let column = 0;
  return new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map((cell) => {
      const span = cell.span ?? 1;
      const millimetres = piece.widthsMm.slice(column, column + span).reduce((sum, width) => sum + width, 0);
      column += span;
      return new TableCell({
        children: [textNode(cell, { keepNext: isHead || around.keepNext })],
        width: widthOf(millimetres),
        columnSpan: span,
        margins: CELL_MARGINS[piece.lines],
      });
    }),
  });
};

/** Word joins tables that touch, so a small empty paragraph follows each. */
const gapAfter = (millimetres: number, { keepNext }: Around): Paragraph =>
  new Paragraph({
    keepNext,
    spacing: { before: 0, after: 0, line: Math.max(20, twips(millimetres)), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  });

const tableOf = (widthsMm: readonly number[], rows: readonly TableRow[], lines: TableLines): Table =>
  new Table({
    rows,
    columnWidths: widthsMm.map(twips),
    width: widthOf(widthsMm.reduce((sum, width) => sum + width, 0)),
    layout: TableLayoutType.FIXED,
    borders: bordersOf(lines),
  });

const tableNodes = (piece: TablePiece, around: Around): readonly (Paragraph | Table)[] => [
  ...(piece.title === undefined ? [] : [textNode(piece.title, { keepNext: true })]),
  tableOf(
    piece.widthsMm,
    [
      ...(piece.head === undefined ? [] : [rowNode(piece, piece.head, true, around)]),
      ...piece.rows.map((cells) => rowNode(piece, cells, false, around)),
    ],
    piece.lines,
  ),
  gapAfter(piece.gapAfterMm ?? 0, around),
];

const columnsNodes = (piece: ColumnsPiece, qr: QrPicture, around: Around): readonly (Paragraph | Table)[] => [
  tableOf(
    piece.columns.map(({ widthMm }) => widthMm),
    [
      new TableRow({
        cantSplit: true,
        children: piece.columns.map(
          ({ widthMm, pieces }) =>
            new TableCell({
              width: widthOf(widthMm),
              margins: CELL_MARGINS.none,
              children: pieces.length === 0 ? [new Paragraph({})] : docxNodes(pieces, qr, around),
            }),
        ),
      }),
    ],
    'none',
  ),
  gapAfter(piece.gapAfterMm ?? 0, around),
];

const qrNode = (piece: Extract<Piece, { kind: 'qr' }>, qr: QrPicture, { keepNext }: Around): Paragraph => {
  const side = Math.round((piece.sizeMm / MM_PER_INCH) * PIXELS_PER_INCH);
  return new Paragraph({
    keepNext,
    alignment: piece.centredInMm === undefined ? AlignmentType.LEFT : AlignmentType.CENTER,
    children: [new ImageRun({ type: 'png', data: qr(piece.content), transformation: { width: side, height: side } })],
  });
};

const ruleNode = (piece: Extract<Piece, { kind: 'rule' }>, { keepNext }: Around): Paragraph =>
  new Paragraph({
    keepNext,
    spacing: { before: 0, after: twips(piece.gapAfterMm ?? 0), line: 60, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
    border: {
      bottom: {
        style: piece.dashed === true ? BorderStyle.DASHED : BorderStyle.SINGLE,
        size: Math.max(2, Math.round(piece.thicknessPt * 8)),
        color: '000000',
        space: 0,
      },
    },
  });

const nodesOf = (piece: Piece, qr: QrPicture, around: Around): readonly (Paragraph | Table)[] => {
  switch (piece.kind) {
    case 'text':
      return [textNode(piece, around)];
    case 'table':
      return tableNodes(piece, around);
    case 'columns':
      return columnsNodes(piece, qr, around);
    case 'qr':
      return [qrNode(piece, qr, around)];
    case 'rule':
      return [ruleNode(piece, around)];
    case 'kept-together':
      return [
        ...docxNodes(piece.pieces.slice(0, -1), qr, { keepNext: true }),
        ...docxNodes(piece.pieces.slice(-1), qr, around),
      ];
  }
};

/** Turns the pieces of a sketch into paragraphs and tables of Word. */
export const docxNodes = (
  pieces: readonly Piece[],
  qr: QrPicture,
  around: Around = { keepNext: false },
): (Paragraph | Table)[] => pieces.flatMap((piece) => [...nodesOf(piece, qr, around)]);
