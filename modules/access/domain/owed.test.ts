import { describe, expect, it } from 'vitest';
import { needsSecondFactor, owedBy, type SecondFactorRule } from './owed.ts';

const RULE: SecondFactorRule = { roles: ['audit-administrator'], basis: 'a standard', since: '2026-01-01' };

describe('needsSecondFactor', () => {
  it('given roles by the rule, only those who hold one; given everybody or an offer, all or nobody', () => {
    expect(needsSecondFactor(RULE, 'roles', ['worker', 'audit-administrator'])).toBe(true);
    expect(needsSecondFactor(RULE, 'roles', ['worker', 'head'])).toBe(false);
    expect(needsSecondFactor(RULE, 'everybody', ['worker'])).toBe(true);
    expect(needsSecondFactor(RULE, 'offered', ['audit-administrator'])).toBe(false);
  });
});

describe('owedBy', () => {
  it('given a first password and no second factor, the password comes first', () => {
    expect(owedBy({ passwordToChange: true, secondFactorSince: null }, true)).toBe('password-change-needed');
    expect(owedBy({ passwordToChange: false, secondFactorSince: null }, true)).toBe('second-factor-set-up-needed');
  });

  it('given all seen to, or nothing asked for, nothing is owed', () => {
    expect(owedBy({ passwordToChange: false, secondFactorSince: '2026-09-16T02:00:00.000Z' }, true)).toBeNull();
    expect(owedBy({ passwordToChange: false, secondFactorSince: null }, false)).toBeNull();
  });
});
