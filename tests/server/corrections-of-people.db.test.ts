import { beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE_CATALOGUE } from '../../catalogue/person-facts/words.ts';
import {
  correctPerson,
  findPeople,
  getDuplicate,
  getPerson,
  identifyPerson,
  listDuplicates,
  listReplacedValues,
  revealField,
  setFact,
} from '../../modules/people/contract.ts';
import { enterGroupsByAge, keepFacts } from '../../modules/people/server/index.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import type { Request } from './call-route.ts';
import { newIdNumber, useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();
const BORN = '1961-02-03';
const number = newIdNumber(BORN);
let personId = '';

const ask = async <R extends RouteDefinition>(route: R, request: Request = {}, who: Who = 'worker') =>
  (await office.as(who)).call(route, { ...request, params: { communityId: office.communityId(), ...request.params } });
const person = async (id = personId) => (await ask(getPerson, { params: { personId: id } })).reply();
const correct = async (fields: object, who: Who = 'worker', id = personId, version?: number) =>
  ask(
    correctPerson,
    {
      params: { personId: id },
      body: {
        expectedVersion: version ?? (await person(id)).version,
        fields,
        source: 'public-security',
        reason: '看过身份证',
      },
    },
    who,
  );
const found = async (q: string) => (await ask(findPeople, { query: { q } })).reply().items.map(({ id }) => id);
const replaced = async () => (await ask(listReplacedValues, { params: { personId } })).reply().items;

beforeAll(async () => {
  personId = (await office.person({ name: '甄写错', idNumber: number, phone: '13800138000' })).id;
});

describe('a correction of who somebody is', () => {
  it('given a name and a phone written wrongly, they are found by the right ones only, and the old ones are kept', async () => {
    const reply = (await correct({ name: '甄写对', phone: '13911112222' })).reply();
    expect(reply).toMatchObject({ changed: ['name', 'phone'], duplicates: 0 });
    expect([await found('甄写对'), await found('zhenxiedui'), await found('13911112222'), await found('2222')]).toEqual(
      [[personId], [personId], [personId], [personId]],
    );
    expect([await found('甄写错'), await found('13800138000')]).toEqual([[], []]);
    const old = await replaced();
    expect(old.map(({ label, value, reason }) => [label.zh, value, reason])).toEqual(
      expect.arrayContaining([['姓名', '甄写错', '看过身份证']]),
    );
    expect(old.find(({ label }) => label.zh === '电话')?.value).not.toContain('138');
    expect(old.every(({ source }) => source.zh === '窗口登记')).toBe(true);
    const facts = (await person()).facts.filter(({ id }) => id === 'phone');
    expect(facts).toMatchObject([{ value: '139****2222', source: { zh: '公安' } }]);
  });

  it('given another number, the blind index follows, and birthday and sex with it', async () => {
    const right = newIdNumber('1940-05-06');
    await correct({ idNumber: right });
    const identify = async (idNumber: string) => (await ask(identifyPerson, { body: { idNumber } })).reply().person?.id;
    expect([await identify(right), await identify(number)]).toEqual([personId, undefined]);
    const now = await person();
    expect(now.bornOn).toBe('1940-05-06');
    expect(
      now.groups.some(({ id }) => PEOPLE_CATALOGUE.groups.some((one) => one.id === id && one.fromAge !== undefined)),
    ).toBe(true);
    const revealed = await ask(revealField, {
      params: { personId },
      body: { field: 'id-number', reason: 'checking-identity' },
    });
    expect(revealed.reply().value).toBe(right);
    await correct({ idNumber: number });
    expect((await person()).groupEntries.map(({ exit }) => exit?.zh)).toContain('登记有误');
  });

  it('given what cannot be, refuses', async () => {
    const other = newIdNumber('1975-01-01');
    const { id } = await office.person({ name: '甄另人', idNumber: other });
    const code = async (fields: object, who: Who = 'worker') => (await correct(fields, who)).problem().code;
    expect(await code({ bornOn: '1961-02-04' })).toBe('born-on-other-day');
    expect(await code({ name: '甄写对' })).toBe('nothing-changes');
    expect(await code({ idNumber: '123' })).toBe('id-number-invalid');
    expect((await correct({ idNumber: other })).problem()).toMatchObject({
      code: 'person-already-known',
      details: { personId: id },
    });
    expect(await code({ phone: '12' })).toBe('phone-invalid');
    expect(await code({ name: '甄别人' }, 'social-worker')).toBe('forbidden');
    const stale = await correct({ name: '甄旧版' }, 'worker', personId, 1);
    expect(stale.problem().code).toBe('stale-version');
  });

  it('given one number for eight people at the same instant, one gets it and seven are told that it is taken', async () => {
    const people = await Promise.all(
      Array.from({ length: 8 }, (_, place) => office.person({ name: `甄争${place}`, idNumber: newIdNumber(BORN) })),
    );
    const wanted = newIdNumber(BORN);
    await office.as('worker');
    const answers = await Promise.all(people.map(({ id }) => correct({ idNumber: wanted }, 'worker', id, 1)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 7 }, () => 409)]);
    const winner = people[statuses.indexOf(200)]?.id;
    const lost = answers.filter(({ status }) => status === 409).map((answer) => answer.problem());
    expect(lost.every(({ code, details }) => code === 'person-already-known' && details?.['personId'] === winner)).toBe(
      true,
    );
  });

  it('given a correction that makes two records alike, the pair waits for somebody to decide', async () => {
    const born = '1982-03-04';
    const one = await office.person({ name: '钱同名', idNumber: newIdNumber(born) });
    const two = await office.person({
      name: '钱铜铭',
      idNumber: '',
      sex: 'female',
      bornOn: '1982-03-05',
      phone: '13788889999',
    } as { name: string });
    const { duplicates } = (await correct({ name: '钱同名', bornOn: born }, 'worker', two.id)).reply();
    expect(duplicates).toBe(1);
    const { items } = (await ask(listDuplicates)).reply();
    const pair = items.find(({ left, right }) => [left.id, right.id].includes(two.id));
    expect(pair).toBeDefined();
    const { left, right } = (await ask(getDuplicate, { params: { pairId: pair?.id ?? '' } })).reply();
    expect([left.id, right.id].toSorted()).toEqual([one.id, two.id].toSorted());
  });
});

