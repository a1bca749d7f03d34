import { describe, expect, it } from 'vitest';
import { messageRuleOn, reachOf, type AudienceMember, type MessageRule } from './publicity.ts';

const rule: MessageRule = {
  validFrom: '2025-01-01',
  purpose: 'messages',
  everybody: 'given',
  groups: 'not-withdrawn',
  basis: [{ source: '测试' }],
};
const member = (personId: string, more: Partial<AudienceMember> = {}): AudienceMember => ({
  personId,
  inGroup: false,
  hasPhone: true,
  consent: 'none',
  ...more,
});

describe('whom a message reaches', () => {
  it('given everybody, only those who agreed and have a phone', () => {
    const reach = reachOf(rule, [
      member('a', { consent: 'given' }),
      member('b'),
      member('c', { consent: 'withdrawn' }),
      member('d', { consent: 'given', hasPhone: false }),
    ]);
    expect(reach).toEqual({ people: 4, withoutConsent: 2, withoutPhone: 1, recipientIds: ['a'] });
  });

  it('given a special group, all of it but those who asked not to be told', () => {
    const reach = reachOf(rule, [
      member('a', { inGroup: true }),
      member('b', { inGroup: true, consent: 'withdrawn' }),
      member('c', { inGroup: true, hasPhone: false }),
    ]);
    expect(reach).toEqual({ people: 3, withoutConsent: 1, withoutPhone: 1, recipientIds: ['a'] });
  });

  it('given rules over time, the one that began last holds, and none before the first', () => {
    const later: MessageRule = { ...rule, validFrom: '2026-01-01', everybody: 'not-withdrawn' };
    expect(messageRuleOn([rule, later], '2026-03-01')).toBe(later);
    expect(messageRuleOn([rule, later], '2025-03-01')).toBe(rule);
    expect(messageRuleOn([rule, later], '2024-03-01')).toBeUndefined();
  });
});
