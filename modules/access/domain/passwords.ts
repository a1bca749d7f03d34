/** What a password may not be made of: the user name, and words that everybody in the office would try. */
export interface KnownWords {
  readonly username: string;
  readonly words: readonly string[];
}

export type Weakness = 'too-short' | 'too-common' | 'contains-username' | 'contains-known-word';

const SHORTEST = 10;

/** Two characters of Chinese say as much as four letters. */
const isWorthLookingFor = (word: string): boolean => [...word].length >= (/\p{Script=Han}/u.test(word) ? 2 : 4);

/** `basketball2026!` is the common `basketball` to anybody who guesses. */
export const commonForms = (password: string): readonly string[] => {
  const lower = password.toLowerCase();
  const bare = lower.replace(/^[\d\W_]+/u, '').replace(/[\d\W_]+$/u, '');
  return bare === '' || bare === lower ? [lower] : [lower, bare];
};

/**
 * NIST SP 800-63B in short: length instead of composition rules, and nothing that everybody tries first.
 * Answers the rule that is broken, or null. Whether it is among the common ones, in one of `commonForms`, is asked apart.
 */
export const weaknessOf = (password: string, { username, words }: KnownWords): Weakness | null => {
  if ([...password].length < SHORTEST) return 'too-short';
  const lower = password.toLowerCase();
  if (lower.includes(username.toLowerCase())) return 'contains-username';
  if (words.some((word) => isWorthLookingFor(word) && lower.includes(word.toLowerCase()))) return 'contains-known-word';
  const distinct = new Set(lower).size;
  const run = /^(?:0123456789|1234567890|abcdefghij|qwertyuiop|password)/.test(lower);
  return distinct < 4 || run ? 'too-common' : null;
};
