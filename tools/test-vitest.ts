import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT, runTool } from './run-tool.ts';
import type { Outcome } from './test-outcome.ts';

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    /** Path of the file. */
    readonly name: string;
    /** Milliseconds since 1970. */
    readonly startTime: number;
    readonly endTime: number;
    readonly status: 'passed' | 'failed';
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface VitestRun {
  readonly name: string;
  readonly status: number;
  readonly output: string;
  /** Undefined when vitest ended before it could write one. */
  readonly report: VitestReport | undefined;
}

/** Files that fail before or beside their tests (a broken import, a failing hook) show no failed test. */
const brokenFiles = (report: VitestReport): number =>
  report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;

/** So few files are worth asking again; more of them are no chance. */
const MOST_ASKED_AGAIN = 3;

/** How the runner names the file during which something failed that no test waited for; it fails the run, but no test. */
const UNAWAITED = /This error originated in "(?<file>[^"]+)" test file/g;

const failingFiles = ({ report, output }: VitestRun): readonly string[] => {
  const failed = (report?.testResults ?? []).flatMap(({ name, status }) => (status === 'failed' ? [name] : []));
  const origins = [...stripVTControlCharacters(output).matchAll(UNAWAITED)].map(({ groups }) =>
    join(ROOT, groups?.['file'] ?? ''),
  );
  return [...new Set([...failed, ...origins])];
};

const SLOWEST = 6;

/** The files that took longest, so that whoever waits knows for what. */
export const slowestFiles = ({ testResults }: Pick<VitestReport, 'testResults'>): string =>
  testResults
    .map(({ name, startTime, endTime }) => ({ name, seconds: Math.round((endTime - startTime) / 1000) }))
    .filter(({ seconds }) => seconds > 0)
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, SLOWEST)
    .map(({ name, seconds }) => `${relative(ROOT, name)} ${seconds} s`)
    .join(', ');

/** Counts a run. Every test counts; a run that breaks, or in which nothing ran, counts as one failure. */
export const judgeVitest = ({ name, status, output, report }: VitestRun): Outcome => {
  if (report === undefined) return { name, passed: 0, failed: 1, skipped: 0, report: output };
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = report;
  const failures = numFailedTests + brokenFiles(report);
  const ranNothing = passed + numFailedTests === 0;
  const failed = failures === 0 && (status !== 0 || ranNothing) ? 1 : failures;
  const skipped = numPendingTests + numTodoTests;
  const why = ranNothing ? `No test ran.\n${output}` : output;
  const slowest = slowestFiles(report);
  const remark = slowest === '' ? {} : { remark: `longest: ${slowest}` };
  return { name, passed, failed, skipped, report: failed === 0 ? '' : why, ...remark };
};

const passedBeside = (files: readonly string[], { testResults }: VitestReport): number =>
  testResults
    .filter(({ name }) => !files.includes(name))
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed').length;

/**
 * Counts a run of which some files were asked again, by themselves: what passes then is counted as passed and named as
 * unsteady, with what it said at first; what fails again has failed.
 */
export const judgeAskedAgain = (first: VitestRun, again: VitestRun): Outcome => {
  const [before, after] = [judgeVitest(first), judgeVitest(again)];
  if (first.report === undefined || after.failed > 0)
    return { ...before, report: `${before.report}\n── asked again ──\n${after.report}` };
  const files = failingFiles(first);
  return {
    ...before,
    passed: passedBeside(files, first.report) + after.passed,
    failed: 0,
    unsteady: files.map((file) => relative(ROOT, file)),
  };
};

/** Runs some vitest projects in one process: all their files, or those named. */
const runOnce = async (name: string, projects: readonly string[], files: readonly string[]): Promise<VitestRun> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-report-'));
  const file = join(folder, 'report.json');
  const { status, output } = await runTool('vitest/vitest.mjs', [
    'run',
    ...files,
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined;
  rmSync(folder, { recursive: true });
  return { name, status, output, report };
};

/** Runs some vitest projects; the few files that fail are asked once more, by themselves. */
export const runVitest = async (name: string, projects: readonly string[]): Promise<Outcome> => {
  const first = await runOnce(name, projects, []);
  const files = failingFiles(first);
  if (files.length === 0 || files.length > MOST_ASKED_AGAIN) return judgeVitest(first);
  return judgeAskedAgain(first, await runOnce(name, projects, files));
};
