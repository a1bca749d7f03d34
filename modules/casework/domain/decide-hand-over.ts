import { ok, refuse } from '../../../kernel/result.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import { actingRole, officeRoles } from './acting-roles.ts';
import type { CaseState } from './case-state.ts';
import type { Actor, CaseCommand, CaseFacts } from './commands.ts';
import type { ProcessDefinition } from './definition.ts';
import type { EventBody } from './recording.ts';
import type { CaseResult } from './refusals.ts';

type HandOver = Extract<CaseCommand, { type: 'hand-over' }>;

/** Whoever may have a case in hand, also one of a process in which the role has no part of its own. */
const HANDLING: readonly ActingRole[] = ['worker', 'grid-worker', 'social-worker'];

/** One's own cases anybody may hand over; those of others only the head. */
export const mayHandOver = (
  definition: ProcessDefinition,
  handler: string | null,
  actor: Actor,
): CaseResult<ActingRole> => {
  if (handler === null) return actingRole(actor, ['head', ...officeRoles(definition)]);
  return actingRole(actor, handler === actor.workerId ? ['head', ...officeRoles(definition), ...HANDLING] : ['head']);
};

export const decideHandOver = (
  definition: ProcessDefinition,
  state: CaseState,
  command: HandOver,
  actor: Actor,
  facts: CaseFacts,
): CaseResult<{ readonly role: ActingRole; readonly body: EventBody }> => {
  const handler = facts.handlerWorkerId ?? null;
  const role = mayHandOver(definition, handler, actor);
  if (!role.ok) return role;
  if (state.archivedAt !== null) return refuse('case-archived');
  if (command.toWorkerId === handler) return refuse('already-handler', { workerId: command.toWorkerId });
  if (state.hiddenFrom?.includes(command.toWorkerId) === true)
    return refuse('input-invalid', { field: 'toWorkerId', rule: 'unknown-worker' });
  const reason = command.reason.trim();
  if (reason === '') return refuse('reason-missing', { field: 'reason' });
  return ok({ role: role.value, body: { type: 'handed-over', from: handler, to: command.toWorkerId, reason } });
};
