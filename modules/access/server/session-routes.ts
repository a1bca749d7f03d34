import { ok, refuse } from '../../../kernel/result.ts';
import { isDatabaseAway, isDatabaseBusy } from '../../../platform/db/database-away.ts';
import { type Call, implement, implementPublic, type Implementation } from '../../../platform/http/call.ts';
import { auditPart } from '../../audit/server/index.ts';
import { getSession, getStart, signIn, signOut } from '../contract.ts';
import { SIGN_IN_RULE } from './attempt-rule.ts';
import { callerOf } from './callers.ts';
import type { AccessDeps } from './deps.ts';
import { setSecondFactorSince } from './directory-writes.ts';
import type { Worker } from './directory.ts';
import { sessionReplyOf } from './replies.ts';

/** One answer for a wrong password, an unknown name and somebody who may not sign in any more. */
const refuseWrong = async (
  deps: AccessDeps,
  { body, now, origin }: Call<typeof signIn>,
  outcome: 'credentials-wrong' | 'second-factor-wrong',
) => {
  const username = body.username.toLowerCase();
  await deps.attempts.record(keyOf(username), SIGN_IN_RULE);
  const known = deps.directory.workers().find((candidate) => candidate.username === username);
  if (known !== undefined) await recordSignIn(deps, known, outcome, now, origin);
  return refuse(outcome);
};

const keyOf = (username: string): string => `sign-in:${username}`;

const maySignIn = (worker: Worker | undefined): worker is Worker =>
  worker !== undefined && worker.status === 'active' && worker.roles.length > 0;

/**
 * Where a second factor is on, it is asked for once the password fits, and the session opens with both or not at all:
 * there is nothing half open in between. Wrong codes count as wrong passwords do.
 */
const refuseWithoutSecondFactor = async (deps: AccessDeps, call: Call<typeof signIn>) => {
  const { username, password, code } = call.body;
  const worker = deps.directory.workers().find((candidate) => candidate.username === username.toLowerCase());
  const accountId = maySignIn(worker) ? worker.accountId : null;
  if (accountId === null || !(await deps.secondFactors.isOn(accountId))) return null;
  if (!(await deps.accounts.passwordFits(accountId, password))) return refuseWrong(deps, call, 'credentials-wrong');
  if (code === undefined) return refuse('second-factor-needed');
  const taken = await deps.secondFactors.take(accountId, code);
  return taken === null ? refuseWrong(deps, call, 'second-factor-wrong') : null;
};

/** Accounts and directory are written one after the other; what a fault in between left apart is one again here. */
const putRight = async (deps: AccessDeps, worker: Worker, accountId: string, now: string): Promise<void> => {
  const isOn = await deps.secondFactors.isOn(accountId);
  const home = worker.roles[0]?.organisationId;
  if (isOn === (worker.secondFactorSince !== null) || home === undefined) return;
  await deps.database.aside([home], async (tx) => {
    setSecondFactorSince(tx, worker.id, isOn ? now : null);
    return { keep: true, value: undefined };
  });
  await deps.announceChange();
};

const signInRoute = (deps: AccessDeps): Implementation =>
  implementPublic(signIn, async (_tx, call) => {
    const { password } = call.body;
    const username = call.body.username.toLowerCase();
    if (await deps.attempts.isLocked(keyOf(username), SIGN_IN_RULE))
      return refuse('account-locked', { minutes: SIGN_IN_RULE.forgottenAfterMinutes });
    const refused = await refuseWithoutSecondFactor(deps, call);
    if (refused !== null) return refused;
    const signedIn = await deps.accounts.signIn({ username, password, from: call.from });
    const worker = signedIn === null ? undefined : deps.directory.workerOfAccount(signedIn.accountId);
    if (signedIn === null || !maySignIn(worker)) return refuseWrong(deps, call, 'credentials-wrong');
    await deps.attempts.forget(keyOf(username));
    await recordSignIn(deps, worker, 'done', call.now, call.origin);
    await noteLastSignIn(deps, worker, call.now);
    await putRight(deps, worker, signedIn.accountId, call.now);
    call.setHeader('set-cookie', signedIn.cookies);
    const present = deps.directory.worker(worker.id) ?? worker;
    return ok(sessionReplyOf(callerOf(present, deps.directory), deps.directory, deps.demo() !== null));
  });

const recordSignIn = async (
  deps: AccessDeps,
  worker: Worker,
  outcome: string,
  now: string,
  origin: string,
): Promise<void> => {
  const home = worker.roles[0]?.organisationId;
  if (home === undefined) return;
  await deps.database.aside([home], async (tx) => {
    tx.write(
      auditPart({
        communityId: home,
        at: now,
        actor: worker.id,
        action: 'sign-in',
        subjectKind: 'worker',
        subjectId: worker.id,
        outcome,
        origin,
        details: {},
      }),
    );
    return { keep: true, value: undefined };
  });
};

/**
 * For the list of workers only; the trail tells when somebody signed in. In a city this row is on every server, so with
 * one of them away it cannot be written: that keeps nobody from working whose community is on another.
 */
const noteLastSignIn = async (deps: AccessDeps, worker: Worker, now: string): Promise<void> => {
  const home = worker.roles[0]?.organisationId;
  if (home === undefined) return;
  const noting = deps.database.aside([home], async (tx) => {
    tx.write({
      name: 'last_sign_in',
      sql: 'update worker set last_sign_in_at = $2 where id = $1',
      values: [worker.id, now],
    });
    return { keep: true, value: undefined };
  });
  await noting.catch((fault: unknown) => {
    if (!isDatabaseAway(fault) && !isDatabaseBusy(fault)) throw fault;
  });
};

export const sessionRoutes = (deps: AccessDeps): readonly Implementation[] => [
  signInRoute(deps),
  implement(getSession, async (_tx, call) => ok(sessionReplyOf(call.caller, deps.directory, deps.demo() !== null))),
  implementPublic(signOut, async (_tx, call) => {
    if (call.cookie !== '') call.setHeader('set-cookie', await deps.accounts.signOut(call.cookie));
    deps.callers.forgetAll();
    await deps.announceChange();
    return ok({ signedOut: true as const });
  }),
  implementPublic(getStart, async () => ok({ setUpNeeded: deps.setUpCode() !== null, demo: deps.demo() })),
];
