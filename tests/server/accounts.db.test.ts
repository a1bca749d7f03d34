import { describe, expect, it } from 'vitest';
import {
  addWorker,
  changePassword,
  getSession,
  getStart,
  listAudit,
  listWorkers,
  resetPassword,
  setWorkerRoles,
  setWorkerStatus,
  signIn,
  signOut,
} from '../../modules/access/contract.ts';
import type { Role } from '../../modules/access/domain/roles.ts';
import { findPeople } from '../../modules/people/contract.ts';
import { newId } from '../../platform/ids.ts';
import { callRoute, type Answer, type Request } from './call-route.ts';
import { useOffice } from './office.ts';
import { PASSWORD, type Who } from './office-staff.ts';

const office = useOffice();

const withCookie = (cookie: string) => ({
  call: (route: Parameters<typeof callRoute>[1], request: Request = {}) =>
    callRoute(office.running().application, route, request, cookie),
});

const trySignIn = (username: string, password: string, request: Request = {}) =>
  office.stranger().call(signIn, { body: { username, password }, ...request });

const cookiesOf = (answer: Answer): readonly string[] => [answer.headers['set-cookie'] ?? []].flat();
const cookieOf = (answer: Answer): string =>
  cookiesOf(answer)
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

const newSession = async (username: string, password = PASSWORD) => {
  const answer = await trySignIn(username, password);
  expect(answer.status).toBe(200);
  return withCookie(cookieOf(answer));
};

const workerId = (who: Who): { workerId: string } => ({ workerId: office.staff().workerIds[who] });
const inCommunity = () => ({ communityId: office.communityId() });

describe('signing in', () => {
  it('given name and password, opens a session of its own that no script and no other site can use', async () => {
    const first = await trySignIn('Worker', PASSWORD, { headers: { cookie: 'quanke.session_token=chosen-by-me' } });
    const [cookie = ''] = cookiesOf(first);
    expect(cookie).toMatch(/^quanke\.session_token=/);
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag);
    expect(cookie).not.toContain('chosen-by-me');
    expect(cookieOf(await trySignIn('worker', PASSWORD))).not.toBe(cookieOf(first));
    const { rows } = await office.running().ownerPool.query<{ password: string }>('select password from auth.account');
    expect(rows.every((row) => row.password.startsWith('$argon2id$'))).toBe(true);
  });

  it('given a wrong password or an unknown name, answers the same; five of either lock the name, not the office', async () => {
    const wrong = await trySignIn('grid-worker', 'not-the-password');
    const unknown = await trySignIn('nobody-here', 'not-the-password');
    expect(wrong.problem()).toMatchObject({ status: 401, code: 'credentials-wrong' });
    expect(unknown.problem()).toEqual(wrong.problem());
    for (let tried = 1; tried < 5; tried += 1) {
      expect((await trySignIn('grid-worker', 'wrong-again')).problem().code).toBe('credentials-wrong');
      expect((await trySignIn('nobody-here', 'wrong-again')).problem().code).toBe('credentials-wrong');
    }
    for (const name of ['grid-worker', 'GRID-WORKER', 'nobody-here']) {
      const locked = await trySignIn(name, PASSWORD);
      expect(locked.problem()).toMatchObject({ status: 429, code: 'account-locked' });
      expect(locked.headers['retry-after']).toBe('900');
    }
    expect((await trySignIn('social-worker', PASSWORD)).status).toBe(200);
    await office.running().ownerPool.query(`update auth.failed_attempt set last_at = last_at - interval '16 minutes'`);
    expect((await trySignIn('grid-worker', PASSWORD)).status).toBe(200);
  });

  it('given that the last sign-in cannot be noted, as while a server of a city is away, opens the session all the same', async () => {
    const { ownerPool } = office.running();
    const { workerId: id } = workerId('worker');
    const lastNoted = async () =>
      (await ownerPool.query<{ at: string }>('select last_sign_in_at as at from worker where id = $1', [id])).rows[0]
        ?.at;
    await newSession('worker');
    const before = await lastNoted();
    office.running().clock.set(new Date(office.running().clock.now().getTime() + 60_000).toISOString());
    const holder = await ownerPool.connect();
    // However long the rest takes on a busy machine, the row stays held.
    await holder.query('begin; set local idle_in_transaction_session_timeout = 0');
    await holder.query('select from worker where id = $1 for no key update', [id]);
    const answer = await trySignIn('worker', PASSWORD);
    await holder.query('rollback');
    holder.release();
    const session = withCookie(cookieOf(answer));
    expect((await session.call(getSession)).status).toBe(200);
    expect(await lastNoted()).toBe(before);
    await newSession('worker');
    expect(await lastNoted()).not.toBe(before);
  });

  it('given a session that ended or a token that was made up, nobody is signed in', async () => {
    const session = await newSession('social-worker');
    const other = await newSession('social-worker');
    expect((await session.call(getSession)).status).toBe(200);
    const ended = await session.call(signOut);
    expect(cookiesOf(ended).join()).toContain('Max-Age=0');
    expect((await session.call(getSession)).problem()).toMatchObject({ status: 401, code: 'sign-in-needed' });
    expect((await other.call(getSession)).status).toBe(200);
    for (const cookie of ['quanke.session_token=made-up', 'quanke.session_token=made.up', 'x', '=;=;', ';'])
      expect((await withCookie(cookie).call(getSession)).status).toBe(401);
  });

  it('given a request from another site, carries nothing out, whatever cookie it bears', async () => {
    const session = await newSession('worker');
    for (const origin of [
      'https://elsewhere.example',
      'null',
      'http://localhost.elsewhere.example',
      'http://localhost:81',
    ]) {
      const answer = await session.call(changePassword, {
        headers: { origin },
        body: { current: PASSWORD, next: 'chosen-by-another-site' },
      });
      expect(answer.problem()).toMatchObject({ status: 403, code: 'foreign-origin' });
      expect((await trySignIn('worker', PASSWORD, { headers: { origin } })).problem().code).toBe('foreign-origin');
    }
    const own = await session.call(getSession, { headers: { origin: 'http://localhost' } });
    expect(own.status).toBe(200);
    expect(own.headers['access-control-allow-origin']).toBeUndefined();
    expect(own.headers['cache-control']).toBe('no-store');
    expect(own.headers['content-security-policy']).toContain("default-src 'self'");
    expect(own.headers['x-content-type-options']).toBe('nosniff');
  });

  it('given one address that asks without end, sends it away for a while and nobody else', async () => {
    const answers: { readonly status: number; readonly headers: Readonly<Record<string, unknown>> }[] = [];
    for (let asked = 0; asked < 605; asked += 1)
      answers.push(await office.stranger().call(getStart, { from: '192.0.2.7' }));
    expect(answers.slice(0, 600).every(({ status }) => status === 200)).toBe(true);
    expect(answers.slice(600).every(({ status }) => status === 429)).toBe(true);
    expect(answers.slice(600).every(({ headers }) => Number(headers['retry-after']) > 0)).toBe(true);
    expect((await office.stranger().call(getStart, { from: '192.0.2.8' })).status).toBe(200);
  });
});

