import type { Caller } from '../../../platform/http/call.ts';
import type { ActingRole } from '../../access/domain/roles.ts';
import { officeRoles } from '../domain/acting-roles.ts';
import type { Actor } from '../domain/commands.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { isConfidential, readerIdsOf } from './case-columns.ts';
import type { ProcessLibrary } from './process-library.ts';
import type { StoredCase } from './stored-case.ts';

/** The caller as the engine sees it: only roles that reach this community count. */
export const actorIn = (caller: Caller, communityId: string): Actor => ({
  workerId: caller.workerId,
  roles: caller.rolesIn(communityId) as readonly ActingRole[],
  organisationIds: caller.organisationIds,
});

/** Who asks for the cases of a community. */
export interface AskingFor {
  readonly workerId: string;
  readonly roles: readonly string[];
  readonly organisationIds: readonly string[];
  /** Processes in which one of the roles has a part: what grid and social workers see of the community. */
  readonly processIds: readonly string[];
}

const READ_ALL: readonly string[] = ['worker', 'head', 'manager'];
const READ_THEIR_PART: readonly string[] = ['grid-worker', 'social-worker'];

export const seesAll = (roles: readonly string[]): boolean => roles.some((role) => READ_ALL.includes(role));

const hasPart = (definition: ProcessDefinition, roles: readonly string[]): boolean =>
  officeRoles(definition).some((role) => READ_THEIR_PART.includes(role) && roles.includes(role));

/** The same of somebody whose roles in the community are known already. */
export const askingAs = (
  { workerId, roles, organisationIds }: Omit<AskingFor, 'processIds'>,
  processes: ProcessLibrary,
): AskingFor => {
  const partly = !seesAll(roles) && roles.some((role) => READ_THEIR_PART.includes(role));
  return {
    workerId,
    roles,
    organisationIds,
    processIds: partly ? [...new Set(processes.all.filter((one) => hasPart(one, roles)).map(({ id }) => id))] : [],
  };
};

export const askingIn = (caller: Caller, communityId: string, processes: ProcessLibrary): AskingFor =>
  askingAs(
    { workerId: caller.workerId, roles: caller.rolesIn(communityId), organisationIds: caller.organisationIds },
    processes,
  );

/** Handles the case, or was given a part of it. */
const hasItInHand = (asking: AskingFor, stored: StoredCase): boolean =>
  stored.handlerWorkerId === asking.workerId ||
  readerIdsOf(stored.state).some((id) => id === asking.workerId || asking.organisationIds.includes(id));

const wasPassedTo = (asking: AskingFor, stored: StoredCase): boolean =>
  asking.roles.includes('approver') &&
  stored.approvingOrganisationId !== null &&
  asking.organisationIds.includes(stored.approvingOrganisationId) &&
  (stored.state.clocks['handling'] !== undefined || stored.state.unitId !== undefined);

/**
 * Whether a case exists for whoever asks; to anybody else it answers like one that does not. A confidential one exists
 * for those who have it in hand and the head, a complaint never for whom it is about.
 */
export const maySee = (asking: AskingFor, stored: StoredCase, definition: ProcessDefinition): boolean => {
  if (stored.state.hiddenFrom?.includes(asking.workerId) === true) return false;
  if (hasItInHand(asking, stored)) return true;
  if (isConfidential(definition)) return asking.roles.includes('head');
  return seesAll(asking.roles) || asking.processIds.includes(stored.state.processId) || wasPassedTo(asking, stored);
};

/** SQL of the same rule over `case_record c`; `?1`, `?2` … stand for the values. */
export const visibleTo = (asking: AskingFor): { readonly condition: string; readonly values: readonly unknown[] } => {
  const values: unknown[] = [];
  const place = (value: unknown): string => `?${values.push(value)}`;
  const me = place(asking.workerId);
  const inHand = `c.handler_worker_id = ${me} or c.reader_ids && ${place([asking.workerId, ...asking.organisationIds])}::uuid[]`;
  const ways: string[] = [];
  if (asking.processIds.length > 0) ways.push(`c.process_id = any (${place(asking.processIds)}::text[])`);
  if (asking.roles.includes('approver'))
    ways.push(
      `c.approving_organisation_id = any (${place(asking.organisationIds)}::uuid[])
         and (c.state -> 'clocks' ? 'handling' or c.state ? 'unitId')`,
    );
  const open = seesAll(asking.roles) ? 'true' : ways.length === 0 ? 'false' : `(${ways.join(' or ')})`;
  const secret = asking.roles.includes('head') ? 'true' : 'not c.confidential';
  return {
    condition: `(c.hidden_from is null or not ${me} = any (c.hidden_from)) and (${secret} and ${open} or ${inHand})`,
    values,
  };
};
