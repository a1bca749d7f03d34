import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhoneNumber } from './phone-number.ts';

const numberOf = (typed: string) => {
  const result = parsePhoneNumber(typed);
  return result.ok ? `${result.value.kind} ${result.value.number}` : result.refusal.details.rule;
};

describe('telephone numbers', () => {
  it('given the ways people write a mobile number, finds the same number', () => {
    for (const typed of [
      '13800001234',
      '138 0000 1234',
      '138-0000-1234',
      '+86 13800001234',
      '0086 13800001234',
      '8613800001234',
      '１３８００００１２３４',
    ])
      expect(numberOf(typed)).toBe('mobile 13800001234');
  });

  it('given landlines, keeps the area apart and the extension', () => {
    expect(numberOf('051080001234')).toBe('landline 0510-80001234');
    expect(numberOf('(010)6500 1234')).toBe('landline 010-65001234');
    expect(numberOf('0510-80001234转8021')).toBe('landline 0510-80001234-8021');
    expect(numberOf('8000 1234')).toBe('landline 80001234');
    expect(numberOf('400-800-1234')).toBe('service 4008001234');
  });

  it('given something else, says what is wrong', () => {
    expect(numberOf('12345')).toBe('length');
    expect(numberOf('1380000123456')).toBe('length');
    expect(numberOf('电话没有')).toBe('characters');
    expect(numberOf('12800001234')).toBe('shape');
    expect(numberOf('05101234567')).toBe('shape');
  });

  it('given any mobile number, reads its last four digits and is stable when read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (value) => {
        const first = parsePhoneNumber(String(value));
        expect(first.ok && first.value.lastFour).toBe(String(value).slice(-4));
        expect(first.ok && parsePhoneNumber(first.value.number)).toEqual(first);
      }),
      { seed: 20261122 },
    );
  });
});
