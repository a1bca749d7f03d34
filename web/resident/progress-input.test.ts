import { describe, expect, it } from 'vitest';
import { cleanCode, cleanDigits, mistakesIn } from './progress-input.ts';

describe('what a resident types to see progress', () => {
  it('given spaces, hyphens, full-width and invisible characters, keeps the code alone', () => {
    expect(cleanCode(' xs-７k 2m\u200b9\u2014q ')).toBe('XS7K2M9Q');
    expect(cleanDigits('１２ 3 4')).toBe('1234');
  });

  it('given a whole mobile number instead of its tail, takes the tail', () => {
    expect(cleanDigits('138 0000 1234')).toBe('1234');
    expect(cleanDigits('+86 138-0000-1234')).toBe('1234');
  });

  it('given other digits than four, points to the phone field only', () => {
    expect(mistakesIn('XS7K2M9Q', cleanDigits('0510 8000 1000'))).toEqual(['phone']);
    expect(mistakesIn('XS7K2M9Q', '123')).toEqual(['phone']);
  });

  it('given nothing, points to both fields in the order of the form', () => {
    expect(mistakesIn('', '')).toEqual(['code', 'phone']);
  });

  it('given both as printed, finds no mistake', () => {
    expect(mistakesIn('XS7K2M9Q', '0042')).toEqual([]);
  });
});
