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

const whoSees = (...roles: readonly string[]) => caseQuery(HERE, { sort: 'due' }, asking(...roles), NOW).conditions[1];

describe('caseQuery', () => {
  it('lets the office of a community see all its cases but what is confidential or hidden from the reader', () => {
    const query = caseQuery(HERE, { sort: 'due', kind: 'open', handler: 'me' }, asking('worker'), NOW);
    expect(query.conditions).toEqual([
      'c.community_id = $1',
      '(c.hidden_from is null or not $2 = any (c.hidden_from)) and ' +
        '(not c.confidential and true or c.handler_worker_id = $2 or c.reader_ids && $3::uuid[])',
      `c.kind = 'open'`,
      'c.handler_worker_id = $4',
    ]);
    expect(query.values).toEqual([HERE, WORKER, [WORKER, OFFICE], WORKER]);
  });

  it('shows an approver only what was passed to the own organisation, whatever else is asked for', () => {
    const query = caseQuery(HERE, { sort: 'due', state: 'review' }, asking('approver'), NOW);
    expect(query.conditions[1]).toContain('not c.confidential and (c.approving_organisation_id = any ($4::uuid[])');
    expect(query.values).toEqual([HERE, WORKER, [WORKER, OFFICE], [OFFICE], 'review']);
  });

  it('shows the head what is confidential too, and nobody what is hidden from them', () => {
    expect(whoSees('approver', 'head')).toContain('(true and true or');
    expect(whoSees('head')).toMatch(/^\(c\.hidden_from is null or not \$2 = any \(c\.hidden_from\)\) and /);
  });

  it('shows whoever has no part in anything only what they have in hand', () => {
    expect(whoSees('grid-worker')).toContain('(not c.confidential and false or c.handler_worker_id = $2');
    const withPart = { ...asking('grid-worker'), processIds: ['grid-event'] };
    expect(caseQuery(HERE, { sort: 'due' }, withPart, NOW).conditions[1]).toContain('c.process_id = any ($4::text[])');
  });

  it('takes a receipt code as it is scanned or typed, and a name in letters for no code', () => {
    const receipt = (q: string) => caseQuery(HERE, { sort: 'due', q }, asking('worker'), NOW);
    expect(receipt('xs-7bc5x54o').conditions[2]).toBe('c.receipt_code = $4');
    expect(receipt('xs-7bc5x54o').values[3]).toBe('XS-7BC5X540');
    expect(receipt('XS7BC5X54G').values[3]).toBe('XS-7BC5X54G');
    expect(receipt('wangxiuying').conditions[2]).not.toContain('receipt_code');
  });
});
