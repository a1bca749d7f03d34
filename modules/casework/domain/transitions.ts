import { STAY } from './definition.ts';
import type { ActionDefinition, ProcessDefinition } from './definition.ts';

/** One action from one of the steps it leaves. */
export interface Transition {
  readonly id: string;
  readonly action: ActionDefinition;
  readonly from: string;
  readonly to: string;
}

/** Where an action leads from a step; one that stays leads back to it. */
export const leadsTo = (action: ActionDefinition, from: string): string => (action.to === STAY ? from : action.to);

/** Every way from a step to a step, in the order of the definition. */
export const transitionsOf = (definition: ProcessDefinition): readonly Transition[] =>
  Object.entries(definition.actions).flatMap(([id, action]) =>
    action.from.map((from) => ({ id, action, from, to: leadsTo(action, from) })),
  );
