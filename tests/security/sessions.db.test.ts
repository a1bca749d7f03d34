import { describe, expect, it } from 'vitest';
import { changePassword, getSession, signIn } from '../../modules/access/contract.ts';
import { callRoute, type Answer } from '../server/call-route.ts';
import { PASSWORD, type Who } from '../server/office-staff.ts';
import { useOffice } from '../server/office.ts';

const office = useOffice();

const cookieFrom = (answer: Answer): string =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ');

const newSession = async (who: Who): Promise<string> => {
  const answer = await office.stranger().call(signIn, { body: { username: who, password: PASSWORD } });
  answer.reply();
  return cookieFrom(answer);
};

const statusWith = async (cookie: string): Promise<number> =>
  (await callRoute(office.running().application, getSession, {}, cookie)).status;

const tokenOf = (cookie: string): string => decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';

/** Moves the times of a stored session, as if it had been opened or used that long ago. */
const age = async (cookie: string, change: string): Promise<void> => {
  const { rowCount } = await office
    .running()
    .ownerPool.query(`update auth.session set ${change} where token = $1`, [tokenOf(cookie)]);
  expect(rowCount).toBe(1);
};

describe('a session', () => {
  it('given its time is over, nobody is signed in, and it is gone', async () => {
    const cookie = await newSession('worker');
    await age(cookie, `"expiresAt" = now() - interval '1 second'`);
    expect(await statusWith(cookie)).toBe(401);
    const { rowCount } = await office
      .running()
      .ownerPool.query('select from auth.session where token = $1', [tokenOf(cookie)]);
    expect(rowCount).toBe(0);
  });

  it('given it is used, lasts on; given a day since the sign-in, ends all the same', async () => {
    const used = await newSession('worker');
    await age(used, `"expiresAt" = now() + interval '2 hours', "updatedAt" = now() - interval '10 hours'`);
    expect(await statusWith(used)).toBe(200);
    const { rows } = await office
      .running()
      .ownerPool.query<{ lasts: boolean }>(
        `select "expiresAt" > now() + interval '11 hours' as lasts from auth.session where token = $1`,
        [tokenOf(used)],
      );
    expect(rows).toEqual([{ lasts: true }]);
    const old = await newSession('worker');
    await age(old, `"createdAt" = now() - interval '25 hours'`);
    expect(await statusWith(old)).toBe(401);
  });

  it('given a token with another signature, or of another account, opens nothing', async () => {
    const cookie = await newSession('worker');
    const [name = '', value = ''] = cookie.split('=');
    const [token = '', signature = ''] = decodeURIComponent(value).split('.');
    const other = tokenOf(await newSession('head'));
    for (const forged of [`${token}.${signature.slice(0, -4)}AAA=`, `${other}.${signature}`, token, `${token}.`])
      expect(await statusWith(`${name}=${encodeURIComponent(forged)}`)).toBe(401);
    expect(await statusWith(cookie)).toBe(200);
  });
});

describe('changing a password', () => {
  const change = (cookie: string, current: string, next: string) =>
    callRoute(office.running().application, changePassword, { body: { current, next } }, cookie);

  it('given the present one right, every other session of the person ends and this one goes on', async () => {
    const [here, there, someoneElse] = [
      await newSession('social-worker'),
      await newSession('social-worker'),
      await newSession('head'),
    ];
    expect(await statusWith(there)).toBe(200);
    expect((await change(here, PASSWORD, 'umbrella-by-the-window')).status).toBe(200);
    expect(await statusWith(there)).toBe(401);
    expect(await statusWith(here)).toBe(200);
    expect(await statusWith(someoneElse)).toBe(200);
  });

  it('given a long one of any characters, it is taken and asked for exactly as typed', async () => {
    const long = `${'雨伞 and Windows, '.repeat(6)}ß`;
    expect((await change(await newSession('second-worker'), PASSWORD, long)).status).toBe(200);
    const trySignIn = async (password: string) =>
      (await office.stranger().call(signIn, { body: { username: 'second-worker', password } })).status;
    expect(await trySignIn(long)).toBe(200);
    expect(long.length).toBeGreaterThan(64);
    for (const other of [long.slice(0, 72), long.toLowerCase(), `${long} `]) expect(await trySignIn(other)).toBe(401);
  });

  it('given the present one guessed five times from an open session, guessing is over for a while', async () => {
    const cookie = await newSession('grid-worker');
    for (let tried = 0; tried < 5; tried += 1)
      expect((await change(cookie, `guess-${tried}`, 'umbrella-by-the-window')).problem().code).toBe(
        'credentials-wrong',
      );
    const locked = await change(cookie, PASSWORD, 'umbrella-by-the-window');
    expect(locked.problem()).toMatchObject({ status: 429, code: 'account-locked' });
  });
});
