import { describe, expect, it } from 'vitest';
import { immediateV1 } from '../catalogue/processes/immediate/v1.ts';
import { coveragePage, staleBranches } from './process-coverage.ts';

const LINES = [
  'immediate v1 | receive --handle--> finished | worker | input-missing materials-missing',
  'immediate v1 | receive --give-notice--> supplement | worker head | -',
  'immediate v1 | supplement --receive-supplement--> receive | worker | -',
  'immediate v1 | receive --refuse--> refused | worker | reason-missing',
  'immediate v1 | receive --withdraw--> withdrawn | worker | reason-missing',
  'immediate v1 | supplement --withdraw--> withdrawn | worker | reason-missing',
  'immediate v1 | supplement --close-unsupplemented--> lapsed | worker | reason-missing',
];
const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('the table of coverage', () => {
  it('given every branch walked, finds nothing stale', () => {
    expect(staleBranches([immediateV1], text(LINES))).toEqual([]);
  });

  it('given a branch that nobody walked and one that no definition has, names both', () => {
    const renamed = LINES.map((line) => line.replace('--refuse--> refused | worker', '--reject--> refused | worker'));
    expect(staleBranches([immediateV1], text(renamed))).toEqual([
      'Not walked: immediate v1 | receive --refuse--> refused',
      'No such branch: immediate v1 | receive --reject--> refused',
    ]);
  });

  it('says of each branch which histories take it, who walked it and why it was refused', () => {
    const page = coveragePage([immediateV1], text(LINES));
    expect(page).toContain('| 即办 · Handled at once | 1 | 7 | 7 | 7 | 5 |');
    expect(page).toMatch(/一次性告知<br>.*\| #\d.* \| ✓ 全科社区工作者、社区负责人 \| {2}\|/);
    expect(page).toMatch(/`input-missing` `materials-missing` \|/);
  });

  it('leaves a dash where nobody walked', () => {
    expect(coveragePage([immediateV1], '')).toContain('| 即办 · Handled at once | 1 | 7 | 7 | 0 | 0 |');
  });
});
