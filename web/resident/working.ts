export type Figures = ReadonlyMap<string, boolean | number | string>;

const PIECE = /\s*([A-Za-z_]\w*|\d+(?:\.\d+)?|[-+*/()])/y;
const SIGNS: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '-': '−' };

const piecesOf = (expression: string): readonly string[] | null => {
  const pieces: string[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < expression.trimEnd().length) {
    const piece = PIECE.exec(expression)?.[1];
    if (piece === undefined) return null;
    pieces.push(piece);
  }
  return pieces;
};

/**
 * A plain sum with its figures put in, such as `48 × 15 × 0.3`. Null for anything that is more than the four ways
 * of reckoning, and for a single figure, which shows no way: there the label of the step has to do.
 */
export const workingOf = (expression: string, figures: Figures): string | null => {
  const pieces = piecesOf(expression);
  if (pieces === null || pieces.length < 3) return null;
  const shown: string[] = [];
  for (const piece of pieces) {
    const figure = /^[A-Za-z_]/.test(piece) ? figures.get(piece) : piece;
    if (figure === undefined || (typeof figure !== 'number' && figure !== piece)) return null;
    shown.push(typeof figure === 'number' ? String(figure) : (SIGNS[piece] ?? piece));
  }
  return shown.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
};
