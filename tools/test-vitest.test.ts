import { describe, expect, it } from 'vitest';
import { ROOT } from './run-tool.ts';
import { lastLine, toolOutcome } from './test-outcome.ts';
import { judgeAskedAgain, judgeVitest, slowestFiles } from './test-vitest.ts';

const report = (numPassedTests: number, numFailedTests: number, broken = 0) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: Array.from({ length: broken }, () => ({
    name: 'broken.test.ts',
    startTime: 0,
    endTime: 0,
    status: 'failed' as const,
    assertionResults: [],
  })),
});

describe('the count of a test run', () => {
  it('counts every test', () => {
    const outcome = judgeVitest({ name: 'unit', status: 0, output: '', report: report(7, 0) });
    expect(outcome).toEqual({ name: 'unit', passed: 7, failed: 0, skipped: 1, report: '' });
  });

  it('counts a file that could not be loaded', () => {
    expect(judgeVitest({ name: 'unit', status: 1, output: 'why', report: report(7, 2, 1) })).toMatchObject({
      passed: 7,
      failed: 3,
      report: 'why',
    });
  });

  it.each([
    ['nothing ran', { name: 'unit', status: 0, output: '', report: report(0, 0) }],
    ['the run ended badly although its tests passed', { name: 'unit', status: 1, output: '', report: report(7, 0) }],
    ['the run wrote no report', { name: 'unit', status: 1, output: 'no memory', report: undefined }],
  ])('fails when %s', (_reason, run) => {
    expect(judgeVitest(run).failed).toBe(1);
  });

  it('names the files that took longest first, and none that took no time worth telling', () => {
    const file = (name: string, milliseconds: number) => ({
      name: `${ROOT}/${name}`,
      startTime: 1_000,
      endTime: 1_000 + milliseconds,
      status: 'passed' as const,
      assertionResults: [],
    });
    const testResults = [file('a.test.ts', 2_100), file('b.test.ts', 61_000), file('c.test.ts', 90)];
    expect(slowestFiles({ testResults })).toBe('b.test.ts 61 s, a.test.ts 2 s');
  });

  it('ends with one line that programs can read', () => {
    const outcomes = [
      toolOutcome('lint', ''),
      toolOutcome('style', 'bad'),
      judgeVitest({ name: 'unit', status: 0, output: '', report: report(7, 0) }),
    ];
    expect(lastLine(outcomes)).toBe('8 passed, 1 failed, 1 skipped');
    expect(lastLine([toolOutcome('lint', '')])).toBe('1 passed, 0 failed');
  });
});

describe('a run of which some files were asked again', () => {
  const file = (name: string, ...statuses: readonly ('passed' | 'failed')[]) => ({
    name: `${ROOT}/${name}`,
    startTime: 0,
    endTime: 0,
    status: statuses.includes('failed') ? ('failed' as const) : ('passed' as const),
    assertionResults: statuses.map((status) => ({ status })),
  });
  const runOf = (output: string, ...testResults: readonly ReturnType<typeof file>[]) => {
    const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
    const numFailedTests = statuses.filter((status) => status === 'failed').length;
    const numPassedTests = statuses.length - numFailedTests;
    return {
      name: 'database',
      status: numFailedTests === 0 ? 0 : 1,
      output,
      report: { numPassedTests, numFailedTests, numPendingTests: 0, numTodoTests: 0, testResults },
    };
  };
  const first = runOf('too slow', file('a.test.ts', 'passed', 'failed'), file('b.test.ts', 'passed', 'passed'));

  it('counts what passes then, each test once, and keeps the name and what was said at first', () => {
    const outcome = judgeAskedAgain(first, runOf('', file('a.test.ts', 'passed', 'passed')));
    expect(outcome).toMatchObject({ passed: 4, failed: 0, unsteady: ['a.test.ts'], report: 'too slow' });
  });

  it('asks the file again during which something failed that no test waited for', () => {
    const said = '\u001B[31mThis error originated in "\u001B[1mb.test.ts\u001B[22m" test file. It may\u001B[39m';
    const passed = runOf(said, file('a.test.ts', 'passed'), file('b.test.ts', 'passed', 'passed'));
    const outcome = judgeAskedAgain({ ...passed, status: 1 }, runOf('', file('b.test.ts', 'passed', 'passed')));
    expect(outcome).toMatchObject({ passed: 3, failed: 0, unsteady: ['b.test.ts'], report: said });
  });

  it('fails what fails again, and shows both', () => {
    const outcome = judgeAskedAgain(first, runOf('wrong', file('a.test.ts', 'passed', 'failed')));
    expect(outcome).toMatchObject({ passed: 3, failed: 1 });
    expect(outcome.report).toMatch(/too slow[^]*wrong/);
    expect(outcome.unsteady).toBeUndefined();
  });
});
