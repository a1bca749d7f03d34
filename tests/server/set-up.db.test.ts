import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSession, getStart, setUp } from '../../modules/access/contract.ts';
import { listCases } from '../../modules/casework/contract.ts';
import { useTestDatabase } from '../setup/test-database.ts';
import { callRoute } from './call-route.ts';
import { SEPTEMBER } from './office.ts';
import { runApplication, type RunningApplication } from './running-application.ts';

const database = useTestDatabase();
let running: RunningApplication;

beforeAll(async () => {
  running = await runApplication(database, { now: SEPTEMBER, publicUrl: 'https://quanke.example.cn' });
});
afterAll(() => running.close());

const body = (more: object = {}) => ({
  setUpCode: running.secrets.setUpCode,
  streetName: '新街道',
  communityName: '新社区',
  communityKind: 'community',
  communityShortName: '新',
  regionCode: '320211001001',
  communityPhone: '0510-80001234',
  communityAddress: '新路 1 号',
  administratorName: '甄先到',
  username: 'firstcomer',
  password: 'nobody-guesses-this',
  ...more,
});

const begin = (more: object = {}) => callRoute(running.application, setUp, { body: body(more) }, '');
const start = async () => (await callRoute(running.application, getStart, {}, '')).reply();

describe('the first set-up', () => {
  it('given an empty installation, asks for set-up and offers no account', async () => {
    expect(await start()).toEqual({ setUpNeeded: true, demo: null });
  });

  it('given a wrong code or a weak password, sets nothing up', async () => {
    expect((await begin({ setUpCode: 'ABCD-EFGH-JKMN' })).problem()).toMatchObject({
      status: 401,
      code: 'set-up-code-wrong',
    });
    expect((await begin({ password: 'firstcomer-2026' })).problem()).toMatchObject({
      code: 'password-too-weak',
      details: { rule: 'contains-username' },
    });
    expect((await begin({ regionCode: '12' })).problem().code).toBe('bad-input');
    const { rows } = await running.ownerPool.query(
      'select (select count(*) from organisation) + (select count(*) from auth."user") as count',
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('given the code, also twice at once, makes one street, one community and one account', async () => {
    const both = await Promise.all([begin(), begin({ username: 'secondcomer', streetName: '别的街道' })]);
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(both.find((answer) => answer.status === 409)?.problem().code).toBe('set-up-already-done');
    const { rows } = await running.ownerPool.query(
      `select (select count(*) from organisation) as organisations, (select count(*) from worker) as workers,
              (select count(*) from auth."user") as accounts`,
    );
    expect(rows).toEqual([{ organisations: 2, workers: 1, accounts: 1 }]);
    expect(await start()).toEqual({ setUpNeeded: false, demo: null });
    expect((await begin({ username: 'thirdcomer' })).problem().code).toBe('set-up-already-done');
    const done = both.find((answer) => answer.status === 201);
    const cookies = [done?.headers['set-cookie'] ?? []].flat();
    expect(cookies.join()).toContain('Secure');
    expect(cookies.join()).toContain('HttpOnly');
    const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
    const session = (await callRoute(running.application, getSession, {}, cookie)).reply();
    const communityId = session.communities[0]?.id ?? '';
    const cases = await callRoute(running.application, listCases, { params: { communityId } }, cookie);
    expect(cases.reply().items).toEqual([]);
  });
});

describe('guessing the set-up code', () => {
  it('given ten wrong codes, not even the right one helps for a while', async () => {
    const guessed = await runApplication(database, { now: SEPTEMBER });
    await guessed.ownerPool.query('truncate organisation, worker, worker_role, auth.failed_attempt cascade');
    await guessed.application.refresh();
    const attempt = (setUpCode: string) =>
      callRoute(guessed.application, setUp, { body: { ...body(), username: 'guesser', setUpCode } }, '');
    for (let tried = 0; tried < 10; tried += 1)
      expect((await attempt(`AAAA-BBBB-000${tried}`)).problem().code).toBe('set-up-code-wrong');
    expect((await attempt(guessed.secrets.setUpCode)).problem()).toMatchObject({
      status: 429,
      code: 'too-many-requests',
    });
    await guessed.close();
  });
});
