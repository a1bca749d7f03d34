/**
 * NIST SP 800-63B in short: length instead of composition rules, and nothing that everybody tries first.
 * Answers the rule that is broken, or null.
 */
export const weaknessOf = (
  password: string,
  username: string,
): 'too-short' | 'too-common' | 'contains-username' | null => {
  if ([...password].length < 10) return 'too-short';
  const lower = password.toLowerCase();
  if (lower.includes(username.toLowerCase())) return 'contains-username';
  const distinct = new Set(lower).size;
  const run = /^(?:0123456789|1234567890|abcdefghij|qwertyuiop|password)/.test(lower);
  return distinct < 4 || run ? 'too-common' : null;
};
