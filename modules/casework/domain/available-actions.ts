import type { Instant } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { CaseState } from './case-state.ts';
import type { Actor, CaseFacts } from './commands.ts';
import type { ActionDefinition, InputField, ProcessDefinition } from './definition.ts';
import { passGate } from './gate.ts';
import type { CaseRefusal } from './refusals.ts';

export interface AvailableAction {
  readonly id: string;
  readonly name: Text;
  readonly emphasis: ActionDefinition['emphasis'];
  readonly available: boolean;
  /** Why it cannot be taken now; null when it can. */
  readonly refusal: CaseRefusal | null;
  readonly input: readonly InputField[];
}

/** Every action that leaves the present step, in the order of the definition, with the reason where one is not available. */
export const availableActions = (
  definition: ProcessDefinition,
  state: CaseState,
  actor: Actor,
  facts: CaseFacts,
  now: Instant,
): readonly AvailableAction[] =>
  Object.entries(definition.actions)
    .filter(([, action]) => action.from.includes(state.step))
    .map(([id, { name, emphasis, input }]) => {
      const gate = passGate(definition, state, id, actor, facts, now);
      return { id, name, emphasis, input, available: gate.ok, refusal: gate.ok ? null : gate.refusal };
    });
