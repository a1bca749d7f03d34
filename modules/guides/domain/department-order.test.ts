import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '../server/index.ts';
import { inDepartmentOrder } from './department-order.ts';

const loaded = loadCatalogue(fileURLToPath(new URL('../../../catalogue/service-items', import.meta.url)));
if (!loaded.ok) throw new Error('the catalogue has mistakes');
const items = loaded.value.itemsInForce('2026-11-22');

describe('the order of items that nobody searched', () => {
  it('follows the departments of the table of assistance and loses nothing', () => {
    const ordered = inDepartmentOrder(items.filter((item) => item.legalKind !== 'duty'));
    const departments = [...new Set(ordered.map((item) => item.department.id))];
    expect(departments.slice(0, 3)).toEqual(['civil-affairs', 'health', 'labour-and-social-security']);
    expect(ordered).toHaveLength(items.filter((item) => item.legalKind !== 'duty').length);
  });

  it('puts handling guides of civil affairs before those of health', () => {
    const ids = inDepartmentOrder(items).map((item) => item.id);
    expect(ids).toContain('birth-registration');
    expect(ids.indexOf('senior-allowance')).toBeLessThan(ids.indexOf('birth-registration'));
  });
});
