import type { DefinitionFinding } from './definition-finding.ts';
import type { ProcessDefinition } from './definition.ts';

/**
 * The duty of first contact must end on every way to a done step: nobody may be left without an answer
 * (seed 000 §7.1.1). Follows only the actions that do not end it and looks where one can get to.
 */
export const firstContactFindings = (definition: ProcessDefinition): readonly DefinitionFinding[] => {
  const silent = Object.entries(definition.actions).filter(([, action]) => action.endsFirstContact === undefined);
  const reached = new Set([definition.initialStep]);
  for (const step of reached) {
    for (const [, action] of silent) if (action.from.includes(step)) reached.add(action.to);
  }
  return silent
    .filter(
      ([, action]) => definition.steps[action.to]?.kind === 'done' && action.from.some((step) => reached.has(step)),
    )
    .map(([id, action]) => ({ path: `actions.${id}.endsFirstContact`, rule: 'first-contact-ends', found: action.to }));
};