describe('facts that are learned elsewhere', () => {
  it('given a later visit, the old value goes into the history, and an earlier one changes nothing', async () => {
    const set = { factId: 'livesInCareHome', value: false, source: 'counter', asOf: '2026-03-01', reason: '登记' };
    (await ask(setFact, { params: { personId }, body: set })).reply();
    const { application, ownerPool } = office.running();
    const { rows } = await ownerPool.query<{ id: string }>('select id from worker order by id limit 1');
    const learn = (value: boolean, asOf: string) =>
      application.database.transact([office.communityId()], async (tx) => ({
        keep: true,
        value: await keepFacts(
          tx,
          { keyRing: application.casework.keyRing, catalogue: PEOPLE_CATALOGUE },
          {
            communityId: office.communityId(),
            personId,
            facts: [
              { factId: 'livesInCareHome', value, expiresOn: null },
              { factId: 'no-such-fact', value, expiresOn: null },
            ],
            source: 'visit',
            asOf,
            reason: '走访',
            workerId: rows[0]?.id ?? '',
            now: '2026-09-16T02:00:00Z',
          },
        ),
      }));
    expect(await learn(true, '2026-05-01')).toEqual(['livesInCareHome']);
    expect(await learn(false, '2026-04-01')).toEqual([]);
    const fact = (await person()).facts.find(({ id }) => id === 'livesInCareHome');
    expect(fact).toMatchObject({ asOf: '2026-05-01', source: { zh: '走访' } });
    const old = (await replaced()).find(({ reason }) => reason === '走访');
    expect(old).toMatchObject({ source: { zh: '窗口登记' }, asOf: '2026-03-01' });
  });
});

describe('groups that follow from the age', () => {
  it('given somebody reaches the age, the night puts them in, once', async () => {
    const group = PEOPLE_CATALOGUE.groups.find(({ fromAge }) => fromAge !== undefined);
    const today = office.running().clock.now().toISOString().slice(0, 10);
    const year = Number(today.slice(0, 4)) - (group?.fromAge ?? 0);
    const { id } = await office.person({ name: '甄生辰', idNumber: newIdNumber(`${year}${today.slice(4)}`) });
    const { application, ownerPool } = office.running();
    await ownerPool.query(`delete from person_group where community_id = $1 and person_id = $2`, [
      office.communityId(),
      id,
    ]);
    const enter = (on: string) =>
      enterGroupsByAge(application.database, PEOPLE_CATALOGUE.groups, office.communityId(), `${on}T02:00:00.000Z`);
    await enter(`${Number(today.slice(0, 4)) - 1}${today.slice(4)}`);
    expect((await person(id)).groups.map((one) => one.id)).not.toContain(group?.id);
    expect(await enter(today)).toBeGreaterThan(0);
    expect((await person(id)).groups.map((one) => one.id)).toContain(group?.id);
    expect(await enter(today)).toBe(0);
  });
});
