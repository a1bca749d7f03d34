import type { Caller } from '../../../platform/http/call.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import type { Actor } from '../domain/commands.ts';
import type { StoredCase } from './stored-case.ts';

/** The caller as the engine sees it: only roles that reach this community count. */
export const actorIn = (caller: Caller, communityId: string): Actor => ({
  workerId: caller.workerId,
  roles: caller.rolesIn(communityId) as readonly ActingRole[],
  organisationIds: caller.organisationIds,
});

const READ_ALL: readonly string[] = ['worker', 'head', 'manager'];

export const seesAll = (roles: readonly string[]): boolean => roles.some((role) => READ_ALL.includes(role));

/** An approver sees what was passed to the own organisation; to anybody else such a case does not exist. */
export const maySee = (caller: Caller, stored: StoredCase): boolean => {
  const roles = caller.rolesIn(stored.communityId);
  if (seesAll(roles)) return true;
  return (
    roles.includes('approver') &&
    stored.approvingOrganisationId !== null &&
    caller.organisationIds.includes(stored.approvingOrganisationId) &&
    stored.state.clocks.handling !== undefined
  );
};
