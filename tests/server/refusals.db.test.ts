import { beforeAll, describe, expect, it } from 'vitest';
import { addWorker } from '../../modules/access/contract.ts';
import {
  actOnCase,
  getCase,
  listCases,
  openCase,
  remarkOnCase,
  type CaseReply,
} from '../../modules/casework/contract.ts';
import { createCatalogue } from '../../modules/guides/domain/catalogue.ts';
import type { ServiceItem } from '../../modules/guides/domain/service-item.ts';
import { findPeople, registerPerson, type PersonReply } from '../../modules/people/contract.ts';
import { problem, type Problem } from '../../platform/contract.ts';
import type { ShippedCatalogue } from '../../server/catalogue.ts';
import type { Answer } from './call-route.ts';
import { materialIdsOf, matterBody, newIdNumber, openMatter, RELIEF, useOffice } from './office.ts';

const TOO_SLOW = 'relief-that-takes-too-long';

/** The relief again, promised later than the law allows: what publishing refuses, the counter must refuse too. */
const withTooSlowItem = (shipped: ShippedCatalogue): ShippedCatalogue => {
  const { guides } = shipped;
  const relief = guides.itemInForce(RELIEF, '2026-09-16');
  if (relief === undefined) throw new Error('the relief is in force');
  const slow: ServiceItem = {
    ...relief,
    id: TOO_SLOW,
    processes: relief.processes.map((offered) => ({
      ...offered,
      limit: { ...offered.limit, promised: 30, statutory: 20 },
    })),
  };
  return { ...shipped, guides: createCatalogue([...guides.versions, slow], guides.refusedCertificates) };
};

const office = useOffice({ changeCatalogue: withTooSlowItem });
let person: PersonReply;
let waiting: CaseReply;

beforeAll(async () => {
  person = await office.person();
  waiting = await openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId: person.id,
    first: { action: 'accept' },
  });
});

/** The refusal of a request, after which no table has another row. */
const refusalOf = async (ask: () => Promise<Answer>): Promise<Problem> => {
  const before = await office.countRows();
  const refused = (await ask()).problem();
  expect(await office.countRows()).toEqual(before);
  return refused;
};

const here = () => ({ communityId: office.communityId() });
const ofWaiting = () => ({ ...here(), caseId: waiting.id });
const relief = (more: object = {}) => ({
  ...matterBody(office, { processId: 'promised', itemId: RELIEF, personId: person.id }),
  ...more,
});

