import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../../contract.ts';
import { matchesWords, statesOf } from './catalogue-entries.ts';

const ENTRY: CatalogueEntry = {
  itemId: 'senior-allowance',
  name: { zh: '高龄老人生活补贴', en: 'Living allowance for the very old' },
  category: 'public-affairs',
  department: { id: 'civil-affairs', name: { zh: '民政', en: 'Civil affairs' } },
  legalKind: 'handling',
  keywords: ['高龄补贴', '尊老金'],
  verifyLocally: true,
  inForce: { version: 2, validFrom: '2026-01-01' },
  coming: null,
  endsOn: null,
  overlays: [],
  revisions: [],
};

describe('the states of an item in the catalogue', () => {
  it('are told all at once', () => {
    const busy: CatalogueEntry = {
      ...ENTRY,
      coming: { version: 3, validFrom: '2027-01-01' },
      revisions: [{ id: '1', status: 'in-review', organisation: null }],
    };
    expect(statesOf(busy, '2026-11-20')).toEqual(['in-force', 'in-review', 'coming']);
  });

  it('tell an item that ends later as in force still', () => {
    expect(statesOf({ ...ENTRY, endsOn: '2026-11-20' }, '2026-11-20')).toEqual(['in-force']);
    expect(statesOf({ ...ENTRY, inForce: null, endsOn: '2026-11-19' }, '2026-11-20')).toEqual(['ended']);
  });
});

describe('searching the catalogue', () => {
  it.each([['尊老金'], ['民政 高龄'], ['SENIOR'], ['']])('finds the item by %s', (words) => {
    expect(matchesWords(ENTRY, words)).toBe(true);
  });

  it('needs every word', () => {
    expect(matchesWords(ENTRY, '民政 公租房')).toBe(false);
  });
});
