import { describe, expect, it } from 'vitest';
import { linesOf } from './chart-lines.ts';

describe('labels of the flow chart', () => {
  it('given a short label, keeps it on one line', () => {
    expect(linesOf('审批中', 120)).toEqual(['审批中']);
  });

  it('given a long Chinese label, breaks between characters and loses none', () => {
    const lines = linesOf('等待申请人补齐材料再次审核', 80);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe('等待申请人补齐材料再次审核');
  });

  it('given English words, breaks at spaces only', () => {
    expect(linesOf('Waiting for the applicant', 90)).toEqual(['Waiting for', 'the', 'applicant']);
  });
});
