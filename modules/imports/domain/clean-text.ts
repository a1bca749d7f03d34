import type { Cell } from '../../../kernel/table-row.ts';

/** Zero-width characters, marks of direction, soft hyphens and control characters that nobody sees in a cell. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\p{Cc}--[\t\n\r]]/gv;
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/u;
const APOSTROPHE = /^['’‘`]+(?=\S)/u;

export interface CleanText {
  readonly text: string;
  readonly notes: readonly string[];
}

/** A cell as text, with what was taken away so that it can be said. Names keep their own dots and spaces within. */
export const cleanText = (cell: Cell): CleanText => {
  if (cell === null) return { text: '', notes: [] };
  if (typeof cell === 'number') return { text: String(cell), notes: [] };
  if (typeof cell === 'object') return { text: cell.on, notes: [] };
  const seen = cell.replace(INVISIBLE, '');
  const narrow = seen.replace(/[\uff01-\uff5e\u3000]/gu, (mark) => mark.normalize('NFKC'));
  const text = narrow.trim().replace(APOSTROPHE, '').replace(/\s+/gu, ' ').trim();
  return {
    text,
    notes: [
      ...(seen === cell ? [] : ['invisible-removed']),
      ...(FULL_WIDTH.test(seen.trim()) ? ['full-width'] : []),
      ...(APOSTROPHE.test(narrow.trim()) ? ['apostrophe-removed'] : []),
    ],
  };
};

/** Dashes, slashes and words that mean that there is nothing to say. */
const NOTHING = /^([-—–/\\.。]+|无|暂无|没有|不详|未知|空|n\/a)$/iu;

export const saysNothing = (text: string): boolean => text === '' || NOTHING.test(text);
