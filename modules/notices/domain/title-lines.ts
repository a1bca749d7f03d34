const WIDE = /[\p{Script=Han}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60]/u;

/** Width of a text in units of its size: a Chinese character is 1, a Latin letter about 0.6. */
export const widthInEms = (text: string): number =>
  [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 1 : 0.6), 0);

/** Places a title may be broken at: between Chinese characters, or at a space in a Latin text. */
const partsOf = (title: string): readonly string[] =>
  WIDE.test(title) ? [...title] : title.split(/(?<= )/).filter((part) => part !== '');

/** Title lines and the size they are set in. */
export interface SetTitle {
  readonly lines: readonly string[];
  readonly sizePt: number;
}

/**
 * Sets a title so that no line is left with a character or two: it shrinks by up to a fifth to stay on one line, and
 * beyond that is broken into lines of nearly the same width.
 */
export const setTitle = (title: string, sizePt: number, widthPt: number): SetTitle => {
  const ems = widthInEms(title);
  const fitting = Math.floor((widthPt / ems) * 2) / 2;
  if (fitting >= sizePt * 0.8) return { lines: [title], sizePt: Math.min(sizePt, fitting) };
  const parts = partsOf(title);
  const count = Math.ceil((ems * sizePt) / (widthPt * 0.95));
  const lines: string[] = [];
  let line = '';
  let before = 0;
  for (const part of parts) {
    const middle = before + widthInEms(part) / 2;
    if (line !== '' && middle > (ems * (lines.length + 1)) / count) {
      lines.push(line.trim());
      line = '';
    }
    line += part;
    before += widthInEms(part);
  }
  return { lines: [...lines, line.trim()], sizePt };
};
