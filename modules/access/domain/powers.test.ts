import { describe, expect, it } from 'vitest';
import { powersAreSeparated } from './powers.ts';
import { ROLES } from './roles.ts';

const POWERS = ['system-administrator', 'security-administrator', 'audit-administrator'] as const;

describe('powersAreSeparated', () => {
  it('given any two of the three powers, they are not; one of them, also held twice, is no conflict', () => {
    for (const one of POWERS)
      for (const other of POWERS) expect(powersAreSeparated([one, 'worker', other])).toBe(one === other);
  });

  it('given every role that handles matters, one power beside them is allowed', () => {
    const handling = ROLES.filter((role) => !role.endsWith('-administrator'));
    expect(handling).toHaveLength(ROLES.length - POWERS.length);
    expect(powersAreSeparated([...handling, 'system-administrator'])).toBe(true);
    expect(powersAreSeparated([])).toBe(true);
  });
});
