import type { z } from 'zod';
import type { Caller } from '../../../platform/http/call.ts';
import type { SessionReply, listWorkers, organisation } from '../contract.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Directory, Organisation, Worker } from './directory.ts';

export const organisationReply = (found: Organisation): z.output<typeof organisation> => ({
  id: found.id,
  parentId: found.parentId,
  kind: found.kind,
  name: found.name,
  shortName: found.shortName,
});

const rolesReply = (worker: Worker, directory: Directory) =>
  worker.roles.flatMap(({ role, organisationId }) => {
    const held = directory.organisation(organisationId);
    return held === undefined ? [] : [{ role, roleName: ROLE_NAMES[role], organisation: organisationReply(held) }];
  });

export const workerReply = (
  worker: Worker,
  directory: Directory,
): z.output<typeof listWorkers.reply>['items'][number] => ({
  id: worker.id,
  name: worker.name,
  post: worker.post,
  username: worker.username,
  status: worker.status,
  roles: rolesReply(worker, directory),
  lastSignInAt: worker.lastSignInAt,
  secondFactorSince: worker.secondFactorSince,
});

const HANDLING_ROLES = ['worker', 'head', 'grid-worker', 'social-worker', 'approver', 'manager'];

export const sessionReplyOf = (caller: Caller, directory: Directory, demo: boolean): SessionReply => {
  const worker = directory.worker(caller.workerId);
  if (worker === undefined) throw new Error('a signed-in person is always in the directory');
  const communities = caller.communitiesFor(HANDLING_ROLES).flatMap((id) => {
    const community = directory.organisation(id);
    if (community === undefined) return [];
    const street = community.parentId === null ? undefined : directory.organisation(community.parentId);
    return [{ id, name: community.name, streetName: street?.name ?? '' }];
  });
  return {
    worker: { id: worker.id, name: worker.name, post: worker.post },
    roles: rolesReply(worker, directory),
    communities,
    demo,
    owes: worker.owes,
  };
};