describe('administering people', () => {
  it('given a person disabled, every session of theirs ends with the very next request', async () => {
    const [first, second] = [await newSession('second-worker'), await newSession('second-worker')];
    expect((await first.call(getSession)).status).toBe(200);
    const security = await office.as('security-administrator');
    const set = (status: string) =>
      security.call(setWorkerStatus, { params: workerId('second-worker'), body: { status } });
    expect((await set('disabled')).reply().status).toBe('disabled');
    expect((await first.call(getSession)).status).toBe(401);
    expect((await second.call(getSession)).status).toBe(401);
    expect((await trySignIn('second-worker', PASSWORD)).problem().code).toBe('credentials-wrong');
    await set('active');
    expect((await first.call(getSession)).status).toBe(401);
    expect((await trySignIn('second-worker', PASSWORD)).status).toBe(200);
    const own = await security.call(setWorkerStatus, {
      params: workerId('security-administrator'),
      body: { status: 'disabled' },
    });
    expect(own.problem().code).toBe('not-yourself');
  });

  it('given other roles, the very next request of the person is judged by them', async () => {
    const session = await newSession('second-worker');
    const people = () => session.call(findPeople, { params: inCommunity() });
    expect((await people()).status).toBe(200);
    const security = await office.as('security-administrator');
    const set = async (role: Role, organisationId: string): Promise<number> =>
      (
        await security.call(setWorkerRoles, {
          params: workerId('second-worker'),
          body: { roles: [{ role, organisationId }] },
        })
      ).status;
    expect(await set('grid-worker', office.communityId())).toBe(200);
    expect((await people()).problem()).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await set('worker', office.otherCommunityId())).toBe(200);
    expect((await people()).problem()).toMatchObject({ status: 404, code: 'not-found' });
    expect(await set('worker', office.communityId())).toBe(200);
    expect((await people()).status).toBe(200);
  });

  it('given two of the three powers for one person, refuses, at the adding and at the changing', async () => {
    const organisationId = office.staff().organisationIds['street-a'];
    const both = [
      { role: 'system-administrator', organisationId },
      { role: 'audit-administrator', organisationId },
    ];
    const before = await office.countRows();
    const changed = await (await office.as('security-administrator')).call(setWorkerRoles, {
      params: workerId('second-worker'),
      body: { roles: both },
    });
    expect(changed.problem()).toMatchObject({ status: 422, code: 'powers-not-separated' });
    const added = await (await office.as('system-administrator')).call(addWorker, {
      body: { name: '甄全能', post: '', username: 'almighty', roles: both },
    });
    expect(added.problem().code).toBe('powers-not-separated');
    expect(await office.countRows()).toEqual(before);
  });

  it('given people and places of another street, they do not exist', async () => {
    const security = await office.as('security-administrator');
    const roles = [{ role: 'worker', organisationId: office.communityId() }];
    const theirs = await security.call(setWorkerRoles, { params: workerId('foreign-worker'), body: { roles } });
    expect(theirs.problem()).toMatchObject({ status: 404, code: 'not-found' });
    const there = await security.call(setWorkerRoles, {
      params: workerId('second-worker'),
      body: { roles: [{ role: 'worker', organisationId: office.foreignCommunityId() }] },
    });
    expect(there.problem()).toMatchObject({ status: 404, code: 'not-found' });
    const { items, organisations } = (await security.call(listWorkers)).reply();
    expect(items.map((item) => item.id)).not.toContain(workerId('foreign-worker').workerId);
    expect(organisations.map((one) => one.id)).not.toContain(office.foreignCommunityId());
  });
});

