import { ok, refuse } from '../../../kernel/result.ts';
import { implement, implementPublic, type Implementation } from '../../../platform/http/call.ts';
import { auditPart } from '../../audit/server/index.ts';
import { changePassword, getSession, getStart, signIn, signOut } from '../contract.ts';
import { weaknessOf } from '../domain/passwords.ts';
import { callerOf } from './callers.ts';
import type { AccessDeps } from './deps.ts';
import type { Worker } from './directory.ts';
import { sessionReplyOf } from './replies.ts';

/** Five wrong passwords lock a name for a quarter of an hour, at the sign-in and where a password is changed (ASVS 5.0, 6.3.1). */
const SIGN_IN_RULE = { most: 5, forgottenAfterMinutes: 15 };

const signInRoute = (deps: AccessDeps): Implementation =>
  implementPublic(signIn, async (_tx, call) => {
    const { username, password } = call.body;
    const attemptKey = `sign-in:${username.toLowerCase()}`;
    if (await deps.attempts.isLocked(attemptKey, SIGN_IN_RULE))
      return refuse('account-locked', { minutes: SIGN_IN_RULE.forgottenAfterMinutes });
    const signedIn = await deps.accounts.signIn({ username: username.toLowerCase(), password, userAgent: '' });
    const worker = signedIn === null ? undefined : deps.directory.workerOfAccount(signedIn.accountId);
    if (signedIn === null || worker === undefined || worker.status !== 'active' || worker.roles.length === 0) {
      await deps.attempts.record(attemptKey, SIGN_IN_RULE);
      const known = deps.directory.workers().find((candidate) => candidate.username === username.toLowerCase());
      if (known !== undefined) await recordSignIn(deps, known, 'credentials-wrong', call.now, call.origin);
      return refuse('credentials-wrong');
    }
    await deps.attempts.forget(attemptKey);
    await recordSignIn(deps, worker, 'done', call.now, call.origin);
    call.setHeader('set-cookie', signedIn.cookies);
    return ok(sessionReplyOf(callerOf(worker, deps.directory), deps.directory, deps.demo() !== null));
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
    if (outcome === 'done')
      tx.write({
        name: 'last_sign_in',
        sql: 'update worker set last_sign_in_at = $2 where id = $1',
        values: [worker.id, now],
      });
    return { keep: true, value: undefined };
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
  implement(changePassword, async (tx, call) => {
    const worker = deps.directory.worker(call.caller.workerId);
    const accountId = worker?.accountId;
    if (worker === undefined || accountId === null || accountId === undefined) return refuse('credentials-wrong');
    const attemptKey = `change-password:${worker.id}`;
    if (await deps.attempts.isLocked(attemptKey, SIGN_IN_RULE))
      return refuse('account-locked', { minutes: SIGN_IN_RULE.forgottenAfterMinutes });
    if (!(await deps.accounts.passwordFits(accountId, call.body.current))) {
      await deps.attempts.record(attemptKey, SIGN_IN_RULE);
      return refuse('credentials-wrong');
    }
    await deps.attempts.forget(attemptKey);
    const weakness = weaknessOf(call.body.next, worker.username);
    if (weakness !== null) return refuse('password-too-weak', { rule: weakness });
    await deps.accounts.setPassword(accountId, call.body.next);
    // Whoever knew the old password may be signed in with it somewhere.
    await deps.accounts.endOtherSessions(accountId, call.cookie);
    deps.callers.forgetAll();
    await deps.announceChange();
    tx.write(
      auditPart({
        communityId: call.caller.homeOrganisationId,
        at: call.now,
        actor: worker.id,
        action: 'change-password',
        subjectKind: 'worker',
        subjectId: worker.id,
        outcome: 'done',
        origin: call.origin,
        details: {},
      }),
    );
    return ok({ changed: true as const });
  }),
  implementPublic(getStart, async () => ok({ setUpNeeded: deps.setUpCode() !== null, demo: deps.demo() })),
];
