import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processDefinitions } from '../catalogue/processes/index.ts';
import { readWalkedText, staleBranches } from './process-coverage.ts';
import { processPages, type GeneratedFile } from './process-pages.ts';
import { ROOT } from './run-tool.ts';
import { type Outcome, toolOutcome } from './test-outcome.ts';

const FOLDER = join(ROOT, 'docs', 'processes');

/** Names in the folder that no page has: of a process that was renamed, say. */
const leftOver = (pages: readonly GeneratedFile[], folder: string): readonly string[] => {
  const names = new Set(pages.map(({ name }) => name));
  return existsSync(folder) ? readdirSync(folder).filter((name) => !names.has(name)) : [];
};

/** What is not as the definitions have it, one line each. */
export const staleFiles = (pages: readonly GeneratedFile[], folder = FOLDER): readonly string[] => [
  ...pages.flatMap(({ name, text }) => {
    const file = join(folder, name);
    if (!existsSync(file)) return [`docs/processes/${name} is missing`];
    return readFileSync(file, 'utf8') === text ? [] : [`docs/processes/${name} is stale`];
  }),
  ...leftOver(pages, folder).map((name) => `docs/processes/${name} belongs to no process`),
];

export const writeProcessPages = (
  pages: readonly GeneratedFile[],
  folder = FOLDER,
): { readonly written: number; readonly removed: number } => {
  mkdirSync(folder, { recursive: true });
  const extra = leftOver(pages, folder);
  for (const name of extra) rmSync(join(folder, name));
  for (const { name, text } of pages) writeFileSync(join(folder, name), text);
  return { written: pages.length, removed: extra.length };
};

/** The generated documentation of the processes is as their definitions have it, and every branch was walked. */
export const checkProcessDocs = (): Outcome => {
  const stale = [
    ...staleBranches(processDefinitions, readWalkedText()),
    ...staleFiles(processPages(processDefinitions)),
  ];
  const hint =
    'Branches: "npx vitest run --project journeys tests/journeys/branches -u". Then run "node tools/process-docs.ts".';
  return toolOutcome('process docs', stale.length === 0 ? '' : [...stale, hint].join('\n'));
};
