import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from './run-tool.ts';
import { type Outcome, toolOutcome } from './test-outcome.ts';

const LONGEST_FILE_LINES = 400;
const AIMED_P95_LINES = 250;
const BANNED_NAME = /(^|-)(utils?|helpers?|managers?|services?)(\.test)?\.[a-z]+$/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
/** Code that asks for one process by name belongs into that process's definition. */
const ASKS_FOR_A_PROCESS = /process(Id|\.id)\s*[!=]==\s*['"`]/;
const SWALLOWS = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)/;

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const lines = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

const isData = (path: string): boolean => path.startsWith('catalogue/');

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('tests/');

/** What breaks the house style in one file, one line each. */
export const styleFaults = ({ path, text }: SourceFile): readonly string[] => {
  const name = basename(path);
  const faults = [
    !isData(path) && lines(text) > LONGEST_FILE_LINES ? `${lines(text)} lines, at most ${LONGEST_FILE_LINES}` : '',
    KEBAB_CASE.test(name) ? '' : 'the name is not in kebab-case',
    BANNED_NAME.test(name) ? 'the name says nothing about the content' : '',
    !isData(path) && !isTest(path) && ASKS_FOR_A_PROCESS.test(text) ? 'asks for a process by its name' : '',
    path !== 'tools/test-style.ts' && SWALLOWS.test(text) ? 'leaves something open or silenced' : '',
  ];
  return faults.filter((fault) => fault !== '').map((fault) => `${path}: ${fault}`);
};

const readSources = (): readonly SourceFile[] =>
  globSync(['{kernel,platform,modules,server,catalogue,web,tools,tests}/**/*.{ts,tsx,mjs}', '*.{ts,mjs}'], {
    cwd: ROOT,
  })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Names, lengths and a few habits the linter does not know. */
export const checkStyle = (): Outcome => {
  const sources = readSources();
  const sizes = sources
    .filter(({ path }) => !isData(path))
    .map(({ text }) => lines(text))
    .toSorted((a, b) => a - b);
  const p95 = percentile(sizes, 0.95);
  const faults = [
    ...sources.flatMap(styleFaults),
    ...(sources.length === 0 ? ['No source file was found.'] : []),
    ...(p95 > AIMED_P95_LINES ? [`The 95th percentile is ${p95} lines, at most ${AIMED_P95_LINES}.`] : []),
  ];
  const remark = `${sources.length} files, median ${percentile(sizes, 0.5)} lines, 95th percentile ${p95}`;
  return toolOutcome('style', faults.join('\n'), remark);
};
