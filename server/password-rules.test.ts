import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commonPasswordsFile, readCommonPasswords } from '../tools/common-passwords.ts';
import { passwordRules } from './password-rules.ts';

describe('the list of common passwords', () => {
  const passwords = readCommonPasswords();

  it('given the lists it is made from, holds more than the 3,000 that are asked for, each long enough', async () => {
    expect(passwords.length).toBeGreaterThan(3_000);
    expect(passwords.every((password) => [...password].length >= 10)).toBe(true);
    for (const password of passwords) expect(await passwordRules.isCommonPassword(password)).toBe(true);
  });

  it.each(['window-in-the-rain', '窗外的雨下了一整夜呢', 'another-good-one', 'nobody-guesses-this'])(
    'given %s, does not know it',
    async (password) => {
      expect(await passwordRules.isCommonPassword(password)).toBe(false);
    },
  );

  it('given the tool, is what stands in the catalogue', () => {
    const file = readFileSync(join(import.meta.dirname, '..', 'catalogue', 'access', 'common-passwords.ts'), 'utf8');
    expect(file).toBe(commonPasswordsFile(passwords));
  });
});
