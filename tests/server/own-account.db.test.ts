import { beforeAll, describe, expect, it } from 'vitest';
import {
  addWorker,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  getOwnAccount,
  getSession,
  listWorkers,
  removeSecondFactor,
  renewRecoveryCodes,
  resetPassword,
  setWorkerRoles,
  signIn,
  takeSecondFactorOff,
} from '../../modules/access/contract.ts';
import { findPeople } from '../../modules/people/contract.ts';
import { codeAt } from '../../platform/auth/one-time-codes.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { callRoute, type Answer, type Request } from './call-route.ts';
import { useOffice } from './office.ts';
import { PASSWORD, type Who } from './office-staff.ts';

const office = useOffice({ secondFactor: 'offered' });

const cookieOf = (answer: Answer): string =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ');

const trySignIn = (username: string, password = PASSWORD, more: { code?: string; agent?: string } = {}) =>
  office.stranger().call(signIn, {
    body: { username, password, ...(more.code === undefined ? {} : { code: more.code }) },
    ...(more.agent === undefined ? {} : { headers: { 'user-agent': more.agent } }),
  });

const sessionOf = async (username: string, password = PASSWORD, more: { code?: string; agent?: string } = {}) => {
  const answer = await trySignIn(username, password, more);
  answer.reply();
  const cookie = cookieOf(answer);
  return {
    call: <R extends RouteDefinition>(route: R, request: Request = {}) =>
      callRoute(office.running().application, route, request, cookie),
  };
};
type Session = Awaited<ReturnType<typeof sessionOf>>;

const people = (session: Session) => session.call(findPeople, { params: { communityId: office.communityId() } });
const workerId = (who: Who) => ({ workerId: office.staff().workerIds[who] });

/** Codes are good once, so every sign-in of a test has a half minute of its own. */
const nextHalfMinute = (): Date => {
  const { clock } = office.running();
  clock.set(new Date(clock.now().getTime() + 30_000).toISOString());
  return clock.now();
};

const setUpFactor = async (session: Session) => {
  const { secret, uri } = (await session.call(beginSecondFactor, { body: { password: PASSWORD } })).reply();
  expect(uri).toContain(secret);
  const code = codeAt(secret, nextHalfMinute());
  const { recoveryCodes } = (await session.call(confirmSecondFactor, { body: { code } })).reply();
  return { secret, recoveryCodes, code };
};

const auditOf = async (who: Who): Promise<readonly string[]> => {
  const { rows } = await office
    .running()
    .ownerPool.query<{ action: string; outcome: string }>(
      `select action, outcome from audit_entry where subject_id = $1 order by at, id`,
      [office.staff().workerIds[who]],
    );
  return rows.map(({ action, outcome }) => `${action} ${outcome}`);
};

const newWorker = async (username: string) => {
  const system = await office.as('system-administrator');
  const roles = [{ role: 'worker', organisationId: office.communityId() }];
  return (await system.call(addWorker, { body: { name: '甄新来', post: '', username, roles } })).reply();
};

describe('a first password', () => {
  it('given somebody signs in with it, nothing else answers until it is changed, and then everything', async () => {
    const { firstPassword } = await newWorker('newcomer');
    const session = await sessionOf('newcomer', firstPassword);
    expect((await session.call(getSession)).reply().owes).toBe('password-change-needed');
    expect((await people(session)).problem()).toMatchObject({ status: 403, code: 'password-change-needed' });
    const changed = await session.call(changePassword, {
      body: { current: firstPassword, next: 'lantern-over-water' },
    });
    expect(changed.status).toBe(200);
    expect((await session.call(getSession)).reply().owes).toBeNull();
    expect((await people(session)).status).toBe(200);
    expect((await trySignIn('newcomer', firstPassword)).problem().code).toBe('credentials-wrong');
  });

  it('given the first password again as the new one, or one that many use, or one with names, it is refused', async () => {
    const { firstPassword } = await newWorker('second-newcomer');
    const session = await sessionOf('second-newcomer', firstPassword);
    const change = async (next: string) =>
      (await session.call(changePassword, { body: { current: firstPassword, next } })).problem().code;
    expect(await change(firstPassword)).toBe('password-not-new');
    expect(await change('basketball-2026')).toBe('password-too-common');
    expect(await change('1qaz2wsx3edc')).toBe('password-too-common');
    for (const next of ['quanke-in-the-rain', '东园社区的雨下了一整夜', 'dongyuanshequ-2026', 'my-zhenxinlai-word'])
      expect(await change(next)).toBe('password-has-known-word');
    expect((await session.call(getSession)).reply().owes).toBe('password-change-needed');
  });

  it('given a reset, the same holds for somebody who worked here before', async () => {
    const system = await office.as('system-administrator');
    const { firstPassword } = (await system.call(resetPassword, { params: workerId('grid-worker') })).reply();
    const session = await sessionOf('grid-worker', firstPassword);
    expect((await people(session)).problem().code).toBe('password-change-needed');
  });
});

