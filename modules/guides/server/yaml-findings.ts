import type { Finding } from '../contract.ts';
import { mistakeAt } from '../domain/catalogue-rules.ts';
import type { CatalogueRule } from '../domain/catalogue-rules.ts';
import type { YamlFault } from './parse-yaml.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { toFinding } from './revision-findings.ts';

/** What is wrong with a file as a whole; the place is a line where there is one. */
export const fileFindings = (
  deps: Pick<RevisionDeps, 'ruleTexts'>,
  faults: readonly YamlFault[] | CatalogueRule,
): readonly Finding[] =>
  (typeof faults === 'string'
    ? [mistakeAt('', faults)]
    : faults.map(({ line, ...rule }) => ({
        ...rule,
        path: line === 0 ? '' : `line ${line}`,
      }))
  ).map(toFinding(deps, 'mistake'));
