import { describe, expect, it } from 'vitest';
import { groupDifferences } from './group-differences.ts';
import type { Difference } from './group-differences.ts';

const word = (change: Difference['change'], after: string): Difference => ({
  part: 'keyword',
  id: null,
  name: null,
  change,
  fields: [{ field: 'text', before: null, after }],
});

const material = (id: string): Difference => ({ part: 'material', id, name: null, change: 'added', fields: [] });

describe('differences for reading', () => {
  it('tell the search words together and materials one by one', () => {
    const groups = groupDifferences([material('a'), material('b'), word('added', '老年证'), word('added', '老人卡')]);
    expect(groups.map(({ part, fields }) => [part, fields.length])).toEqual([
      ['material', 0],
      ['material', 0],
      ['keyword', 2],
    ]);
    expect(groups.at(-1)?.change).toBe('added');
  });

  it('call it changed where some came and some went', () => {
    expect(groupDifferences([word('removed', '旧'), word('added', '新')])[0]?.change).toBe('changed');
  });
});
