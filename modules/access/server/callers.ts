import type { Accounts } from '../../../platform/auth/accounts.ts';
import type { Caller } from '../../../platform/http/call.ts';
import type { Directory, Worker } from './directory.ts';

/** Departments and streets act in every community they cover; nobody acts where no role of theirs reaches. */
export const callerOf = (worker: Worker, directory: Directory): Caller => {
  const rolesByCommunity = new Map<string, string[]>();
  for (const { role, organisationId } of worker.roles)
    for (const communityId of directory.communitiesOf(organisationId))
      rolesByCommunity.set(communityId, [...(rolesByCommunity.get(communityId) ?? []), role]);
  return {
    workerId: worker.id,
    name: worker.name,
    homeOrganisationId: worker.roles[0]?.organisationId ?? '',
    organisationIds: [...new Set(worker.roles.map((held) => held.organisationId))],
    owes: worker.owes,
    rolesIn: (communityId) => rolesByCommunity.get(communityId) ?? [],
    hasRole: (roles) => worker.roles.some((held) => roles.includes(held.role)),
    organisationsFor: (roles) =>
      worker.roles
        .filter(({ role }) => roles.includes(role))
        .flatMap(({ organisationId }) => directory.organisationsUnder(organisationId)),
    communitiesFor: (roles) =>
      [...rolesByCommunity]
        .filter(([, held]) => held.some((role) => roles.includes(role)))
        .map(([communityId]) => communityId),
  };
};

const REMEMBERED_MILLISECONDS = 60_000;
const MOST_REMEMBERED = 20_000;

export interface Callers {
  identify(cookie: string): Promise<Caller | null>;
  /** Called when a session ends or a right changes; the next request asks the account library again. */
  forgetAll(): void;
}

/** Remembers for a minute whose session a cookie is, so that a request costs no query of its own for it. */
export const createCallers = (accounts: Accounts, directory: Directory, clock: () => number): Callers => {
  const remembered = new Map<string, { readonly accountId: string; readonly until: number }>();
  const accountOf = async (cookie: string): Promise<string | null> => {
    const known = remembered.get(cookie);
    if (known !== undefined && known.until > clock()) return known.accountId;
    const accountId = await accounts.accountOf(cookie);
    if (accountId === null) {
      remembered.delete(cookie);
      return null;
    }
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(cookie, { accountId, until: clock() + REMEMBERED_MILLISECONDS });
    return accountId;
  };
  return {
    identify: async (cookie) => {
      if (cookie === '') return null;
      const accountId = await accountOf(cookie);
      const worker = accountId === null ? undefined : directory.workerOfAccount(accountId);
      if (worker === undefined || worker.status !== 'active' || worker.roles.length === 0) return null;
      return callerOf(worker, directory);
    },
    forgetAll: () => remembered.clear(),
  };
};
