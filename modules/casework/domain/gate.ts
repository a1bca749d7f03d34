import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import { actingRole } from './acting-roles.ts';
import type { CaseState } from './case-state.ts';
import type { Actor, CaseFacts } from './commands.ts';
import type { ActionDefinition, ProcessDefinition } from './definition.ts';
import { firstUnmetNeed } from './needs.ts';
import type { CaseResult } from './refusals.ts';

export interface OpenGate {
  readonly action: ActionDefinition;
  readonly role: ActingRole;
}

/**
 * Everything about an action that can be judged before its input: step, role, count and needs.
 * `decide` passes through this gate and the list of available actions shows it, so the two cannot disagree.
 */
export const passGate = (
  definition: ProcessDefinition,
  state: CaseState,
  actionId: string,
  actor: Actor,
  facts: CaseFacts,
  now: Instant,
): CaseResult<OpenGate> => {
  // Own entries only: an id such as "constructor" must not find what every object inherits.
  const action = Object.hasOwn(definition.actions, actionId) ? definition.actions[actionId] : undefined;
  if (action === undefined) return refuse('action-unknown', { action: actionId });
  if (state.archivedAt !== null) return refuse('case-archived');
  if (!action.from.includes(state.step)) {
    return refuse('action-not-from-here', { action: actionId, step: state.step, from: action.from });
  }
  const role = actingRole(actor, action.by);
  if (!role.ok) return role;
  if (action.atMostTimes !== undefined && (state.timesTaken[actionId] ?? 0) >= action.atMostTimes) {
    return refuse('action-used-up', { action: actionId, atMostTimes: action.atMostTimes });
  }
  const unmet = firstUnmetNeed(action, { definition, state, actor, facts, today: plainDateOf(now) });
  return unmet === null ? ok({ action, role: role.value }) : { ok: false, refusal: unmet };
};
