import { describe, expect, it } from 'vitest';
import { maskIdNumber, maskName, maskPhone, phoneLastFour } from './masking.ts';

describe('masked values', () => {
  it('given an ID number, shows four characters at each end', () => {
    expect(maskIdNumber('320213194506122847')).toBe('3202**********2847');
    expect(maskIdNumber('H1234567')).toBe('H******7');
  });

  it('given phones, hides the middle of mobiles and most of landlines', () => {
    expect(maskPhone('13800001234')).toBe('138****1234');
    expect(maskPhone('0510-80001234')).toBe('0510-******34');
    expect(maskPhone('80001234')).toBe('******34');
  });

  it('given names, shows the family name only and not how long the rest is beyond three', () => {
    expect(maskName('王秀英')).toBe('王**');
    expect(maskName('周敏')).toBe('周*');
    expect(maskName('欧阳娜娜', 2)).toBe('欧阳**');
    expect(maskName('阿依古丽·买买提')).toBe('阿***');
    expect(maskName('单')).toBe('单*');
  });

  it('given a phone, reads the four digits a person proves to know, extension left out', () => {
    expect(phoneLastFour('13800001234')).toBe('1234');
    expect(phoneLastFour('0510-80001234')).toBe('1234');
    expect(phoneLastFour('0510-80001234-8021')).toBe('1234');
  });
});
