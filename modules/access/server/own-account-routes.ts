import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { codeUri } from '../../../platform/auth/one-time-codes.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation, type SignedInCall } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  getOwnAccount,
  removeSecondFactor,
  renewRecoveryCodes,
} from '../contract.ts';
import { SIGN_IN_RULE } from './attempt-rule.ts';
import type { AccessDeps } from './deps.ts';
import { setPasswordToChange, setSecondFactorSince } from './directory-writes.ts';
import type { Worker } from './directory.ts';
import { namesAround, refuseWeak } from './password-refusals.ts';

interface Own {
  readonly worker: Worker;
  readonly accountId: string;
}

const ownOf = (deps: AccessDeps, { caller }: SignedInCall<RouteDefinition>): Own => {
  const worker = deps.directory.worker(caller.workerId);
  if (worker === undefined || worker.accountId === null)
    throw new Error('a signed-in person is in the directory, with the account of the session');
  return { worker, accountId: worker.accountId };
};

const put = (tx: Tx, call: SignedInCall<RouteDefinition>, action: string): void =>
  recordDone(tx, call, call.caller.homeOrganisationId, {
    action,
    subjectKind: 'worker',
    subjectId: call.caller.workerId,
  });

/** An open session is not enough for what changes how one signs in; guessing from it is over after five. */
const lockedAs = (own: Own): string => `change-password:${own.worker.id}`;

const refuseLocked = async (deps: AccessDeps, own: Own) =>
  (await deps.attempts.isLocked(lockedAs(own), SIGN_IN_RULE))
    ? refuse('account-locked', { minutes: SIGN_IN_RULE.forgottenAfterMinutes })
    : null;

const refuseWithoutPassword = async (deps: AccessDeps, own: Own, password: string) => {
  const locked = await refuseLocked(deps, own);
  if (locked !== null) return locked;
  if (!(await deps.accounts.passwordFits(own.accountId, password))) {
    await deps.attempts.record(lockedAs(own), SIGN_IN_RULE);
    return refuse('credentials-wrong');
  }
  await deps.attempts.forget(lockedAs(own));
  return null;
};

/** Whoever knew the way in of before may be signed in with it somewhere. */
const endOthers = async (
  deps: AccessDeps,
  { accountId }: Own,
  call: SignedInCall<RouteDefinition>,
): Promise<number> => {
  const ended = await deps.accounts.endOtherSessions(accountId, call.cookie);
  deps.callers.forgetAll();
  await deps.announceChange();
  return ended;
};

const changePasswordRoute = (deps: AccessDeps): Implementation =>
  implement(changePassword, async (tx, call) => {
    const own = ownOf(deps, call);
    const refused = await refuseWithoutPassword(deps, own, call.body.current);
    if (refused !== null) return refused;
    const { worker } = own;
    // Otherwise it would still be known to whoever passed it on.
    if (worker.owes === 'password-change-needed' && call.body.next === call.body.current)
      return refuse('password-not-new');
    const weak = await refuseWeak(deps, call.body.next, {
      username: worker.username,
      names: namesAround(deps, worker),
    });
    if (weak !== null) return weak;
    await deps.accounts.setPassword(own.accountId, call.body.next);
    if (worker.owes === 'password-change-needed') setPasswordToChange(tx, worker.id, false);
    put(tx, call, 'change-password');
    tx.afterCommit(async () => void (await endOthers(deps, own, call)));
    return ok({ changed: true as const });
  });

const secondFactorRoutes = (deps: AccessDeps): readonly Implementation[] => [
  implement(beginSecondFactor, async (_tx, call) => {
    const own = ownOf(deps, call);
    const refused = await refuseWithoutPassword(deps, own, call.body.password);
    if (refused !== null) return refused;
    const secret = await deps.secondFactors.begin(own.accountId);
    if (secret === null) return refuse('second-factor-there');
    return ok({ secret, uri: codeUri(secret, 'Quanke', own.worker.username) });
  }),
  implement(confirmSecondFactor, async (tx, call) => {
    const own = ownOf(deps, call);
    const locked = await refuseLocked(deps, own);
    if (locked !== null) return locked;
    const recoveryCodes = await deps.secondFactors.confirm(own.accountId, call.body.code);
    if (recoveryCodes === null) {
      await deps.attempts.record(lockedAs(own), SIGN_IN_RULE);
      return refuse('second-factor-not-confirmed');
    }
    setSecondFactorSince(tx, own.worker.id, call.now);
    put(tx, call, 'set-up-second-factor');
    tx.afterCommit(async () => void (await endOthers(deps, own, call)));
    return ok({ recoveryCodes: [...recoveryCodes] });
  }),
  implement(renewRecoveryCodes, async (tx, call): Promise<Result<{ recoveryCodes: string[] }>> => {
    const own = ownOf(deps, call);
    const refused = await refuseWithoutPassword(deps, own, call.body.password);
    if (refused !== null) return refused;
    if (!(await deps.secondFactors.isOn(own.accountId))) return refuse('second-factor-absent');
    put(tx, call, 'renew-recovery-codes');
    return ok({ recoveryCodes: [...(await deps.secondFactors.renewRecoveryCodes(own.accountId))] });
  }),
  implement(removeSecondFactor, async (tx, call) => {
    const own = ownOf(deps, call);
    const refused = await refuseWithoutPassword(deps, own, call.body.password);
    if (refused !== null) return refused;
    await deps.secondFactors.remove(own.accountId);
    setSecondFactorSince(tx, own.worker.id, null);
    put(tx, call, 'remove-second-factor');
    tx.afterCommit(deps.announceChange);
    return ok({ removed: true as const });
  }),
];

/** The own account: password, second factor, where one is signed in. */
export const ownAccountImplementations = (deps: AccessDeps): readonly Implementation[] => [
  changePasswordRoute(deps),
  ...secondFactorRoutes(deps),
  implement(getOwnAccount, async (_tx, call) => {
    const { worker, accountId } = ownOf(deps, call);
    return ok({
      username: worker.username,
      secondFactor: {
        since: worker.secondFactorSince,
        needed: deps.needsSecondFactor(worker.roles.map(({ role }) => role)),
        recoveryCodesLeft: await deps.secondFactors.recoveryCodesLeft(accountId),
      },
      sessions: [...(await deps.accounts.sessionsOf(accountId, call.cookie))],
    });
  }),
  implement(endSession, async (tx, call) => {
    const { accountId } = ownOf(deps, call);
    const isEnded = await deps.accounts.endSession(accountId, call.params.sessionId);
    if (isEnded) put(tx, call, 'end-session');
    deps.callers.forgetAll();
    await deps.announceChange();
    return ok({ ended: isEnded ? 1 : 0 });
  }),
  implement(endOtherSessions, async (tx, call) => {
    const ended = await endOthers(deps, ownOf(deps, call), call);
    put(tx, call, 'end-session');
    return ok({ ended });
  }),
];
