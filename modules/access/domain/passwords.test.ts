import { describe, expect, it } from 'vitest';
import { commonForms, weaknessOf } from './passwords.ts';

const KNOWN = { username: 'zhoumin', words: ['全科', 'quanke', '东园社区', '东园', 'dongyuan', '园', 'abc'] };

describe('weaknessOf', () => {
  it.each([
    ['nine-char', 'too-short'],
    ['密码密码密码密码密', 'too-short'],
    ['1234567890ab', 'too-common'],
    ['Password-2026', 'too-common'],
    ['abababababab', 'too-common'],
    ['i-am-ZhouMin-here', 'contains-username'],
    ['QuanKe-rain-2026', 'contains-known-word'],
    ['东园的雨下了一整夜呢', 'contains-known-word'],
    ['rain-in-DongYuan', 'contains-known-word'],
  ])('given %s, names the rule %s', (password, rule) => {
    expect(weaknessOf(password, KNOWN)).toBe(rule);
  });

  it.each(['窗外的雨下了一整夜呢', 'window-in-the-rain', 'correct horse battery', '花园里下了一整夜的雨'])(
    'given %s, finds nothing against it: length counts, not the kinds of characters',
    (password) => {
      expect(weaknessOf(password, KNOWN)).toBeNull();
    },
  );
});

describe('commonForms', () => {
  it('given figures and signs around a word, the bare word is looked up as well', () => {
    expect(commonForms('Basketball-2026!')).toEqual(['basketball-2026!', 'basketball']);
    expect(commonForms('window-in-the-rain')).toEqual(['window-in-the-rain']);
    expect(commonForms('11223344556677')).toEqual(['11223344556677']);
  });
});
