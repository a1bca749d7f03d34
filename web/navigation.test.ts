import { describe, expect, it } from 'vitest';
import type { Role } from '../modules/access/domain/roles.ts';
import { arrangedFor, isPresent, NAVIGATION } from './navigation.ts';

const holding =
  (...held: readonly Role[]) =>
  (...roles: readonly Role[]): boolean =>
    roles.some((role) => held.includes(role));

describe('the main navigation', () => {
  it('given a head with many pages, keeps the daily ones in a row that fits and loses none', () => {
    const { row, more } = arrangedFor(holding('head'));
    expect(row.length).toBeLessThanOrEqual(7);
    expect(more.length).toBeGreaterThan(0);
    expect(new Set([...row, ...more])).toEqual(new Set(NAVIGATION.filter(({ roles }) => roles.includes('head'))));
  });

  it('given somebody with few pages, shows all of them', () => {
    const { row, more } = arrangedFor(holding('audit-administrator'));
    expect(row.map(({ label }) => label)).toEqual(['shell.nav-audit']);
    expect(more).toEqual([]);
  });

  it('given the address of a page below an entry, marks that entry alone', () => {
    const marked = NAVIGATION.filter((entry) => isPresent(entry, '/guides/senior-card'));
    expect(marked.map(({ label }) => label)).toEqual(['shell.nav-guides']);
  });
});
