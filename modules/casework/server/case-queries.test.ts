import { describe, expect, it } from 'vitest';
import { caseQuery } from './case-queries.ts';

const HERE = '018f0000-0000-7000-8000-000000000001';
const OFFICE = '018f0000-0000-7000-8000-000000000002';
const WORKER = '018f0000-0000-7000-8000-000000000003';
const NOW = '2026-11-22T04:00:00.000Z';

const asking = (...roles: readonly string[]) => ({
  workerId: WORKER,
  roles,
  processIds: [],
  organisationIds: [OFFICE],
});

describe('caseQuery', () => {
  it('lets the office of a community see all its cases', () => {
    const query = caseQuery(HERE, { sort: 'due', kind: 'open', handler: 'me' }, asking('worker'), NOW);
    expect(query.conditions).toEqual(['c.community_id = $1', 'c.kind = $2', 'c.handler_worker_id = $3']);
    expect(query.values).toEqual([HERE, 'open', WORKER]);
  });

  it('shows an approver only what was passed to the own organisation, whatever else is asked for', () => {
    const query = caseQuery(HERE, { sort: 'due', state: 'review' }, asking('approver'), NOW);
    expect(query.conditions).toEqual([
      'c.community_id = $1',
      `c.approving_organisation_id = any ($2::uuid[]) and c.state -> 'clocks' ? 'handling'`,
      'c.step = $3',
    ]);
    expect(query.values).toEqual([HERE, [OFFICE], 'review']);
  });

  it('shows all to an approver who also works at the window here', () => {
    expect(caseQuery(HERE, { sort: 'due' }, asking('approver', 'head'), NOW).conditions).toHaveLength(1);
  });

  it('takes a receipt code as it is scanned or typed, and a name in letters for no code', () => {
    const receipt = (q: string) => caseQuery(HERE, { sort: 'due', q }, asking('worker'), NOW);
    expect(receipt('xs-7bc5x54o').conditions[1]).toBe('c.receipt_code = $2');
    expect(receipt('xs-7bc5x54o').values[1]).toBe('XS-7BC5X540');
    expect(receipt('XS7BC5X54G').values[1]).toBe('XS-7BC5X54G');
    expect(receipt('wangxiuying').conditions[1]).not.toContain('receipt_code');
  });
});
