import { describe, expect, it } from 'vitest';
import { createProgressBar, progressLine } from './progress-bar.ts';

const at = (residents: number) => ({ residents, ofResidents: 1_000, cases: 30, ofCases: 300 });

describe('progress of the demo', () => {
  it('given half done in ten seconds, says the rate and ten seconds more', () => {
    const line = progressLine(at(500), 10);
    expect(line).toContain(' 50% 500/1,000');
    expect(line).toContain('50/s');
    expect(line).toContain('10 s left');
  });

  it('given a file instead of a terminal, writes a line for every tenth only', () => {
    const lines: string[] = [];
    const show = createProgressBar({ write: (text) => lines.push(text) }, () => 0);
    for (let residents = 10; residents <= 1_000; residents += 10) show(at(residents));
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines.every((line) => line.endsWith('\n'))).toBe(true);
  });

  it('given a terminal, overwrites its line and ends it when done', () => {
    const lines: string[] = [];
    const show = createProgressBar({ isTTY: true, write: (text) => lines.push(text) }, () => 0);
    show(at(400));
    show(at(1_000));
    expect(lines.map((line) => [line.startsWith('\r'), line.endsWith('\n')])).toEqual([
      [true, false],
      [true, true],
    ]);
  });
});
