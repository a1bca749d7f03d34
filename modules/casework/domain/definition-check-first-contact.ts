import type { DefinitionFinding } from './definition-finding.ts';
import type { ProcessDefinition } from './definition.ts';
import { transitionsOf } from './transitions.ts';

/**
 * The duty of first contact must end on every way to a done step: nobody may be left without an answer
 * (seed 000 §7.1.1). Follows only the actions that do not end it and looks where one can get to.
 */
export const firstContactFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const silent = transitionsOf(definition).filter(({ action }) => action.endsFirstContact === undefined);
  const reached = new Set([definition.initialStep]);
  for (const step of reached) for (const { from, to } of silent) if (from === step) reached.add(to);
  const leaving = silent.filter(({ from, to }) => definition.steps[to]?.kind === 'done' && reached.has(from));
  return [...new Map(leaving.map((way) => [way.id, way])).values()].map(({ id, to }) => ({
    path: `actions.${id}.endsFirstContact`,
    rule: 'first-contact-ends',
    found: to,
  }));
};
