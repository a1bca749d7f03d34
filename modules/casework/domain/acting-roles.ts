import { ok, refuse } from '../../../kernel/result.ts';
import { OUTSIDE_ROLES } from '../../access/domain/roles.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import type { Actor } from './commands.ts';
import type { ProcessDefinition } from './definition.ts';
import type { CaseResult } from './refusals.ts';

/** The role in which the actor acts: the first of the allowed ones that the actor holds. */
export const actingRole = (actor: Actor, allowed: readonly ActingRole[]): CaseResult<ActingRole> => {
  const role = allowed.find((candidate) => actor.roles.includes(candidate));
  return role === undefined ? refuse('role-not-allowed', { allowed }) : ok(role);
};

const isOffice = (role: ActingRole): boolean => !(OUTSIDE_ROLES as readonly string[]).includes(role);

/** Those at the window, who meet the person: they may link cases and take down a rating. */
export const windowRoles = (definition: ProcessDefinition): readonly ActingRole[] =>
  definition.openedBy.filter(isOffice);

const known = new WeakMap<ProcessDefinition, readonly ActingRole[]>();

/** Everybody in an office who has a part in the process: they may remark and correct. Worked out once for a definition. */
export const officeRoles = (definition: ProcessDefinition): readonly ActingRole[] => {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const roles = [
    ...new Set([
      ...windowRoles(definition),
      ...Object.values(definition.actions).flatMap(({ by }) => by.filter(isOffice)),
    ]),
  ];
  known.set(definition, roles);
  return roles;
};
