import { describe, expect, it } from 'vitest';
import { judge, tableOf, type BenchReport } from './report.ts';

const figures = (perSecond: number, p50: number) => ({ perSecond, p50, p95: 9, p99: 12, operations: 100, errors: 0 });

describe('judge', () => {
  it('holds writes to a share of the bare rate and reads to a multiple of the bare middle time', () => {
    expect(judge('write', figures(500, 1), figures(1000, 1))).toEqual({ ratio: 0.5, aimReached: true });
    expect(judge('write', figures(490, 1), figures(1000, 1)).aimReached).toBe(false);
    expect(judge('read', figures(1, 6), figures(1, 2))).toEqual({ ratio: 3, aimReached: true });
    expect(judge('read', figures(1, 6.1), figures(1, 2)).aimReached).toBe(false);
  });

  it('judges nothing where waiting is wanted', () => {
    expect(judge('write', figures(200, 1), figures(1000, 1), false)).toEqual({ ratio: 0.2, aimReached: null });
  });

  it('does not count a scenario without figures as reached', () => {
    expect(judge('read', figures(0, Number.NaN), figures(1, 2)).aimReached).toBe(false);
  });
});

describe('tableOf', () => {
  it('gives every line the same width, Chinese characters counting twice', () => {
    const one = {
      kind: 'read' as const,
      http: figures(500, 3),
      bare: figures(900, 2),
      rowsChecked: 7,
      serverMillisecondsEach: 0.8,
      databaseMillisecondsEach: 0.6,
      processorRatio: 0.5,
      firstError: null,
    };
    const report: BenchReport = {
      at: '2026-11-22T05:00:00.000Z',
      quick: true,
      processors: 2,
      loadBefore: 0.4,
      connections: 16,
      residents: 1,
      cases: 2,
      events: 3,
      communities: 3,
      databaseMegabytes: 1,
      serverStartedInMilliseconds: 1500,
      memoryIdleMegabytes: 180,
      memoryAfterLoadMegabytes: 210,
      measurements: [
        { ...one, id: 'a', name: 'person by name (王秀英)', ratio: 1.5, aimReached: true },
        { ...one, id: 'b', name: 'list', ratio: 4, aimReached: false },
      ],
    };
    const [head = '', first = '', second = ''] = tableOf(report).split('\n');
    expect(second).toHaveLength(head.length);
    expect(first).toHaveLength(head.length - 3);
    expect(second).toMatch(/4\.00 × p50 .* NO/);
  });
});
