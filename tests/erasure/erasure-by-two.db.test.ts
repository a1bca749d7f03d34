import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../../modules/access/contract.ts';
import { getWorkbench } from '../../modules/casework/contract.ts';
import {
  decideErasure,
  getErasure,
  getPerson,
  listErasures,
  requestErasure,
  setFact,
  takeBackErasure,
  type PersonReply,
} from '../../modules/people/contract.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { LOG_OPTIONS } from '../../platform/log.ts';
import { withClient } from '../../platform/postgres/databases.ts';
import { carryOutErasures } from '../../server/erasure/carry-out-erasures.ts';
import { erasePeople } from '../../server/erasure/erase-person.ts';
import { erasureListOf, readErasures } from '../../server/erasure/erasure-list.ts';
import { FATES } from '../../server/erasure/what-stays.ts';
import { TABLES_OF_PARTS } from '../../server/erasure/what-there-is.ts';
import { openMatter, RELIEF, SEPTEMBER, useOffice } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';
import type { Request } from '../server/call-route.ts';

const office = useOffice();
const PHONE = '13877665544';
const NOTE = '请求书放在三号柜';
let person: PersonReply;

const ask = async <R extends RouteDefinition>(who: Who, route: R, request: Request = {}) =>
  (await office.as(who)).call(route, {
    ...request,
    params: { communityId: office.communityId(), ...request.params },
  });

const asked = (name: string, more: object = {}) => ({
  ground: 'consent-withdrawn',
  askedBy: 'self',
  note: NOTE,
  name,
  ...more,
});

const ownerUrl = (): string => {
  const { connectionString } = office.running().ownerPool.options;
  if (connectionString === undefined) throw new Error('The owner’s connections have no address.');
  return connectionString;
};

/** Lines of the log, which is to name nobody. */
const logged: string[] = [];
const logger = pino({ ...LOG_OPTIONS, level: 'warn' }, { write: (line: string) => void logged.push(line) });

const carryOut = (url = ownerUrl()): Promise<number> => {
  const { application, keyRing, folder } = office.running();
  const { database } = application;
  return carryOutErasures({ database, ownerUrl: url, keyRing, dataDirectory: folder, now: () => SEPTEMBER, logger }, [
    office.communityId(),
    office.otherCommunityId(),
  ]);
};

const request = async (who: Who, of: PersonReply): Promise<string> =>
  (await ask(who, requestErasure, { params: { personId: of.id }, body: asked(of.name) })).reply().id;

const approve = (who: Who, erasureId: string, name: string) =>
  ask(who, decideErasure, { params: { erasureId }, body: { decision: { kind: 'approve', name } } });

const owned = async <T extends object>(sql: string, values: readonly unknown[]): Promise<readonly T[]> =>
  (await office.running().ownerPool.query<T>(sql, [...values])).rows;

beforeAll(async () => {
  person = await office.person({ name: '甄不留', phone: PHONE });
  const fact = { factId: 'employment', value: 'flexible', source: 'visit', asOf: '2026-09-01', reason: '走访得知' };
  (await ask('worker', setFact, { params: { personId: person.id }, body: fact })).reply();
});

describe('what the page tells before', () => {
  it('given a table from which something is erased, counts it to one of the parts that are shown', () => {
    const shown = new Set(Object.values(TABLES_OF_PARTS).flatMap((tables) => tables.split(' ')));
    const erased = [...FATES].filter(([, fate]) => fate === 'erased').map(([column]) => column.split('.')[0] ?? '');
    expect([...new Set(erased)].filter((table) => !shown.has(table))).toEqual([]);
  });

  it('given a person with facts and a finished matter, counts what goes and says until when the matter stays', async () => {
    const somebody = await office.person({ name: '甄办过' });
    const matter = await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: somebody.id });
    await owned(`update case_record set kind = 'done', closed_at = '2026-09-15T17:00:00Z' where id = $1`, [matter.id]);
    const { parts } = (await ask('worker', getErasure, { params: { personId: somebody.id } })).reply();
    expect(parts.find(({ id }) => id === 'cases')).toMatchObject({ fate: 'kept', count: 1, keptUntil: '2036-09-16' });
    const told = (await ask('worker', getErasure, { params: { personId: person.id } })).reply();
    expect(told.parts.find(({ id }) => id === 'facts')).toMatchObject({ fate: 'erased', count: 1, keptUntil: null });
    expect(told.may).toEqual({ request: true, decide: false, takeBack: false });
  });

  it('given a matter under way, refuses; one that is confidential is not even counted', async () => {
    const busy = await office.person({ name: '甄在办' });
    const matter = await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: busy.id });
    const send = () => ask('worker', requestErasure, { params: { personId: busy.id }, body: asked(busy.name) });
    expect((await send()).problem()).toMatchObject({ code: 'erasure-cases-open', details: { count: 1 } });
    await owned('update case_record set confidential = true where id = $1', [matter.id]);
    const { openCases, parts } = (await ask('worker', getErasure, { params: { personId: busy.id } })).reply();
    expect([openCases, parts.find(({ id }) => id === 'cases')?.count]).toEqual([0, 0]);
    expect((await send()).status).toBe(201);
  });
});