describe('a refusal at the counter', () => {
  it('given an ID number with a wrong check digit, says so without repeating the number', async () => {
    const right = newIdNumber();
    const wrong = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
    const worker = await office.as('worker');
    const refused = await refusalOf(() =>
      worker.call(registerPerson, { params: here(), body: { name: '甄错', idNumber: wrong, phone: null } }),
    );
    expect(refused).toMatchObject({ status: 422, code: 'id-number-invalid', details: { rule: 'checksum' } });
    expect(JSON.stringify(refused)).not.toContain(wrong);
  });

  it('given an unknown item, process, person or fact, names what is unknown', async () => {
    const worker = await office.as('worker');
    const open = (more: object) => refusalOf(() => worker.call(openCase, { params: here(), body: relief(more) }));
    expect(await open({ itemId: 'no-such-item' })).toMatchObject({ code: 'item-unknown' });
    expect(await open({ processId: 'no-such-process' })).toMatchObject({ code: 'process-not-offered' });
    expect(await open({ processId: 'immediate' })).toMatchObject({ code: 'process-not-offered' });
    expect(await open({ personId: waiting.id })).toMatchObject({ status: 404, code: 'not-found' });
    expect(await open({ continues: person.id })).toMatchObject({ status: 404, code: 'not-found' });
    expect(await open({ answers: { noSuchFact: true } })).toMatchObject({ code: 'fact-unknown' });
    expect(await open({ answers: { hasSuddenHardship: 'perhaps' } })).toMatchObject({ code: 'fact-value-invalid' });
    expect(await open({ materials: [{ id: 'no-such-paper', status: 'brought' }] })).toMatchObject({
      code: 'input-invalid',
    });
    expect(await open({ first: { action: 'constructor' } })).toMatchObject({ code: 'action-unknown' });
  });

  it('given a foreign community, answers like for one that is not there', async () => {
    const worker = await office.as('worker');
    const refused = await refusalOf(() =>
      worker.call(openCase, { params: { communityId: office.foreignCommunityId() }, body: relief() }),
    );
    expect(refused).toMatchObject({ status: 404, code: 'not-found' });
    const foreign = await office.as('foreign-worker');
    const params = { communityId: office.foreignCommunityId(), caseId: waiting.id };
    expect((await foreign.call(getCase, { params })).problem()).toMatchObject({ status: 404 });
    const withOurs = await refusalOf(() =>
      foreign.call(openCase, { params: { communityId: office.foreignCommunityId() }, body: relief() }),
    );
    expect(withOurs).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('given a version that somebody has moved on from, tells the present one', async () => {
    const worker = await office.as('worker');
    const body = { action: 'withdraw', expectedVersion: waiting.version - 1 };
    expect(await refusalOf(() => worker.call(actOnCase, { params: ofWaiting(), body }))).toMatchObject({
      status: 409,
      code: 'stale-version',
      details: { expected: waiting.version - 1, present: waiting.version, step: 'review' },
    });
  });

  it('given an action that belongs to another role or organisation, refuses it', async () => {
    const approve = { action: 'approve', input: { result: '同意' }, expectedVersion: waiting.version };
    const worker = await office.as('worker');
    expect(await refusalOf(() => worker.call(actOnCase, { params: ofWaiting(), body: approve }))).toMatchObject({
      status: 403,
      code: 'role-not-allowed',
    });
    const housing = await office.as('housing-approver');
    expect(await refusalOf(() => housing.call(actOnCase, { params: ofWaiting(), body: approve }))).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    expect((await housing.call(listCases, { params: here() })).reply().items).toEqual([]);
  });

  it('given a second notice that names something new, refuses it; saying what changed, the head is told', async () => {
    const [first = '', second = '', third = ''] = materialIdsOf(office, RELIEF);
    const opened = await openMatter(office, {
      processId: 'promised',
      itemId: RELIEF,
      personId: person.id,
      without: [first, second],
      first: { action: 'give-notice', input: { materials: [first, second] } },
    });
    const worker = await office.as('worker');
    const params = { ...here(), caseId: opened.id };
    const act = (action: string, input: object, expectedVersion: number) =>
      worker.call(actOnCase, { params, body: { action, input, expectedVersion } });
    const back = (await act('receive-supplement', { materials: [first] }, opened.version)).reply();
    const incomplete = await refusalOf(() => act('give-notice', { materials: [third] }, back.version));
    expect(incomplete).toMatchObject({ code: 'notice-incomplete', details: { materialIds: [second] } });
    const refused = await refusalOf(() => act('give-notice', { materials: [second, third] }, back.version));
    expect(refused).toMatchObject({
      status: 422,
      code: 'notice-names-new-material',
      details: { materialIds: [third] },
    });
    const told = (
      await act('give-notice', { materials: [second, third], whatChanged: '换了银行卡' }, back.version)
    ).reply();
    expect(told.noticeExceptions).toBe(1);
    const { rows } = await office
      .running()
      .ownerPool.query(
        `select worker_id as "workerId" from notification where kind = 'notice-exception' and case_id = $1`,
        [opened.id],
      );
    expect(rows).toEqual([{ workerId: office.staff().workerIds.head }]);
  });

  it('given an item promised later than the law allows, opens nothing on it', async () => {
    const worker = await office.as('worker');
    const refused = await refusalOf(() =>
      worker.call(openCase, { params: here(), body: relief({ itemId: TOO_SLOW }) }),
    );
    expect(refused).toMatchObject({
      status: 422,
      code: 'promised-above-statutory',
      details: { promised: 30, statutory: 20 },
    });
  });
});

describe('a request that is none', () => {
  const raw = async (payload: string, headers: Record<string, string> = {}, url?: string): Promise<Problem> => {
    const { cookie } = await office.as('worker');
    const before = await office.countRows();
    const response = await office.running().application.http.inject({
      method: 'POST',
      url: url ?? `/api/communities/${office.communityId()}/cases`,
      payload,
      headers: {
        host: 'localhost',
        cookie,
        'idempotency-key': 'a-key-of-its-own',
        'content-type': 'application/json',
        ...headers,
      },
    });
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(await office.countRows()).toEqual(before);
    return problem.parse(response.json());
  };

  it('given no JSON, half of one, a wrong type or too much of it, says what is wrong in both languages', async () => {
    for (const payload of ['{"processId": ', 'nothing', '', '{"__proto__": {"x": 1}}'])
      expect(await raw(payload)).toMatchObject({ status: 400, code: 'bad-input' });
    expect(await raw('<xml/>', { 'content-type': 'text/xml' })).toMatchObject({ status: 415, code: 'bad-input' });
    expect(await raw(`{"note": "${'长'.repeat(400_000)}"}`)).toMatchObject({ status: 413, code: 'bad-input' });
    for (const payload of ['[]', '"text"', '17', 'null']) expect(await raw(payload)).toMatchObject({ status: 400 });
  });

  it('given wrong types, unknown fields, too long texts or bad ids, names the place and the rule', async () => {
    const worker = await office.as('worker');
    const errorsOf = async (more: object) =>
      (await refusalOf(() => worker.call(openCase, { params: here(), body: relief(more) }))).errors?.map(
        ({ path, rule }) => `${path} ${rule}`,
      );
    expect(await errorsOf({ personId: 'not-an-id' })).toEqual(['body/personId invalid_format']);
    expect(await errorsOf({ itemId: 17 })).toEqual(['body/itemId invalid_type']);
    expect(await errorsOf({ note: 'x'.repeat(501) })).toEqual(['body/note too_big']);
    expect(await errorsOf({ first: { action: '' } })).toEqual(['body/first/action too_small']);
    expect(await errorsOf({ sendMoneyTo: 'me' })).toEqual([expect.stringContaining('unrecognized_keys')]);
    expect(await errorsOf({ note: 'a\u0000b' })).toEqual(['body/note unstorable-characters']);
    const badPath = await worker.call(getCase, { params: { communityId: 'here', caseId: '1' } });
    expect(badPath.problem()).toMatchObject({ status: 400, code: 'bad-input' });
    const badQuery = await worker.call(listCases, {
      params: here(),
      query: { limit: '1000', kind: 'odd', colour: 'red' },
    });
    expect(badQuery.problem().errors).toHaveLength(3);
  });

  it('given a cursor that no list gave out, refuses it instead of beginning anew', async () => {
    const worker = await office.as('worker');
    for (const cursor of ['abc', 'WzEsMl0', Buffer.from('["2026-13-99","x"]').toString('base64url')]) {
      const cases = await worker.call(listCases, { params: here(), query: { cursor } });
      expect(cases.problem()).toMatchObject({ status: 400, code: 'bad-input', details: { field: 'cursor' } });
      const people = await worker.call(findPeople, { params: here(), query: { cursor } });
      expect(people.problem()).toMatchObject({ status: 400, code: 'bad-input', details: { field: 'cursor' } });
    }
  });

  it('given an address that leads nowhere, or that no one can read, answers with a problem document', async () => {
    const { http } = office.running().application;
    for (const url of ['/api/no-such-thing', '/api/communities'])
      expect(problem.parse((await http.inject({ url })).json())).toMatchObject({ status: 404, code: 'not-found' });
    const unreadable = await http.inject({ url: '/api/guides/%E0%A4%A' });
    expect(unreadable.statusCode).toBe(400);
    expect(problem.parse(unreadable.json())).toMatchObject({ status: 400, code: 'bad-input' });
  });
});

describe('an idempotency key', () => {
  const remark = async (key: string | null, text: string) => {
    const present = (await (await office.as('worker')).call(getCase, { params: ofWaiting() })).reply();
    return { params: ofWaiting(), body: { text, expectedVersion: present.version }, key };
  };

  it('given none, or one too short to be a key, nothing is done', async () => {
    const worker = await office.as('worker');
    for (const key of [null, 'short'])
      expect(await refusalOf(async () => worker.call(remarkOnCase, await remark(key, '来过')))).toMatchObject({
        status: 400,
        code: 'idempotency-key-missing',
      });
  });

  it('given the same request again, answers the same and does it once; another body under the key is refused', async () => {
    const worker = await office.as('worker');
    const request = await remark('remark-of-this-morning', '上午来过');
    const first = await worker.call(remarkOnCase, request);
    const before = await office.countRows();
    const again = await worker.call(remarkOnCase, request);
    expect(again.reply()).toEqual(first.reply());
    expect(again.status).toBe(first.status);
    expect(await office.countRows()).toEqual(before);
    const reordered = { expectedVersion: request.body.expectedVersion, text: request.body.text };
    expect((await worker.call(remarkOnCase, { ...request, body: reordered })).reply()).toEqual(first.reply());
    const other = await refusalOf(async () => worker.call(remarkOnCase, await remark(request.key, '下午来过')));
    expect(other).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it('given somebody else’s key, it is another one', async () => {
    const mine = await (await office.as('worker')).call(remarkOnCase, await remark('a-key-two-people-chose', '我记的'));
    const theirs = await (await office.as('head')).call(remarkOnCase, await remark('a-key-two-people-chose', '她记的'));
    expect(theirs.reply().version).toBe(mine.reply().version + 1);
  });

  it('given a refusal, the key is still free for the mended request', async () => {
    const worker = await office.as('worker');
    const request = await remark('refused-at-first', '补记');
    const stale = await worker.call(remarkOnCase, { ...request, body: { ...request.body, expectedVersion: 1 } });
    expect(stale.problem().code).toBe('stale-version');
    expect((await worker.call(remarkOnCase, request)).status).toBe(200);
  });

  it('given the same opening twenty times at once, there is one case and one answer', async () => {
    const worker = await office.as('worker');
    const before = await office.countRows();
    const body = relief({ first: { action: 'accept' } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => worker.call(openCase, { params: here(), body, key: 'twenty-impatient-clicks' })),
    );
    const replies = answers.map((answer) => answer.reply());
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    const after = await office.countRows();
    expect(after['case_record']).toBe((before['case_record'] ?? 0) + 1);
    expect(after['issued_document']).toBe((before['issued_document'] ?? 0) + 1);
    expect(after['outbox']).toBe((before['outbox'] ?? 0) + 1);
  });

  it('given a worker added twice, also at once or under the key of another, no account is left over', async () => {
    const administrator = await office.as('system-administrator');
    const body = (username: string) => ({
      name: '甄新',
      post: '',
      username,
      roles: [{ role: 'worker', organisationId: office.communityId() }],
    });
    const key = 'a-new-colleague-comes';
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => administrator.call(addWorker, { body: body('newcomer'), key })),
    );
    expect(new Set(answers.map((answer) => answer.reply().firstPassword)).size).toBe(1);
    expect(await refusalOf(() => administrator.call(addWorker, { body: body('stranger'), key }))).toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await refusalOf(() => administrator.call(addWorker, { body: body('newcomer') }))).toMatchObject({
      status: 409,
      code: 'username-taken',
    });
    const rivals = await Promise.all([1, 2, 3].map(() => administrator.call(addWorker, { body: body('wanted') })));
    expect(rivals.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  });
});
