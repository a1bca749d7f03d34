import { runTool } from './run-tool.ts';
import { type Outcome, toolOutcome } from './test-outcome.ts';

/** The roots that must each have been looked at; one missing means the tool was misled, not that all is well. */
const FOLDERS = ['kernel', 'platform', 'modules', 'server', 'catalogue', 'web', 'tools', 'tests'];

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { name: string } }[];
  };
}

/** What is wrong in a cruise, one line each; empty when the rules hold and every folder was read. */
export const judgeCruise = (cruise: Cruise, folders: readonly string[] = FOLDERS): readonly string[] => [
  ...folders
    .filter((folder) => !cruise.modules.some(({ source }) => source.startsWith(`${folder}/`)))
    .map((folder) => `No file of ${folder}/ was looked at.`),
  ...cruise.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`),
];

/** Checks the import rules of .dependency-cruiser.cjs. */
export const checkImports = async (): Promise<Outcome> => {
  const { output, status } = await runTool('dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    ...FOLDERS,
  ]);
  const start = output.indexOf('{');
  if (start < 0) return toolOutcome('imports', output || `dependency-cruiser ended with status ${status}`);
  const cruise = JSON.parse(output.slice(start)) as Cruise;
  return toolOutcome('imports', judgeCruise(cruise).join('\n'), `${cruise.modules.length} modules`);
};