describe('asking and agreeing', () => {
  it('given another name typed or a ground that no law names, records nothing', async () => {
    const params = { personId: person.id };
    const wrong = await ask('worker', requestErasure, { params, body: asked('甄不') });
    expect(wrong.problem().code).toBe('erasure-name-differs');
    const unfounded = await ask('worker', requestErasure, { params, body: asked('甄不留', { ground: 'by-operator' }) });
    expect(unfounded.problem().code).toBe('erasure-ground-unknown');
    expect(await owned('select from erasure_request where person_id = $1', [person.id])).toHaveLength(0);
  });

  it('given a head who recorded it, lets the same head not decide, but take it back', async () => {
    const id = await request('head', person);
    expect((await approve('head', id, person.name)).problem().code).toBe('erasure-second-person');
    expect((await ask('worker', takeBackErasure, { params: { erasureId: id }, body: {} })).reply().state).toBe(
      'taken-back',
    );
    expect((await approve('head', id, person.name)).problem().code).toBe('erasure-decided-already');
  });

  it('given a request, tells the heads that it waits, and whoever recorded it what became of it', async () => {
    const somebody = await office.person({ name: '甄等答' });
    const told = async (who: Who, what: string): Promise<readonly string[]> =>
      (await ask(who, getWorkbench))
        .reply()
        .notifications.filter(({ kind }) => kind === what)
        .map(({ text }) => text.zh);
    const before = (await told('head', 'erasure-waits')).length;
    const erasureId = await request('worker', somebody);
    const waiting = await told('head', 'erasure-waits');
    expect(waiting).toHaveLength(before + 1);
    expect(waiting[0]).toContain('删除个人信息的请求等您决定');
    expect(await told('worker', 'erasure-waits')).toEqual([]);
    const refusedBefore = (await told('worker', 'erasure-refused')).length;
    const decision = { kind: 'refuse', answer: '低保还在领取' };
    (await ask('head', decideErasure, { params: { erasureId }, body: { decision } })).reply();
    expect(await told('worker', 'erasure-refused')).toHaveLength(refusedBefore + 1);
  });

  it('given two at once for one person, records one', async () => {
    const somebody = await office.person({ name: '甄双请' });
    const send = () => ask('worker', requestErasure, { params: { personId: somebody.id }, body: asked('甄双请') });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(2);
  });

  it('given a refusal, keeps the reason sealed and erases nothing', async () => {
    const somebody = await office.person({ name: '甄要留' });
    const erasureId = await request('worker', somebody);
    const decision = { kind: 'refuse', answer: '低保还在领取' };
    const refused = (await ask('head', decideErasure, { params: { erasureId }, body: { decision } })).reply();
    expect(refused).toMatchObject({ state: 'refused', answer: '低保还在领取', note: NOTE });
    const [row] = await owned<{ row: string }>('select r::text as row from erasure_request r where id = $1', [
      erasureId,
    ]);
    expect(row?.row).not.toContain('低保');
    expect(await carryOut()).toBe(0);
  });

  it('given the rights of the application, cannot say that something was done', async () => {
    const { database } = office.running().application;
    const write = database.transact([office.communityId()], async (tx) => ({
      keep: true,
      value: await tx.query({ name: 'pretend', text: `update erasure_request set state = 'done' where true` }, []),
    }));
    await expect(write).rejects.toThrow(/erasure_request_check/);
    const writeDay = database.transact([office.communityId()], async (tx) => ({
      keep: true,
      value: await tx.query({ name: 'pretend-day', text: 'update erasure_request set done_at = now()' }, []),
    }));
    await expect(writeDay).rejects.toThrow(/permission denied/);
  });
});

