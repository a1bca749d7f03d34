import { describe, expect, it } from 'vitest';
import { setTitle, widthInEms } from './title-lines.ts';

describe('setting a title', () => {
  it('keeps a short title on one line at its size', () => {
    expect(setTitle('受理回执', 22, 440)).toEqual({ lines: ['受理回执'], sizePt: 22 });
  });

  it('shrinks a title that is a little too long instead of leaving a character alone', () => {
    const set = setTitle('某某区某某街道某某社区居民委员会一次性告知书', 22, 440);
    expect(set.lines).toHaveLength(1);
    expect(set.sizePt).toBeLessThan(22);
    expect(set.sizePt * widthInEms(set.lines[0] ?? '')).toBeLessThanOrEqual(440);
  });

  it.each([28, 33, 41, 60])('breaks %i characters into lines of nearly the same width', (count) => {
    const title = '办'.repeat(count);
    const { lines, sizePt } = setTitle(title, 22, 440);
    const lengths = lines.map((line) => line.length);
    expect(lines.join('')).toBe(title);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
    expect(Math.max(...lengths) * sizePt).toBeLessThanOrEqual(440);
  });

  it('breaks an English title between words only', () => {
    const title = 'Notice of Non-acceptance of an Application by the Residents Committee of a Community';
    const { lines } = setTitle(title, 22, 440);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe(title);
  });
});
