import type { SecondFactorRule } from '../../modules/access/domain/owed.ts';

/** Those who can open accounts, change rights or read the trail of everybody. */
export const SECOND_FACTOR_RULE: SecondFactorRule = {
  roles: ['system-administrator', 'security-administrator', 'audit-administrator'],
  basis: 'GB/T 22239—2019 8.1.4.1；OWASP ASVS 5.0 6.3.3',
  since: '2026-11-22',
};