describe('carrying it out', () => {
  let erasureId: string;

  it('given a database that goes away in between, leaves it agreed to and does it the next time', async () => {
    erasureId = await request('worker', person);
    expect((await approve('head', erasureId, person.name)).reply().state).toBe('approved');
    await expect(carryOut('postgres://nobody:x@127.0.0.1:1/none')).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    expect((await ask('head', getPerson, { params: { personId: person.id } })).reply().name).toBe('甄不留');
    expect(await carryOut()).toBe(1);
    expect(await carryOut()).toBe(0);
  });

  it('given one that fails, erases those after it, names it by its ids alone, and does it once the cause is gone', async () => {
    const [failing, next] = [
      await office.person({ name: '甄坏页', phone: PHONE }),
      await office.person({ name: '甄下个' }),
    ];
    for (const of of [failing, next]) {
      const agreed = await approve('head', await request('worker', of), of.name);
      expect(agreed.reply().state).toBe('approved');
    }
    const nameOf = async ({ id }: PersonReply): Promise<string> =>
      (await ask('head', getPerson, { params: { personId: id } })).reply().name;
    const [kept] = await owned<{ sealed: Buffer }>('select phone_sealed as sealed from person where id = $1', [
      failing.id,
    ]);
    // As after a page of the disk went bad: it cannot be opened, and so nobody knows what to look for.
    await owned('update person set phone_sealed = $2 where id = $1', [failing.id, Buffer.from('甄坏页')]);
    logged.length = 0;
    await expect(carryOut()).rejects.toThrow(`carry out erasures: 1 failed, the first of them ${failing.id}`);
    expect(await nameOf(next)).toBe('已删除');
    expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'error', communityId: office.communityId(), personId: failing.id },
    ]);
    expect(logged.join('')).not.toContain('甄');
    await owned('update person set phone_sealed = $2 where id = $1', [failing.id, kept?.sealed]);
    expect(await nameOf(failing)).toBe('甄坏页');
    expect(await carryOut()).toBe(1);
    expect([await nameOf(failing), await carryOut()]).toEqual(['已删除', 0]);
  });

  it('given it was done, leaves nothing of the person on the pages, in the request, in the trail and in the list', async () => {
    const { name, phoneMasked, facts } = (await ask('head', getPerson, { params: { personId: person.id } })).reply();
    expect([name, phoneMasked, facts.filter(({ kept }) => kept)]).toEqual(['已删除', null, []]);
    const { request: latest, may } = (await ask('head', getErasure, { params: { personId: person.id } })).reply();
    expect(latest).toMatchObject({ id: erasureId, state: 'done', note: null, doneAt: SEPTEMBER });
    expect(may).toEqual({ request: false, decide: false, takeBack: false });
    const { items } = (await ask('head', listErasures)).reply();
    expect(items.find(({ id }) => id === erasureId)?.person).toEqual({ id: person.id, name: '已删除' });
    const trail = await owned<{ row: string }>(`select a::text as row from audit_entry a where subject_id = $1`, [
      person.id,
    ]);
    const { folder } = office.running();
    const told = [...trail.map(({ row }) => row), readFileSync(erasureListOf(folder), 'utf8')].join('\n');
    for (const word of ['甄不留', PHONE, NOTE]) expect(told).not.toContain(word);
    const auditor = await ask('audit-administrator', listAudit, { params: {}, query: { limit: '200' } });
    const actions = auditor.reply().items.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['read-erasure', 'request-erasure', 'decide-erasure', 'erase-person', 'list-erasures']),
    );
  });

  it('given it is asked for again, says that it was done', async () => {
    const again = await ask('worker', requestErasure, { params: { personId: person.id }, body: asked('已删除') });
    expect(again.problem().code).toBe('erasure-done-already');
  });

  it('given a backup from before the request was agreed to, is done again on the day it was done', async () => {
    await owned(`update person set name = '甄不留' where id = $1`, [person.id]);
    await owned(
      `update erasure_request set state = 'waiting', decided_by = null, decided_at = null, done_at = null where id = $1`,
      [erasureId],
    );
    const { folder, keyRing } = office.running();
    const again = await withClient(ownerUrl(), (owner) => erasePeople(owner, keyRing, readErasures(folder)));
    expect(again).toBe(1);
    const { person: shown, request: latest } = (
      await ask('head', getErasure, { params: { personId: person.id } })
    ).reply();
    expect([shown.name, latest?.state, latest?.doneAt]).toEqual(['已删除', 'done', SEPTEMBER]);
  });

  it('given an erasure by the command, names it in the list too', async () => {
    const somebody = await office.person({ name: '甄由命令' });
    const { keyRing } = office.running();
    const erasure = { communityId: office.communityId(), personId: somebody.id, at: SEPTEMBER };
    await withClient(ownerUrl(), (owner) => erasePeople(owner, keyRing, [erasure]));
    const { items } = (await ask('head', listErasures, { query: { limit: '1' } })).reply();
    expect(items).toMatchObject([
      { person: { id: somebody.id }, state: 'done', requestedBy: null, ground: { zh: '由运维人员用命令删除' } },
    ]);
  });
});
