import { randomInt } from 'node:crypto';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall, Implementation } from '../../../platform/http/call.ts';
import { implement } from '../../../platform/http/call.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import {
  addWorker,
  listColleagues,
  listWorkers,
  resetPassword,
  setWorkerRoles,
  setWorkerStatus,
  takeSecondFactorOff,
} from '../contract.ts';
import { powersAreSeparated } from '../domain/powers.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { AccessDeps } from './deps.ts';
import { addWorkerRow, setPasswordToChange, setRoles, setSecondFactorSince, setStatus } from './directory-writes.ts';
import type { Worker, WorkerRole } from './directory.ts';
import { organisationReply, workerReply } from './replies.ts';

/** Letters and digits that nobody misreads when the password is passed on by hand. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const firstPassword = (): string =>
  Array.from({ length: 14 }, (_, index) =>
    index === 4 || index === 9 ? '-' : ALPHABET[randomInt(ALPHABET.length)],
  ).join('');

const record = (
  tx: Tx,
  call: SignedInCall<RouteDefinition>,
  action: string,
  workerId: string,
  details: Record<string, unknown> = {},
): void =>
  recordDone(tx, call, call.caller.homeOrganisationId, { action, subjectKind: 'worker', subjectId: workerId, details });

/** An administrator sees and changes people of the own organisation and those below it, nobody else. */
const administered = (deps: AccessDeps, call: SignedInCall<RouteDefinition>): ReadonlySet<string> =>
  new Set(call.caller.organisationIds.flatMap((id) => deps.directory.organisationsUnder(id)));

const findAdministered = (
  deps: AccessDeps,
  call: SignedInCall<RouteDefinition>,
  workerId: string,
): Worker | undefined => {
  const worker = deps.directory.worker(workerId);
  const inside = administered(deps, call);
  // Somebody who holds no role belongs to nobody: any administrator could take over such an account.
  const belongs = worker !== undefined && worker.roles.length > 0;
  return belongs && worker.roles.every((held) => inside.has(held.organisationId)) ? worker : undefined;
};

const refuseRoles = (deps: AccessDeps, call: SignedInCall<RouteDefinition>, roles: readonly WorkerRole[]) => {
  const inside = administered(deps, call);
  if (!roles.every((held) => inside.has(held.organisationId))) return refuse('not-found');
  return powersAreSeparated(roles.map((held) => held.role)) ? null : refuse('powers-not-separated');
};

const LOCK_USERNAME: Statement = {
  name: 'lock-username',
  text: `select pg_advisory_xact_lock(hashtextextended('username/' || $1, 0))`,
};
const FIND_USERNAME: Statement = { name: 'find-username', text: 'select id from worker where username = $1' };

/** Two administrators may choose the same name at once; what is remembered here cannot know the other's. */
const isTaken = async (tx: Tx, username: string): Promise<boolean> => {
  await tx.query(LOCK_USERNAME, [username]);
  return (await tx.query(FIND_USERNAME, [username])).length > 0;
};

const addWorkerRoute = (deps: AccessDeps): Implementation =>
  implement(addWorker, async (tx, call) => {
    const { body } = call;
    const refusal = refuseRoles(deps, call, body.roles);
    if (refusal !== null) return refusal;
    if (await isTaken(tx, body.username)) return refuse('username-taken');
    const password = firstPassword();
    const accountId = await deps.accounts.create({ username: body.username, password, name: body.name });
    const worker: Worker = {
      id: newId(),
      accountId,
      username: body.username,
      name: body.name,
      post: body.post,
      status: 'active',
      lastSignInAt: null,
      secondFactorSince: null,
      owes: 'password-change-needed',
      roles: body.roles,
    };
    addWorkerRow(tx, { ...worker, accountId, passwordToChange: true });
    setRoles(tx, worker.id, body.roles);
    record(tx, call, 'add-worker', worker.id, { roles: body.roles });
    tx.afterCommit(deps.announceChange);
    return ok({ worker: workerReply(worker, deps.directory), firstPassword: password });
  });

