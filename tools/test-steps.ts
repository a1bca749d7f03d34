import { buildWeb } from './build-web.ts';
import { runTool } from './run-tool.ts';
import { checkConfiguration } from './test-configuration.ts';
import { checkImports } from './test-imports.ts';
import { type Outcome, toolOutcome } from './test-outcome.ts';
import { checkProcessDocs } from './test-process-docs.ts';
import { checkReliability } from './test-reliability.ts';
import { checkStyle } from './test-style.ts';
import { runVitest } from './test-vitest.ts';

export const KINDS = ['static', 'unit', 'database', 'browser'] as const;
export type Kind = (typeof KINDS)[number];

export interface Step {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

/** The formatter shows every difference; the names of the files are enough. */
const namesOfFiles = (output: string): string => {
  const names = output.split('\n').flatMap((line) => /^(\S+) format ━/.exec(line)?.[1] ?? []);
  return names.length === 0 ? output : `Run "npx biome format --write" on:\n${names.join('\n')}`;
};

const formatStep: Step = {
  name: 'format',
  run: async () => {
    const { status, output } = await runTool('@biomejs/biome/bin/biome', [
      'format',
      '--colors=off',
      '--max-diagnostics=none',
    ]);
    return toolOutcome('format', status === 0 ? '' : namesOfFiles(output));
  },
};

const tool = (name: string, script: string, ...args: readonly string[]): Step => ({
  name,
  run: async () => {
    const { status, output } = await runTool(script, args);
    return toolOutcome(name, status === 0 ? '' : output.trim() || `ended with status ${status}`);
  },
});

const typeCheck = (name: string, config: string): Step =>
  tool(`types of ${name}`, 'typescript-7/bin/tsc', '-p', config, '--noEmit', '--pretty', 'false');

/** None of them writes a file; they may run beside each other. */
export const STATIC_STEPS: readonly Step[] = [
  formatStep,
  typeCheck('server and tools', 'tsconfig.json'),
  typeCheck('pure code', 'tsconfig.pure.json'),
  typeCheck('web', 'tsconfig.web.json'),
  tool('lint', 'oxlint/bin/oxlint', '--type-aware', '--format=unix'),
  { name: 'imports', run: checkImports },
  { name: 'style', run: () => Promise.resolve(checkStyle()) },
  { name: 'process docs', run: () => Promise.resolve(checkProcessDocs()) },
  { name: 'configuration', run: () => Promise.resolve(checkConfiguration()) },
  { name: 'reliability', run: () => Promise.resolve(checkReliability()) },
  tool('unused code', 'knip/bin/knip.js', '--no-progress'),
];

const vitest = (name: string, projects: readonly string[]): Step => ({ name, run: () => runVitest(name, projects) });

const webBuild: Step = {
  name: 'web build',
  run: async () => {
    const said: string[] = [];
    const isBuilt = await buildWeb((line) => said.push(line));
    return toolOutcome('web build', isBuilt ? '' : said.join('\n'));
  },
};

/** The tests of the chosen kinds, in the order they run. */
export const testSteps = (kinds: ReadonlySet<Kind>): readonly Step[] => {
  const projects = (['unit', 'database'] as const).filter((kind) => kinds.has(kind));
  return [
    ...(projects.length > 0 ? [vitest(`${projects.join(' and ')} tests`, projects)] : []),
    ...(kinds.has('browser') ? [webBuild, vitest('browser tests', ['journeys'])] : []),
  ];
};
