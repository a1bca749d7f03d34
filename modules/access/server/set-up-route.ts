import { createHash, timingSafeEqual } from 'node:crypto';
import { ok, refuse } from '../../../kernel/result.ts';
import type { BodyOf } from '../../../platform/contract.ts';
import { type Call, implementPublic, type Implementation } from '../../../platform/http/call.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import { auditPart } from '../../audit/server/index.ts';
import { setUp } from '../contract.ts';
import { callerOf } from './callers.ts';
import type { AccessDeps } from './deps.ts';
import { addOrganisation, addWorkerRow, setRoles } from './directory-writes.ts';
import { refuseWeak } from './password-refusals.ts';
import { sessionReplyOf } from './replies.ts';

const SET_UP_RULE = { most: 10, forgottenAfterMinutes: 15 };
/** Receipt codes of the first community begin with this; further communities get their own. */
const FIRST_RECEIPT_PREFIX = 'A';

const digest = (value: string): Buffer => createHash('sha256').update(value.trim().toUpperCase()).digest();
const sameCode = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

type SetUpBody = BodyOf<typeof setUp>;

const writeFirstRows = async (deps: AccessDeps, call: Call<typeof setUp>, accountId: string): Promise<string> => {
  const { body, now, origin } = call;
  const [street, community, worker] = [newId(), newId(), newId()];
  const shared = { phone: body.communityPhone, officeHours: '' };
  await deps.database.aside([street, community], async (tx) => {
    addOrganisation(tx, {
      ...shared,
      id: street,
      parentId: null,
      kind: 'street',
      name: body.streetName,
      shortName: body.streetName,
      receiptPrefix: null,
      regionCode: null,
      address: '',
    });
    addOrganisation(tx, {
      ...shared,
      id: community,
      parentId: street,
      kind: body.communityKind,
      name: body.communityName,
      shortName: body.communityShortName,
      receiptPrefix: FIRST_RECEIPT_PREFIX,
      regionCode: body.regionCode,
      address: body.communityAddress,
    });
    const { username, administratorName: name } = body;
    addWorkerRow(tx, { id: worker, accountId, username, name, post: '', passwordToChange: false });
    // The first person heads the community and administers the system; the other two powers go to others later.
    setRoles(tx, worker, [
      { role: 'head', organisationId: community },
      { role: 'system-administrator', organisationId: street },
    ]);
    tx.write(
      auditPart({
        communityId: community,
        at: now,
        actor: worker,
        action: 'set-up',
        subjectKind: 'organisation',
        subjectId: community,
        outcome: 'done',
        origin,
        details: {},
      }),
    );
    return { keep: true, value: undefined };
  });
  return worker;
};

const refusalOf = async (deps: AccessDeps, body: SetUpBody) => {
  const expected = deps.setUpCode();
  if (expected === null) return refuse('set-up-already-done');
  if (await deps.attempts.isLocked('set-up', SET_UP_RULE))
    return refuse('too-many-requests', { minutes: SET_UP_RULE.forgottenAfterMinutes });
  if (!sameCode(body.setUpCode, expected)) {
    await deps.attempts.record('set-up', SET_UP_RULE);
    return refuse('set-up-code-wrong');
  }
  return refuseWeak(deps, body.password, {
    username: body.username,
    names: [body.administratorName, body.streetName, body.communityName, body.communityShortName],
  });
};

const LOCK: Statement = { name: 'lock-set-up', text: `select pg_advisory_xact_lock(hashtextextended('set-up', 0))` };
const ANY: Statement = { name: 'any-organisation', text: 'select id from organisation limit 1' };

/** Of two set-ups at once the second waits here and then finds the first one's organisation. */
const isDone = async (tx: Tx): Promise<boolean> => {
  await tx.query(LOCK, []);
  return (await tx.query(ANY, [])).length > 0;
};

/** Runs in a transaction of its own, because the communities it may write to are made by it. */
export const setUpRoute = (deps: AccessDeps): Implementation =>
  implementPublic(setUp, async (tx, call) => {
    const { body } = call;
    const refusal = await refusalOf(deps, body);
    if (refusal !== null) return refusal;
    if (await isDone(tx)) return refuse('set-up-already-done');
    const accountId = await deps.accounts.create({
      username: body.username,
      password: body.password,
      name: body.administratorName,
    });
    const workerId = await writeFirstRows(deps, call, accountId);
    await deps.announceChange();
    const signedIn = await deps.accounts.signIn({ username: body.username, password: body.password, from: call.from });
    const worker = deps.directory.worker(workerId);
    if (signedIn === null || worker === undefined) throw new Error('the account was made just now');
    call.setHeader('set-cookie', signedIn.cookies);
    return ok(sessionReplyOf(callerOf(worker, deps.directory), deps.directory, false));
  });
