/** Advance of a character at the chart's 15 px. */
const WIDE = 15;
const NARROW = 8;

const CHINESE = String.raw`\p{Script=Han}\u3000-\u303f\uff00-\uffef\u2018-\u201f`;
const ONE_CHINESE = new RegExp(`[${CHINESE}]`, 'u');
const PIECES = new RegExp(`[${CHINESE}]|[^${CHINESE}\\s]+`, 'gu');

const widthOf = (words: string): number =>
  [...words].reduce((sum, sign) => sum + (ONE_CHINESE.test(sign) ? WIDE : NARROW), 0);

/** Between two words of English stands a space, beside a Chinese character none is needed. */
const joined = (line: string, piece: string): string =>
  line === '' || ONE_CHINESE.test(piece) || ONE_CHINESE.test(line.at(-1) ?? '') ? line + piece : `${line} ${piece}`;

/** Breaks a label into lines of at most `width` pixels: between Chinese characters, or at the spaces of English. */
export const linesOf = (words: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of words.match(PIECES) ?? []) {
    const longer = joined(line, piece);
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
};
