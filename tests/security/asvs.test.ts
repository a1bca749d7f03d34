import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asvsPage, countOf, readAsvs } from '../../tools/asvs-table.ts';
import { ROOT } from '../../tools/run-tool.ts';

const folder = join(ROOT, 'docs', 'security');
const items = readAsvs(readFileSync(join(folder, 'asvs.yaml'), 'utf8'));

describe('the table of ASVS items', () => {
  it('names each of the 253 items of levels 1 and 2 once, in their order', () => {
    const keys = items.map(({ id }) =>
      id
        .split('.')
        .map((part) => part.padStart(2, '0'))
        .join('.'),
    );
    expect(items).toHaveLength(253);
    expect(items.filter(({ level }) => level === 1)).toHaveLength(70);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(keys.toSorted());
  });

  it('given an item that is met, the tests and pages that show it are there', () => {
    const missing = items.flatMap((item) =>
      item.state === 'met'
        ? item.by
            .filter((path) => !/\.(test\.ts|md)$/.test(path) || !existsSync(join(ROOT, path)))
            .map((path) => `${item.id} ${path}`)
        : [],
    );
    expect(missing).toEqual([]);
  });

  it('counts as many as the figures of the README say', () => {
    const counts = (['met', 'not-met', 'not-applicable'] as const).map((state) => countOf(items, state)).join(' / ');
    expect(readFileSync(join(ROOT, 'docs', 'reliability', 'secrets.json'), 'utf8')).toContain(`"value": "${counts}"`);
  });

  it('is drawn from its data as it stands: run node tools/asvs.ts', () => {
    expect(readFileSync(join(folder, 'asvs.md'), 'utf8')).toBe(asvsPage(items));
  });
});
