import { describe, expect, it } from 'vitest';
import { consentFor, isChild, isInForce } from './consents.ts';
import type { Consent } from './consents.ts';
import { fitsFormat } from './fact-values.ts';
import { addMonths, mayEnter } from './group-rules.ts';
import type { Entry } from './group-rules.ts';
import { outcomeOf, undoneUntil } from './merge.ts';
import type { SpecialGroup } from './person-file.ts';

const group: SpecialGroup = {
  id: 'disabled',
  name: { zh: '残疾', en: 'Disabled' },
  care: true,
  needsEvidence: true,
  provedBy: ['hasDisabilityCertificate'],
  validFrom: '2020-01-01',
  basis: { source: 'x' },
};
const entry: Entry = { roles: ['worker'], facts: [], evidence: '', classId: null, today: '2026-03-01' };
const codeOf = (of: Partial<SpecialGroup>, by: Partial<Entry> = {}): string => {
  const may = mayEnter({ ...group, ...of }, { ...entry, ...by });
  return may.ok ? 'done' : may.refusal.code;
};

describe('who may be put into a group', () => {
  it('given a proof on file that has not expired, asks for no paper', () => {
    const fact = { id: 'hasDisabilityCertificate', value: true, source: 'x', asOf: '2026-01-01', expiresOn: null };
    expect(codeOf({}, { facts: [fact] })).toBe('done');
    expect(codeOf({}, { facts: [{ ...fact, expiresOn: '2026-02-28' }] })).toBe('group-evidence-needed');
    expect(codeOf({}, { facts: [{ ...fact, value: false }] })).toBe('group-evidence-needed');
    expect(codeOf({}, { evidence: '残疾人证' })).toBe('done');
  });

  it('given a group by age, of another’s to decide or not in force, refuses', () => {
    expect(codeOf({ fromAge: 80 })).toBe('group-by-age');
    expect(codeOf({ decidedBy: ['head'] })).toBe('group-not-yours-to-decide');
    expect(codeOf({ validUntil: '2026-03-01' })).toBe('group-not-in-force');
  });

  it('given months added at the end of a month, stays within it', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  });
});

describe('consents and children', () => {
  const consent: Consent = { purpose: 'p', givenOn: '2026-01-01', until: '2026-06-01', withdrawnOn: null };

  it('given a day, a consent holds from its first day to the day before the last, and not once withdrawn', () => {
    expect(['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01'].map((on) => isInForce(consent, on))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isInForce({ ...consent, withdrawnOn: '2026-02-01' }, '2026-02-01')).toBe(false);
  });

  it('given several, rests on the latest that holds', () => {
    const older = { ...consent, givenOn: '2025-01-01', until: null };
    expect(consentFor([older, consent], 'p', '2026-03-01')).toBe(consent);
    expect(consentFor([older, consent], 'p', '2026-07-01')).toBe(older);
    expect(consentFor([older], 'q', '2026-07-01')).toBeUndefined();
  });

  it('given the fourteenth birthday, somebody is no child any more', () => {
    expect([
      isChild('2012-03-02', '2026-03-01'),
      isChild('2012-03-01', '2026-03-01'),
      isChild(null, '2026-03-01'),
    ]).toEqual([true, false, false]);
  });
});

describe('values and merges', () => {
  it('given a format, takes only values of it', () => {
    expect(fitsFormat({ kind: 'amount', unit: '元' }, -1)).toBe(false);
    expect(fitsFormat({ kind: 'date' }, '2026-02-30')).toBe(false);
    expect(fitsFormat({ kind: 'choice', choices: { a: 'A' } }, 'toString')).toBe(false);
    expect(fitsFormat({ kind: 'yes-no', yes: '是', no: '否' }, true)).toBe(true);
  });

  it('given two values, sets the one aside that does not count; what only one side has is taken', () => {
    const pair = { field: 'phone', kept: 'a', other: 'b' };
    expect(outcomeOf(pair, 'other')).toEqual({ field: 'phone', takesOther: true, setAside: 'kept' });
    expect(outcomeOf(pair, undefined)).toEqual({ field: 'phone', takesOther: false, setAside: 'other' });
    expect(outcomeOf({ ...pair, kept: null }, undefined).takesOther).toBe(true);
    expect(outcomeOf({ ...pair, other: 'a' }, 'other').takesOther).toBe(false);
  });

  it('given a merge, can be undone for thirty days', () => {
    expect(undoneUntil('2026-03-01T20:00:00.000Z')).toBe('2026-04-01');
  });
});
