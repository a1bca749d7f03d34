import { describe, expect, it } from 'vitest';
import { VISIT_RULES } from '../../../catalogue/visit-rules/rules.ts';
import { countCoverage, coverageOn, type CoverageInput } from './coverage.ts';

const member = (id: string, groupId: string, gridId: string) => ({
  id,
  bornOn: '1940-01-01',
  leftOn: null,
  gridId,
  workerIds: ['w'],
  groups: [{ groupId, since: '2025-09-01', until: null }],
});
const input: CoverageInput = {
  rules: VISIT_RULES,
  people: [member('a', 'living-alone', 'g1'), member('b', 'living-alone', 'g1'), member('c', 'disabled', 'g2')],
  visits: [
    { personId: 'a', on: '2026-09-02', result: 'present', occasionId: null },
    { personId: 'b', on: '2026-09-03', result: 'absent', occasionId: null },
    { personId: 'b', on: '2026-09-25', result: 'present', occasionId: null },
    { personId: 'c', on: '2026-03-03', result: 'present', occasionId: null },
  ],
  on: '2026-09-15',
  tooLongTimes: 2,
};

describe('coverage', () => {
  it('given a day, tells for each person and rule how it stood then; later visits do not count', () => {
    const states = coverageOn(input).map(({ personId, ruleId, state }) => [personId, ruleId, state]);
    expect(states).toEqual([
      ['a', 'elders-living-alone', 'met'],
      ['b', 'elders-living-alone', 'tried'],
      ['c', 'elders-disabled', 'not-yet'],
      ['c', 'relief-disabled', 'met'],
    ]);
  });

  it('given the day of the later visit, counts it', () => {
    expect(coverageOn({ ...input, on: '2026-09-25' }).find(({ personId }) => personId === 'b')?.state).toBe('met');
  });

  it('given several rules, counts the person once by the rule that stands worst', () => {
    expect(countCoverage(coverageOn(input))).toEqual({ due: 3, met: 1, declined: 0, tried: 1, notYet: 1, tooLong: 2 });
  });

  it('given nobody met for twice the time of the rule, says too long', () => {
    const long = coverageOn(input).filter(({ tooLong }) => tooLong);
    expect(long.map(({ personId, days }) => [personId, days])).toEqual([
      ['b', 379],
      ['c', 196],
    ]);
  });
});
