/** A piece of a text before and after: kept on both sides, gone, or new. */
export interface WordPiece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

// A character of Chinese is a word of its own; Latin letters and figures stay together.
const WORD = /[A-Za-z0-9_.]+|\s+|[^A-Za-z0-9_.\s]/gu;
/** Longer texts are shown as a whole: the comparison takes the product of both lengths. */
const MOST_WORDS = 1200;

const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];

/** `table[i][j]`: how many words the rest of `a` from i and the rest of `b` from j have in common. */
const commonTable = (a: readonly string[], b: readonly string[]): readonly Uint16Array[] => {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      const below = table[i + 1];
      if (row === undefined || below === undefined) continue;
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return table;
};

const joined = (pieces: readonly WordPiece[]): readonly WordPiece[] =>
  pieces.reduce<WordPiece[]>((before, piece) => {
    const last = before.at(-1);
    if (last?.kind === piece.kind) before[before.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    else if (piece.text !== '') before.push(piece);
    return before;
  }, []);

/** Both texts in pieces, in the order of reading; leaving out `new` gives the old text, leaving out `gone` the new. */
export const changedWords = (before: string, after: string): readonly WordPiece[] => {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS)
    return joined([
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ]);
  const table = commonTable(a, b);
  const pieces: WordPiece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [gone, fresh] = [a[i], b[j]];
    if (gone !== undefined && gone === fresh) {
      pieces.push({ kind: 'same', text: gone });
      i += 1;
      j += 1;
    } else if (gone !== undefined && (fresh === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      pieces.push({ kind: 'gone', text: gone });
      i += 1;
    } else {
      pieces.push({ kind: 'new', text: fresh ?? '' });
      j += 1;
    }
  }
  return joined(pieces);
};