describe('an account that holds no role any more', () => {
  it('given any administrator, is not there to be taken over', async () => {
    const { application, ownerPool } = office.running();
    const id = newId();
    const accountId = await application.accounts.create({ username: 'gone', password: PASSWORD, name: '甄离任' });
    await ownerPool.query('insert into worker (id, account_id, username, name) values ($1, $2, $3, $4)', [
      id,
      accountId,
      'gone',
      '甄离任',
    ]);
    await application.refresh();
    const system = await office.as('system-administrator');
    const told = async (workerId: string) => (await system.call(resetPassword, { params: { workerId } })).problem();
    expect(await told(id)).toEqual(await told(newId()));
  });
});

describe('passwords', () => {
  it('given a weak one, says which rule it breaks; given the present one wrong, changes nothing', async () => {
    const session = await newSession('neighbour-worker');
    const change = (current: string, next: string) => session.call(changePassword, { body: { current, next } });
    for (const [next, rule] of [
      ['short', 'too-short'],
      ['1234567890', 'too-common'],
      ['aaaaaaaaaaaa', 'too-common'],
      ['my-neighbour-worker-1', 'contains-username'],
    ] as const)
      expect((await change(PASSWORD, next)).problem()).toMatchObject({
        status: 422,
        code: 'password-too-weak',
        details: { rule },
      });
    expect((await change('not-the-present-one', 'another-good-one')).problem().code).toBe('credentials-wrong');
    expect((await change(PASSWORD, 'another-good-one')).status).toBe(200);
    expect((await trySignIn('neighbour-worker', PASSWORD)).problem().code).toBe('credentials-wrong');
    expect((await trySignIn('neighbour-worker', 'another-good-one')).status).toBe(200);
  });

  it('given a reset, the first password opens and every old session is over', async () => {
    const session = await newSession('neighbour-worker', 'another-good-one');
    const administrator = await office.as('system-administrator');
    const answer = await administrator.call(resetPassword, { params: workerId('neighbour-worker') });
    const { firstPassword } = answer.reply();
    expect(firstPassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect((await session.call(getSession)).status).toBe(401);
    expect((await trySignIn('neighbour-worker', firstPassword)).status).toBe(200);
    const { rows } = await office
      .running()
      .ownerPool.query('select * from idempotency_key where body_sealed::text like $1', [`%${firstPassword}%`]);
    expect(rows).toEqual([]);
  });
});

describe('the audit list', () => {
  it('given an approver of a department, shows the sign-in to the audit administrator of the street above it', async () => {
    await newSession('approver');
    const answer = await (await office.as('audit-administrator')).call(listAudit, { query: { action: 'sign-in' } });
    const { items } = answer.reply();
    const approver = office.staff().workerIds['approver'];
    expect(items.map((item) => item.subjectId)).toContain(approver);
  });
});