describe('a second factor', () => {
  let secret = '';
  let recoveryCodes: readonly string[] = [];

  it('given it is set up, the password alone opens nothing, and every other session is over', async () => {
    const [here, elsewhere] = [await sessionOf('head'), await sessionOf('head')];
    const wrong = await here.call(beginSecondFactor, { body: { password: 'not-the-password' } });
    expect(wrong.problem().code).toBe('credentials-wrong');
    const begun = (await here.call(beginSecondFactor, { body: { password: PASSWORD } })).reply();
    expect((await trySignIn('head')).status, 'nothing is asked for before the first right code').toBe(200);
    expect((await here.call(confirmSecondFactor, { body: { code: '000000' } })).problem().code).toBe(
      'second-factor-not-confirmed',
    );
    expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/);
    ({ secret, recoveryCodes } = await setUpFactor(here));
    expect(new Set(recoveryCodes).size).toBe(8);
    // Twelve of 31 characters: 59 bits.
    expect(recoveryCodes.every((one) => /^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/.test(one))).toBe(true);
    expect((await elsewhere.call(getSession)).status).toBe(401);
    expect((await here.call(getSession)).status).toBe(200);
    const alone = await trySignIn('head');
    expect(alone.problem()).toMatchObject({ status: 401, code: 'second-factor-needed' });
    expect(alone.headers['set-cookie']).toBeUndefined();
    expect((await here.call(beginSecondFactor, { body: { password: PASSWORD } })).problem().code).toBe(
      'second-factor-there',
    );
  });

  it('given the code of now, opens; given the same code again, or an older one, does not', async () => {
    const before = codeAt(secret, nextHalfMinute());
    const code = codeAt(secret, nextHalfMinute());
    expect((await trySignIn('head', PASSWORD, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(200);
    for (const used of [code, before])
      expect((await trySignIn('head', PASSWORD, { code: used })).problem()).toMatchObject({
        status: 401,
        code: 'second-factor-wrong',
      });
  });

  it('given two sign-ins at once with one code, opens one session', async () => {
    const code = codeAt(secret, nextHalfMinute());
    const both = await Promise.all([1, 2].map(() => trySignIn('head', PASSWORD, { code })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  it('given a recovery code, opens once, and how many are left is told; nowhere does one stand readable', async () => {
    const [first = '', second = ''] = recoveryCodes;
    const session = await sessionOf('head', PASSWORD, { code: first.toUpperCase().replaceAll('-', ' ') });
    expect((await session.call(getOwnAccount)).reply().secondFactor.recoveryCodesLeft).toBe(7);
    expect((await trySignIn('head', PASSWORD, { code: first })).problem().code).toBe('second-factor-wrong');
    const { rows } = await office.running().ownerPool.query<{ all: string }>(
      `select (select string_agg(code::text, ' ') from auth.recovery_code code)
           || (select string_agg(encode(secret_sealed, 'escape'), ' ') from auth.second_factor) as all`,
    );
    expect(rows[0]?.all).toContain('$argon2id$');
    for (const plain of [secret, ...recoveryCodes]) expect(rows[0]?.all).not.toContain(plain);
    const renewed = (await session.call(renewRecoveryCodes, { body: { password: PASSWORD } })).reply();
    expect(renewed.recoveryCodes).toHaveLength(8);
    expect((await trySignIn('head', PASSWORD, { code: second })).problem().code).toBe('second-factor-wrong');
    expect((await trySignIn('head', PASSWORD, { code: renewed.recoveryCodes[3] ?? '' })).status).toBe(200);
  });

  it('given wrong codes, they count as wrong passwords do: not even the right one helps for a while', async () => {
    for (let tried = 0; tried < 5; tried += 1)
      expect((await trySignIn('head', PASSWORD, { code: '123456' })).problem().code).toBe('second-factor-wrong');
    const code = codeAt(secret, nextHalfMinute());
    expect((await trySignIn('head', PASSWORD, { code })).problem()).toMatchObject({
      status: 429,
      code: 'account-locked',
    });
    expect(await auditOf('head')).toContain('sign-in second-factor-wrong');
    await office.running().ownerPool.query(`update auth.failed_attempt set last_at = last_at - interval '16 minutes'`);
    expect((await trySignIn('head', PASSWORD, { code })).status).toBe(200);
  });

  it('given the phone is gone, an administrator takes it off, on record, and sees who has one', async () => {
    const open = await sessionOf('head', PASSWORD, { code: codeAt(secret, nextHalfMinute()) });
    const system = await office.as('system-administrator');
    const sinceOf = async () =>
      (await system.call(listWorkers)).reply().items.find(({ username }) => username === 'head')?.secondFactorSince;
    expect(await sinceOf()).toBeTruthy();
    expect((await system.call(takeSecondFactorOff, { params: workerId('head') })).reply().secondFactorSince).toBeNull();
    expect((await open.call(getSession)).status).toBe(401);
    expect(await sinceOf()).toBeNull();
    expect((await trySignIn('head')).status).toBe(200);
    expect(await auditOf('head')).toEqual(
      expect.arrayContaining(['set-up-second-factor done', 'renew-recovery-codes done', 'take-second-factor-off done']),
    );
    const own = await system.call(takeSecondFactorOff, { params: workerId('system-administrator') });
    expect(own.problem().code).toBe('not-yourself');
    const foreign = await system.call(takeSecondFactorOff, { params: workerId('foreign-worker') });
    expect(foreign.problem().code).toBe('not-found');
  });

  it('given one’s own is turned off, the password alone opens again', async () => {
    const session = await sessionOf('second-worker');
    await setUpFactor(session);
    expect((await trySignIn('second-worker')).problem().code).toBe('second-factor-needed');
    expect((await session.call(removeSecondFactor, { body: { password: PASSWORD } })).status).toBe(200);
    expect((await trySignIn('second-worker')).status).toBe(200);
    expect((await session.call(renewRecoveryCodes, { body: { password: PASSWORD } })).problem().code).toBe(
      'second-factor-absent',
    );
  });
});

describe('one’s own sessions', () => {
  it('given two devices, tells which they are, ends one, and answers nothing of others', async () => {
    const here = await sessionOf('social-worker', PASSWORD, { agent: 'Desk/1.0 (Windows)' });
    const there = await sessionOf('social-worker', PASSWORD, { agent: 'Phone/2.0 (雨\u0007)' });
    const { sessions } = (await here.call(getOwnAccount)).reply();
    expect(sessions.map(({ userAgent, isThis }) => [userAgent, isThis])).toEqual([
      ['Desk/1.0 (Windows)', true],
      ['Phone/2.0 ()', false],
    ]);
    expect(sessions[0]?.address).toMatch(/^10\./);
    const other = sessions[1]?.id ?? '';
    const stranger = await sessionOf('worker');
    expect((await stranger.call(endSession, { params: { sessionId: other } })).reply().ended).toBe(0);
    expect((await there.call(getSession)).status).toBe(200);
    expect((await here.call(endSession, { params: { sessionId: other } })).reply().ended).toBe(1);
    expect((await there.call(getSession)).status).toBe(401);
    expect((await here.call(getSession)).status).toBe(200);
  });

  it('given all others are ended, this one goes on and they are over', async () => {
    const [here, first, second] = [
      await sessionOf('social-worker'),
      await sessionOf('social-worker'),
      await sessionOf('social-worker'),
    ];
    expect((await here.call(endOtherSessions)).reply().ended).toBeGreaterThanOrEqual(2);
    for (const over of [first, second]) expect((await over.call(getSession)).status).toBe(401);
    expect((await here.call(getSession)).status).toBe(200);
    expect(await auditOf('social-worker')).toContain('end-session done');
  });
});

describe('the roles of somebody', () => {
  it('given none, is refused: nobody could give them back', async () => {
    const security = await office.as('security-administrator');
    const answer = await security.call(setWorkerRoles, { params: workerId('second-worker'), body: { roles: [] } });
    expect(answer.problem()).toMatchObject({ status: 400, code: 'bad-input' });
    expect((await trySignIn('second-worker')).status).toBe(200);
  });
});

describe('where administrators must have a second factor', () => {
  const strict = useOffice({ secondFactor: 'roles' });
  let administrator: Awaited<ReturnType<typeof strict.as>>;

  beforeAll(async () => {
    administrator = await strict.as('security-administrator');
  });

  it('given one without, nothing answers but setting it up; given one who handles matters, all as ever', async () => {
    const worker = await strict.as('worker');
    expect((await worker.call(getSession)).reply().owes).toBeNull();
    expect((await administrator.call(getSession)).reply().owes).toBe('second-factor-set-up-needed');
    expect((await administrator.call(listWorkers)).problem()).toMatchObject({
      status: 403,
      code: 'second-factor-set-up-needed',
    });
    expect((await administrator.call(getOwnAccount)).reply().secondFactor).toMatchObject({ needed: true, since: null });
    const { secret } = (await administrator.call(beginSecondFactor, { body: { password: PASSWORD } })).reply();
    const code = codeAt(secret, strict.running().clock.now());
    expect((await administrator.call(confirmSecondFactor, { body: { code } })).status).toBe(200);
    expect((await administrator.call(listWorkers)).status).toBe(200);
  });

  it('given it is turned off again, the role asks for it at once', async () => {
    expect((await administrator.call(removeSecondFactor, { body: { password: PASSWORD } })).status).toBe(200);
    expect((await administrator.call(listWorkers)).problem().code).toBe('second-factor-set-up-needed');
  });
});
