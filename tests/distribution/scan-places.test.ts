import { describe, expect, it } from 'vitest';
import { scansOf, type PlanNode } from './scan-places.ts';

const TABLES = new Set(['person']);
const ID = "'01990000-0000-7000-8000-000000000001'::uuid";
const scan = (condition: string, table = 'person'): PlanNode => ({
  'Node Type': 'Index Scan',
  'Relation Name': table,
  'Index Cond': condition,
});

describe('scansOf', () => {
  it.each([
    [`((community_id = ${ID}) AND (id = 1))`, 'one'],
    [`(p.community_id = ${ID})`, 'one'],
    [`(community_id = ANY ('{01990000-0000-7000-8000-000000000001}'::uuid[]))`, 'several'],
    ['(community_id = c.community_id)', 'beside'],
    ['(community_id = ANY ((InitPlan 1).col1))', 'all'],
    ['(name = 1)', 'all'],
  ])('given %s, finds %s', (condition, reach) => {
    expect(scansOf(scan(condition), TABLES)).toEqual([{ table: 'person', reach }]);
  });

  it('given a join on the community, takes it for the parts below; other tables do not count', () => {
    const join: PlanNode = {
      'Node Type': 'Hash Join',
      'Hash Cond': '(p.community_id = c.community_id)',
      Plans: [scan('(true)'), scan('(true)', 'organisation')],
    };
    expect(scansOf(join, TABLES)).toEqual([{ table: 'person', reach: 'beside' }]);
  });
});
