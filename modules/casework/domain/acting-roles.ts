import { ok, refuse } from '../../../kernel/result.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import type { Actor } from './commands.ts';
import type { ProcessDefinition } from './definition.ts';
import type { CaseResult } from './refusals.ts';

/** The role in which the actor acts: the first of the allowed ones that the actor holds. */
export const actingRole = (actor: Actor, allowed: readonly ActingRole[]): CaseResult<ActingRole> => {
  const role = allowed.find((candidate) => actor.roles.includes(candidate));
  return role === undefined ? refuse('role-not-allowed', { allowed }) : ok(role);
};

/** Everybody in an office who has a part in the process: those may remark, correct, link and take down a rating. */
export const officeRoles = (definition: ProcessDefinition): readonly ActingRole[] => [
  ...new Set(
    [definition.openedBy, ...Object.values(definition.actions).map((action) => action.by)]
      .flat()
      .filter((role) => role !== 'applicant' && role !== 'system'),
  ),
];
