import { describe, expect, it } from 'vitest';
import { weaknessOf } from './passwords.ts';

describe('weaknessOf', () => {
  it.each([
    ['nine-char', 'too-short'],
    ['密码密码密码密码密', 'too-short'],
    ['1234567890ab', 'too-common'],
    ['Password-2026', 'too-common'],
    ['abababababab', 'too-common'],
    ['i-am-ZhouMin-here', 'contains-username'],
  ])('given %s, names the rule %s', (password, rule) => {
    expect(weaknessOf(password, 'zhoumin')).toBe(rule);
  });

  it.each(['窗外的雨下了一整夜呢', 'window-in-the-rain', 'correct horse battery'])(
    'given %s, finds nothing against it: length counts, not the kinds of characters',
    (password) => {
      expect(weaknessOf(password, 'zhoumin')).toBeNull();
    },
  );
});