const setRolesRoute = (deps: AccessDeps): Implementation =>
  implement(setWorkerRoles, async (tx, call) => {
    const worker = findAdministered(deps, call, call.params.workerId);
    if (worker === undefined) return refuse('not-found');
    const refusal = refuseRoles(deps, call, call.body.roles);
    if (refusal !== null) return refusal;
    setRoles(tx, worker.id, call.body.roles);
    record(tx, call, 'set-worker-roles', worker.id, { before: worker.roles, after: call.body.roles });
    tx.afterCommit(deps.announceChange);
    return ok(workerReply({ ...worker, roles: call.body.roles }, deps.directory));
  });

const setStatusRoute = (deps: AccessDeps): Implementation =>
  implement(setWorkerStatus, async (tx, call) => {
    const worker = findAdministered(deps, call, call.params.workerId);
    if (worker === undefined) return refuse('not-found');
    if (worker.id === call.caller.workerId) return refuse('not-yourself');
    const { status } = call.body;
    setStatus(tx, worker.id, status);
    record(tx, call, status === 'active' ? 'enable-worker' : 'disable-worker', worker.id);
    tx.afterCommit(async () => {
      if (status === 'disabled' && worker.accountId !== null) await deps.accounts.endSessions(worker.accountId);
      await deps.announceChange();
    });
    return ok(workerReply({ ...worker, status }, deps.directory));
  });

const resetPasswordRoute = (deps: AccessDeps): Implementation =>
  implement(resetPassword, async (tx, call) => {
    const worker = findAdministered(deps, call, call.params.workerId);
    if (worker === undefined || worker.accountId === null) return refuse('not-found');
    const { accountId } = worker;
    const password = firstPassword();
    setPasswordToChange(tx, worker.id, true);
    record(tx, call, 'reset-password', worker.id);
    tx.afterCommit(async () => {
      await deps.accounts.setPassword(accountId, password);
      await deps.accounts.endSessions(accountId);
      await deps.announceChange();
    });
    return ok({ firstPassword: password });
  });

/** For somebody whose phone is gone, asked for in person; one's own is taken off with the password. */
const takeSecondFactorOffRoute = (deps: AccessDeps): Implementation =>
  implement(takeSecondFactorOff, async (tx, call) => {
    const worker = findAdministered(deps, call, call.params.workerId);
    if (worker === undefined || worker.accountId === null) return refuse('not-found');
    if (worker.id === call.caller.workerId) return refuse('not-yourself');
    const { accountId } = worker;
    setSecondFactorSince(tx, worker.id, null);
    record(tx, call, 'take-second-factor-off', worker.id);
    tx.afterCommit(async () => {
      await deps.secondFactors.remove(accountId);
      await deps.accounts.endSessions(accountId);
      await deps.announceChange();
    });
    return ok(workerReply({ ...worker, secondFactorSince: null }, deps.directory));
  });

const colleaguesRoute = (deps: AccessDeps): Implementation =>
  implement(listColleagues, async (_tx, call) => {
    const { communityId } = call.params;
    const items = deps.directory.workers().flatMap((worker) => {
      const held = worker.roles.find((one) => one.organisationId === communityId);
      const active = worker.status === 'active' && held !== undefined;
      return active ? [{ id: worker.id, name: worker.name, roleName: ROLE_NAMES[held.role] }] : [];
    });
    return ok({ items });
  });

export const workerRoutes = (deps: AccessDeps): readonly Implementation[] => [
  implement(listWorkers, async (_tx, call) => {
    const inside = administered(deps, call);
    const visible = deps.directory
      .workers()
      .filter((worker) => worker.roles.some((held) => inside.has(held.organisationId)));
    return ok({
      items: visible.map((worker) => workerReply(worker, deps.directory)),
      organisations: deps.directory
        .organisations()
        .filter((organisation) => inside.has(organisation.id))
        .map(organisationReply),
    });
  }),
  colleaguesRoute(deps),
  addWorkerRoute(deps),
  setRolesRoute(deps),
  setStatusRoute(deps),
  resetPasswordRoute(deps),
  takeSecondFactorOffRoute(deps),
];
