import type { Role } from './roles.ts';

const POWERS: readonly Role[] = ['system-administrator', 'security-administrator', 'audit-administrator'];

/** System, security and audit administration lie in different hands; nobody holds two of the three. */
export const powersAreSeparated = (roles: readonly Role[]): boolean =>
  new Set(roles.filter((role) => POWERS.includes(role))).size <= 1;
