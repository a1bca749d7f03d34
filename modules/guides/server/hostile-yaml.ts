import { brokenRule } from '../domain/catalogue-rules.ts';
import type { BrokenRule } from '../domain/catalogue-rules.ts';

/** The whole catalogue, exported, has 290,000, on 8,400 lines. */
const LONGEST_FILE = 400_000;
const MOST_LINES = 12_000;
/** Items are nested six levels deep; a reader that goes down level by level must not be led further. */
const DEEPEST = 60;
const LONGEST_LINE = 20_000;

const OPENING = /[[{]/g;
const CLOSING = /[\]}]/g;
const COMPACT_ENTRIES = /^\s*(?:[-?:]\s+)*/;

const countOf = (line: string, pattern: RegExp): number => line.match(pattern)?.length ?? 0;

/**
 * What can be told from the text alone, before any reader goes through it: too long, or nested so deeply that a
 * reader would run out of stack. Brackets inside quotes count too, which only errs towards refusing.
 */
export const hostileRule = (source: string): BrokenRule | null => {
  if (source.length > LONGEST_FILE) return brokenRule('file-too-long', { maximum: LONGEST_FILE });
  const lines = source.split('\n');
  if (lines.length > MOST_LINES) return brokenRule('file-too-many-lines', { maximum: MOST_LINES });
  let open = 0;
  for (const line of lines) {
    if (line.length > LONGEST_LINE) return brokenRule('file-too-long', { maximum: LONGEST_LINE });
    const indented = line.length - line.trimStart().length;
    const entries = (COMPACT_ENTRIES.exec(line)?.[0] ?? '').replaceAll(/\s/g, '').length;
    // A closing bracket before its opening one must not make room for more.
    open = Math.max(0, open + countOf(line, OPENING) - countOf(line, CLOSING));
    const widest = Math.max(open, countOf(line, OPENING));
    if (indented / 2 > DEEPEST || entries > DEEPEST || widest > DEEPEST * 4 || open > DEEPEST)
      return brokenRule('file-too-deep', { maximum: DEEPEST });
  }
  return null;
};
