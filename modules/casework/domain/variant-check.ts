import { checkDefinition } from './definition-check.ts';
import type { DefinitionFinding } from './definition-finding.ts';
import type { ProcessDefinition } from './definition.ts';
import { variantOf } from './variant-changes.ts';
import type { VariantChanges, VariantIdentity } from './variant-changes.ts';
import { guardFindings } from './variant-guards.ts';

export interface CheckedVariant {
  readonly definition: ProcessDefinition;
  readonly findings: readonly DefinitionFinding[];
}

/** A variant as it would be published, with everything that stands against it: unsound, or weaker than the process itself. */
export const checkVariant = (
  base: ProcessDefinition,
  changes: VariantChanges,
  identity: VariantIdentity,
  documentKinds: readonly string[],
): CheckedVariant => {
  const definition = variantOf(base, changes, identity);
  const unknownPapers = Object.entries(definition.actions).flatMap(([id, { documents }]) =>
    documents
      .filter((kind) => !documentKinds.includes(kind) && base.actions[id]?.documents.includes(kind) !== true)
      .map((found) => ({ path: `actions.${id}.documents`, rule: 'paper-known', found })),
  );
  const guards = guardFindings(base, changes, definition);
  // Said once, where the community took the field out, and not again wherever it is missed.
  const missed = guards.flatMap(({ rule, found }) => (rule === 'used-field-stays' ? [found] : []));
  const unsound = checkDefinition(definition).filter(({ found }) => !missed.includes(found));
  const findings = [...guards, ...unknownPapers, ...unsound];
  const distinct = new Map(findings.map((finding) => [`${finding.path} ${finding.rule} ${finding.found}`, finding]));
  return { definition, findings: [...distinct.values()] };
};
