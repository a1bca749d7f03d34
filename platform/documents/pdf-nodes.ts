import type { Content, CustomTableLayout, TableCell } from 'pdfmake';
import { points } from './paper.ts';
import { qrBars } from './qr-squares.ts';
import type {
  ColumnsPiece,
  Piece,
  QrPiece,
  RulePiece,
  TableCell as SketchCell,
  TableLines,
  TablePiece,
  TextPiece,
} from './sketch.ts';
import type { Typesetter } from './typesetter.ts';

const DEFAULT_LEADING = 1.5;
/** The library puts a line's leading below it, so the space above the text is made larger to look even. */
const CELL_PADDING_PT = {
  grid: { x: 5, top: 5, bottom: 1.5 },
  rows: { x: 2, top: 4, bottom: 1 },
  none: { x: 0, top: 1, bottom: 0 },
} as const;
const LINE_PT = 0.6;
const GREY = '#555555';
const TITLE_OUTDENT_PT = 4;
const LONGEST_WHOLE_CELL = 400;
const TITLE_BORDER: [boolean, boolean, boolean, boolean] = [false, false, false, true];

const lineWidth = (lines: TableLines): number => (lines === 'none' ? 0 : LINE_PT);

/** The line above a title is left out; those of the other rows are drawn. */
const layoutOf = (lines: TableLines, titled = false): CustomTableLayout => {
  const { x, top, bottom } = CELL_PADDING_PT[lines];
  return {
    hLineWidth: (line) => (titled && line === 0 ? 0 : lineWidth(lines)),
    vLineWidth: () => (lines === 'grid' ? LINE_PT : 0),
    paddingLeft: () => x,
    paddingRight: () => x,
    paddingTop: () => top,
    paddingBottom: () => bottom,
  };
};

const gap = (piece: { readonly gapAfterMm?: number }): { readonly marginBottom: number } => ({
  marginBottom: points(piece.gapAfterMm ?? 0),
});

const textNode = (piece: TextPiece, typesetter: Typesetter) => ({
  text: piece.runs.flatMap((run) => [...typesetter.setText(run.text, run.bold ?? false)]),
  fontSize: piece.sizePt,
  lineHeight: piece.leading ?? DEFAULT_LEADING,
  alignment: piece.align ?? 'left',
  leadingIndent: (piece.indent ?? 0) * piece.sizePt,
  characterSpacing: piece.letterSpacingPt ?? 0,
  color: piece.grey === true ? GREY : '#000000',
  noWrap: piece.oneLine ?? false,
  ...gap(piece),
});

/** The library wants an empty cell for every column that a wide cell covers. */
const tableRow = (cells: readonly SketchCell[], typesetter: Typesetter): TableCell[] =>
  cells.flatMap((cell) => {
    const span = cell.span ?? 1;
    return [{ ...textNode(cell, typesetter), colSpan: span }, ...Array.from({ length: span - 1 }, () => ({}))];
  });

const titleRow = (title: TextPiece, columns: number, typesetter: Typesetter): TableCell[] => [
  {
    ...textNode(title, typesetter),
    colSpan: columns,
    border: TITLE_BORDER,
    marginLeft: -TITLE_OUTDENT_PT,
  },
  ...Array.from({ length: columns - 1 }, () => ({})),
];

/** Rows stay whole on a page unless one is so long that it might not fit on any. */
const rowsStayWhole = (piece: TablePiece): boolean =>
  piece.rows.every((cells) =>
    cells.every((cell) => cell.runs.reduce((sum, run) => sum + run.text.length, 0) <= LONGEST_WHOLE_CELL),
  );

const tableNode = (piece: TablePiece, typesetter: Typesetter): Content => {
  const padding = 2 * CELL_PADDING_PT[piece.lines].x;
  const border = piece.lines === 'grid' ? LINE_PT : 0;
  const widths = piece.widthsMm.map((width, index) => points(width) - padding - border - (index === 0 ? border : 0));
  const headRows = [
    ...(piece.title === undefined ? [] : [titleRow(piece.title, widths.length, typesetter)]),
    ...(piece.head === undefined ? [] : [tableRow(piece.head, typesetter)]),
  ];
  return {
    table: {
      widths,
      body: [...headRows, ...piece.rows.map((cells) => tableRow(cells, typesetter))],
      headerRows: headRows.length,
      keepWithHeaderRows: headRows.length === 0 ? 0 : 1,
      dontBreakRows: rowsStayWhole(piece),
    },
    layout: layoutOf(piece.lines, piece.title !== undefined),
    ...gap(piece),
  };
};

const columnsNode = (piece: ColumnsPiece, typesetter: Typesetter): Content => ({
  columns: piece.columns.map((column) => ({
    width: points(column.widthMm),
    stack: toNodes(column.pieces, typesetter),
  })),
  columnGap: 0,
  ...gap(piece),
});

const qrNode = (piece: QrPiece): Content => {
  const { sizeMm, bars } = qrBars(piece.content, piece.sizeMm);
  const left = piece.centredInMm === undefined ? 0 : (piece.centredInMm - sizeMm) / 2;
  const frame = {
    type: 'rect' as const,
    x: 0,
    y: 0,
    w: points(sizeMm),
    h: points(sizeMm),
    lineWidth: 0,
    color: 'white',
  };
  return {
    canvas: [
      { ...frame, x: points(left) },
      ...bars.map((bar) => ({
        type: 'rect' as const,
        x: points(left + bar.xMm),
        y: points(bar.yMm),
        w: points(bar.widthMm),
        h: points(bar.heightMm),
        lineWidth: 0,
        color: 'black',
      })),
    ],
    ...gap(piece),
  };
};

const ruleNode = (piece: RulePiece): Content => ({
  canvas: [
    {
      type: 'line',
      x1: 0,
      y1: 0,
      x2: points(piece.lengthMm),
      y2: 0,
      lineWidth: piece.thicknessPt,
      ...(piece.dashed === true ? { dash: { length: 3, space: 2 } } : {}),
    },
  ],
  ...gap(piece),
});

const toNode = (piece: Piece, typesetter: Typesetter): Content => {
  switch (piece.kind) {
    case 'text':
      return textNode(piece, typesetter);
    case 'table':
      return tableNode(piece, typesetter);
    case 'columns':
      return columnsNode(piece, typesetter);
    case 'qr':
      return qrNode(piece);
    case 'rule':
      return ruleNode(piece);
    case 'kept-together':
      return { stack: toNodes(piece.pieces, typesetter), unbreakable: true };
  }
};

/** Turns a sketch into nodes of the PDF library, choosing a font for every character on the way. */
export const toNodes = (pieces: readonly Piece[], typesetter: Typesetter): Content[] =>
  pieces.map((piece) => toNode(piece, typesetter));
