import { describe, expect, it } from 'vitest';
import { VISIT_RULES } from '../../../catalogue/visit-rules/rules.ts';
import { periodOf, periodsBetween } from './visit-period.ts';
import { isWeakerThanContract, rulesFor, type Visited } from './visit-rule.ts';

const elder: Visited = {
  id: 'p',
  bornOn: '1950-01-01',
  leftOn: null,
  groups: [
    { groupId: 'minimum-living-standard', since: '2026-01-05', until: null },
    { groupId: 'living-alone', since: '2026-03-01', until: null },
  ],
};

describe('the rules a person is under', () => {
  it('given two groups, names the strictest rule first and keeps the others', () => {
    const ids = rulesFor(VISIT_RULES, elder, '2026-09-15').map(({ rule }) => rule.id);
    expect(ids).toEqual(['elders-living-alone', 'elders-minimum-living-standard', 'relief-minimum-living-standard']);
  });

  it('given a day before the group was entered, leaves its rule out', () => {
    const ids = rulesFor(VISIT_RULES, elder, '2026-02-01').map(({ rule }) => rule.id);
    expect(ids).not.toContain('elders-living-alone');
  });

  it('given somebody under the age of a rule, or who left, asks for nothing of it', () => {
    const young = { ...elder, bornOn: '2001-01-01' };
    expect(rulesFor(VISIT_RULES, young, '2026-09-15').map(({ rule }) => rule.id)).not.toContain(
      'elders-minimum-living-standard',
    );
    expect(rulesFor(VISIT_RULES, { ...elder, leftOn: '2026-09-15' }, '2026-09-15')).toEqual([]);
  });
});

describe('rules of a community’s own', () => {
  const own = { groupId: 'child-in-hardship', validFrom: '2026-09-01' };

  it('given less than the contract or just the same, names the contract’s rule; given more, none', () => {
    expect(isWeakerThanContract({ ...own, every: 'year' }, VISIT_RULES)?.id).toBe('children-in-hardship');
    expect(isWeakerThanContract({ ...own, every: 'quarter' }, VISIT_RULES)?.id).toBe('children-in-hardship');
    expect(isWeakerThanContract({ ...own, every: 'month' }, VISIT_RULES)).toBeUndefined();
  });

  it('given the same frequency for younger members too, is stricter', () => {
    const younger = { groupId: 'disabled', every: 'month', fromAge: 50, validFrom: '2026-09-01' } as const;
    expect(isWeakerThanContract(younger, VISIT_RULES)).toBeUndefined();
    expect(isWeakerThanContract({ ...younger, fromAge: 70 }, VISIT_RULES)?.id).toBe('elders-disabled');
  });
});

describe('periods', () => {
  it('given a day, finds its week from Monday, month, quarter, half-year and year', () => {
    expect(periodOf('week', '2026-09-20')).toEqual({ from: '2026-09-14', to: '2026-09-20' });
    expect(periodOf('month', '2028-02-29')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(periodOf('quarter', '2026-12-31')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(periodOf('half-year', '2026-06-30')).toEqual({ from: '2026-01-01', to: '2026-06-30' });
    expect(periodOf('year', '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  });

  it('given a stretch over the turn of the year, lists every period it touches once', () => {
    expect(periodsBetween('month', '2026-12-20', '2027-01-10').map(({ from }) => from)).toEqual([
      '2026-12-01',
      '2027-01-01',
    ]);
  });
});
