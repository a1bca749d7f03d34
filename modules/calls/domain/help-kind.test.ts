import { describe, expect, it } from 'vitest';
import { helpFor, signsOf, type HelpKind, type Known } from './help-kind.ts';

const words = { zh: '词', en: 'word' };
const kind = (id: string, signs: HelpKind['signs'], validFrom = '2025-01-01'): HelpKind => ({
  id,
  name: words,
  does: words,
  signs,
  basis: { source: '本平台默认' },
  validFrom,
});
const KINDS = [
  kind('oxygen', [{ fact: 'usesOxygen', is: true }]),
  kind('cannot-walk', [{ group: 'needs-nursing' }, { fact: 'cannotWalk', is: true }]),
  kind('oldest-old', [{ fromAge: 80 }]),
  kind('later', [{ group: 'needs-nursing' }], '2027-01-01'),
];
const nobody: Known = { bornOn: null, groupIds: [], facts: {} };

describe('the help somebody needs', () => {
  it('given signs of several kinds, names each once and the most urgent first', () => {
    const known = { bornOn: '1940-01-01', groupIds: ['needs-nursing'], facts: { cannotWalk: true, usesOxygen: true } };
    expect(helpFor(KINDS, known, '2026-11-22')).toEqual(['oxygen', 'cannot-walk', 'oldest-old']);
  });

  it('given a fact that says no, an age below, or nothing known, names none', () => {
    expect(helpFor(KINDS, { ...nobody, facts: { usesOxygen: false }, bornOn: '1946-11-23' }, '2026-11-22')).toEqual([]);
    expect(helpFor(KINDS, nobody, '2026-11-22')).toEqual([]);
  });

  it('given the day somebody turns eighty, names it', () => {
    expect(helpFor(KINDS, { ...nobody, bornOn: '1946-11-22' }, '2026-11-22')).toEqual(['oldest-old']);
  });

  it('tells by which groups, facts and ages to look for people', () => {
    expect(signsOf(KINDS)).toEqual({ groupIds: ['needs-nursing'], factIds: ['usesOxygen', 'cannotWalk'], fromAge: 80 });
  });
});
