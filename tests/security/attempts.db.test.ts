import { describe, expect, it } from 'vitest';
import { getSession, getStart, listAudit, signIn } from '../../modules/access/contract.ts';
import { findPeople } from '../../modules/people/contract.ts';
import { callRoute } from '../server/call-route.ts';
import { useOffice } from '../server/office.ts';
import { PASSWORD } from '../server/office-staff.ts';

const office = useOffice();

interface Entry {
  readonly actor: string;
  readonly subject_id: string;
  readonly outcome: string;
  readonly times: number;
  readonly all: string;
}

/** What is on record of attempts, once all that the log tells of has been written. */
const entries = async (): Promise<readonly Entry[]> => {
  const { ownerPool } = office.running();
  const read = async () =>
    (
      await ownerPool.query<Entry>(
        `select actor, subject_id, outcome, (details ->> 'times')::integer as times, audit_entry::text as all
         from audit_entry where action = 'attempt' order by at, id`,
      )
    ).rows;
  const told = office.running().log().split('"msg":"attempt"').length - 1;
  await expect.poll(async () => (await read()).length).toBe(told);
  return read();
};

const laterBy = (minutes: number): void => {
  const { clock } = office.running();
  clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());
};

const stranger = (cookie: string, headers: Readonly<Record<string, string>> = {}) =>
  callRoute(office.running().application, getSession, { headers, from: '192.0.2.1' }, cookie);

describe('attempts to get around what holds others back', () => {
  it('given tokens that were made up, another site, bad input and guessing, each is on record with kind, route and who', async () => {
    const worker = await office.as('worker');
    await stranger('quanke.session_token=made-up.made-up');
    await worker.call(signIn, {
      headers: { origin: 'https://elsewhere.example' },
      body: { username: 'worker', password: PASSWORD },
    });
    await worker.call(findPeople, {
      params: { communityId: office.communityId() },
      query: { limit: 'canary-not-a-number' },
    });
    for (let tried = 0; tried < 6; tried += 1)
      await office.stranger().call(signIn, { body: { username: 'canary-nobody', password: 'canary-guess' } });
    const found = await entries();
    expect(found.map(({ outcome, subject_id }) => [outcome, subject_id])).toEqual(
      expect.arrayContaining([
        ['forged-session', 'get-session'],
        ['foreign-origin', 'sign-in'],
        ['bad-input', 'find-people'],
        ['guessing', 'sign-in'],
      ]),
    );
    expect(found.find(({ outcome }) => outcome === 'bad-input')?.actor).toBe(office.staff().workerIds.worker);
    expect(found.find(({ outcome }) => outcome === 'forged-session')?.actor).toBe('anonymous');
    const log = office.running().log();
    for (const kind of ['forged-session', 'foreign-origin', 'bad-input', 'guessing'])
      expect(log).toContain(`"attempt":"${kind}"`);
    for (const value of ['canary', 'made-up', '192.0.2.1', 'elsewhere']) {
      expect(found.every(({ all }) => !all.includes(value))).toBe(true);
      expect(log).not.toContain(value);
    }
    const auditor = await office.as('audit-administrator');
    expect((await auditor.call(listAudit, { query: { action: 'attempt' } })).reply().items.length).toBeGreaterThan(0);
  });

  it('given no session, one that has ended, or a cookie of something else, nothing is put on record', async () => {
    const before = await entries();
    const signedIn = await office.stranger().call(signIn, { body: { username: 'head', password: PASSWORD } });
    const cookie = [signedIn.headers['set-cookie'] ?? []].flat()[0]?.split(';')[0] ?? '';
    await office
      .running()
      .ownerPool.query(
        'delete from auth.session where "userId" = (select account_id from worker where username = $1)',
        ['head'],
      );
    for (const given of ['', 'other=thing', cookie]) expect((await stranger(given)).status).toBe(401);
    expect((await entries()).length).toBe(before.length);
  });

  it('given the same a thousand times, one entry is made at once and one with their number when the window is over', async () => {
    laterBy(11);
    const before = (await entries()).length;
    for (let sent = 0; sent < 300; sent += 1) await stranger('quanke.session_token=made-up.made-up');
    expect((await entries()).slice(before).map(({ times }) => times)).toEqual([1]);
    laterBy(11);
    await stranger('quanke.session_token=made-up.made-up');
    const numbers = (await entries()).slice(before).map(({ times }) => times);
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 1, 299]);
  });

  it('given a flood from everywhere, the trail grows by a bounded number and the rest is counted in the log', async () => {
    laterBy(11);
    const before = (await entries()).length;
    const { application } = office.running();
    for (let sent = 0; sent < 200; sent += 1)
      await callRoute(application, getSession, { from: `198.51.100.${sent}` }, 'quanke.session_token=made-up.made-up');
    expect((await entries()).length - before).toBe(60);
    laterBy(11);
    await stranger('quanke.session_token=made-up.made-up');
    expect(office.running().log()).toContain('"unlisted":140');
  });

  it('given one address that asks without end, its excess is on record', async () => {
    laterBy(11);
    for (let asked = 0; asked < 605; asked += 1) await office.stranger().call(getStart, { from: '192.0.2.7' });
    const found = await entries();
    expect(found.filter(({ outcome }) => outcome === 'excess').map(({ subject_id }) => subject_id)).toEqual([
      'get-start',
    ]);
  });
});
