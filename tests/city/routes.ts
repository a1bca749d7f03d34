import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../../tools/run-tool.ts';
import { cityEnvironment } from '../setup/city-template.ts';
import { must, type CityPart } from './trial.ts';

/** What the office does, and who may not: unchanged, each file on a spread database of its own. */
export const OFFICE_TESTS = ['tests/server/', 'tests/field/', 'tests/imports/', 'tests/erasure/'];

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string }[];
}

interface Passed {
  readonly passed: number;
  readonly files: number;
}

/** Runs a project's tests of these folders with that environment; throws what failed, and says how many passed. */
export const runTests = async (
  project: 'database' | 'journeys',
  folders: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Passed> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-city-tests-'));
  const file = join(folder, 'report.json');
  try {
    const { output } = await runTool(
      'vitest/vitest.mjs',
      ['run', `--project=${project}`, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...folders],
      environment,
    );
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const broken = report.testResults.filter(({ status }) => status !== 'passed').map(({ name }) => name);
    must(report.numFailedTests === 0 && broken.length === 0, `failed there: ${broken.join(', ')}\n${output}`);
    return { passed: report.numPassedTests, files: report.testResults.length };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export const runDatabaseTests = (
  folders: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Passed> => runTests('database', folders, environment);

/** The tests of all routes by every role, and of what is done through them, on spread tables. */
export const routes: CityPart = async ({ city }) => {
  const { passed, files } = await runDatabaseTests(
    [...OFFICE_TESTS, 'tests/operation/move'],
    cityEnvironment(city.templateUrls),
  );
  return [
    {
      name: {
        zh: '原样通过的数据库测试：全部路由 × 角色、主线、走访、点名、人员变更、导入、手机记录、抹除（行级安全开启）',
        en: 'Database tests that pass unchanged: every route × role, main story, visits, calls, changes of people, imports, records from phones, erasure (row-level security on)',
      },
      value: `${passed} of ${passed}, ${files} files`,
    },
  ];
};
