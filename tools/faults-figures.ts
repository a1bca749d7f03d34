import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCENARIOS } from '../tests/faults/scenarios.ts';
import { figure, type ScenarioResult } from '../tests/faults/scenario.ts';
import { ROOT } from './run-tool.ts';

interface Stored extends ScenarioResult {
  readonly seed: number;
}

const readResult = (folder: string, id: string): Stored | undefined => {
  const file = join(folder, `${id}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Stored) : undefined;
};

/** Puts the results of the last runs together for the README. Answers the file. */
export const writeFaultFigures = (folder: string): string => {
  const results = SCENARIOS.flatMap((scenario) => {
    const result = readResult(folder, scenario.id);
    return result === undefined ? [] : [{ scenario, result }];
  });
  const report = {
    title: { zh: '故障之下什么都不丢', en: 'Nothing is lost under faults' },
    command: 'npm run test:faults',
    measuredAt: new Date().toISOString().slice(0, 10),
    figures: results.flatMap(({ scenario, result }) => [
      ...result.figures.map(({ name, value }) => ({
        name: { zh: `${scenario.title.zh}：${name.zh}`, en: `${scenario.title.en}: ${name.en}` },
        value,
      })),
      ...(result.skipped === undefined ? [] : [figure(scenario.title.zh, scenario.title.en, result.skipped.en)]),
    ]),
    notKept: results.flatMap(({ result }) => result.broken.map((line) => ({ zh: line, en: line }))),
  };
  const file = join(ROOT, 'docs', 'reliability', 'faults.json');
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
};
