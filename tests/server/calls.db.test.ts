import { describe, expect, it } from 'vitest';
import { listAudit } from '../../modules/access/contract.ts';
import {
  answerRollCall,
  endRollCall,
  exportCallSheet,
  getCallList,
  getRollCall,
  listRollCalls,
  printCallSheet,
  startRollCall,
} from '../../modules/calls/contract.ts';
import { newIdNumber, useOffice } from './office.ts';
import { openCase } from '../../modules/casework/contract.ts';
import { enterGroup, revealField, setFact } from '../../modules/people/contract.ts';
import { newId } from '../../platform/ids.ts';
import { settle, TODAY } from './visit-samples.ts';

const office = useOffice();
const params = () => ({ communityId: office.communityId() });

const somebody = async (name: string, groups: readonly string[]) => {
  const person = await office.person({ name, idNumber: newIdNumber('1955-03-04') });
  return { id: person.id, ...(await settle(office, person.id, groups)) };
};
const fact = async (personId: string, factId: string, value: boolean) =>
  (
    await (
      await office.as('worker')
    ).call(setFact, {
      params: { ...params(), personId },
      body: { factId, value, source: 'visit', asOf: TODAY, expiresOn: null, reason: '走访得知' },
    })
  ).reply();
const list = async (who: 'head' | 'grid-worker' = 'head', query: Readonly<Record<string, string>> = {}) =>
  (await (await office.as(who)).call(getCallList, { params: params(), query })).reply();
const start = async (more: object = {}, who: 'head' | 'grid-worker' = 'head') =>
  (await office.as(who)).call(startRollCall, {
    params: params(),
    body: { id: newId(), title: '停电', caseId: null, help: [], gridId: null, buildingId: null, ...more },
  });
const answer = async (rollCallId: string, personId: string, more: object = {}, who: 'head' | 'worker' = 'worker') =>
  (await office.as(who)).call(answerRollCall, {
    params: { ...params(), rollCallId, personId },
    body: { id: newId(), state: 'reached', expectedVersion: 0, ...more },
  });
const rollCallOf = async (rollCallId: string) =>
  (await (await office.as('worker')).call(getRollCall, { params: { ...params(), rollCallId } })).reply();

describe('the call list', () => {
  it('given groups and sealed facts, names who needs which help, the phone masked', async () => {
    const nursed = await somebody('甲卧床', ['needs-nursing']);
    await fact(nursed.id, 'usesMedicalDevice', true);
    const walks = await somebody('乙能走', []);
    await fact(walks.id, 'cannotWalk', false);
    const { people, kinds } = await list();
    expect(people.find(({ personId }) => personId === nursed.id)).toMatchObject({
      help: ['life-support', 'cannot-walk'],
      place: { building: '走访楼', unit: '1单元' },
    });
    expect(people.map(({ personId }) => personId)).not.toContain(walks.id);
    expect(JSON.stringify(people)).not.toMatch(/1\d{10}/);
    expect(kinds.find(({ id }) => id === 'life-support')?.people).toBe(1);
    const onlyOxygen = await list('head', { help: 'life-support' });
    expect(onlyOxygen.people.map(({ personId }) => personId)).toEqual([nursed.id]);
  });

  it('given a grid worker, shows only the own grids', async () => {
    const own = await somebody('丙在内', ['needs-nursing']);
    const outside = await somebody('丁在外', ['needs-nursing']);
    await office.running().ownerPool.query('delete from duty_assignment where place_id = $1', [outside.gridId]);
    const seen = (await list('grid-worker')).people.map(({ personId }) => personId);
    expect(seen).toContain(own.id);
    expect(seen).not.toContain(outside.id);
  });
});

describe('a social worker', () => {
  it('sees everybody of the communities they serve, calls and answers, but neither begins, ends nor changes groups', async () => {
    const one = await somebody('己社工', ['needs-nursing']);
    const { rollCallId } = (await start({ buildingId: one.buildingId })).reply();
    const social = await office.as('social-worker');
    const of = { ...params(), rollCallId };
    const listed = (await social.call(getCallList, { params: params() })).reply();
    expect(listed.people.map(({ personId }) => personId)).toContain(one.id);
    expect(listed.mayPrintPhones).toBe(false);
    expect((await social.call(getRollCall, { params: of })).reply().people.map(({ personId }) => personId)).toEqual([
      one.id,
    ]);
    const revealed = await social.call(revealField, {
      params: { ...params(), personId: one.id },
      body: { field: 'phone', reason: 'emergency' },
    });
    expect(revealed.reply().value).toMatch(/^1\d{10}$/);
    const answered = await social.call(answerRollCall, {
      params: { ...of, personId: one.id },
      body: { id: newId(), state: 'reached', expectedVersion: 0 },
    });
    expect(answered.reply()).toMatchObject({ state: 'reached', version: 1 });
    const sheet = { rollCall: rollCallId, phones: 'full' } as const;
    expect((await social.call(printCallSheet, { params: params(), query: sheet })).problem().code).toBe(
      'call-sheet-phones',
    );
    const body = { id: newId(), title: '停水', caseId: null, help: [], gridId: null, buildingId: null };
    expect((await social.call(startRollCall, { params: params(), body })).status).toBe(403);
    expect((await social.call(endRollCall, { params: of })).status).toBe(403);
    const person = { ...params(), personId: one.id };
    const entry = { params: person, body: { groupId: 'living-alone', evidence: '走访得知', source: 'visit' } };
    expect((await social.call(enterGroup, entry)).status).toBe(403);
    const elsewhere = { communityId: office.foreignCommunityId() };
    expect((await social.call(getCallList, { params: elsewhere })).status).toBe(404);
  });
});

describe('a roll call', () => {
  it('given the same start twice, is one; given who moves in later, does not change', async () => {
    const one = await somebody('戊点名', ['needs-nursing']);
    const id = newId();
    const first = (await start({ id, buildingId: one.buildingId })).reply();
    expect(first).toEqual({ rollCallId: id, people: 1 });
    expect((await start({ id, buildingId: one.buildingId })).reply()).toEqual(first);
    await somebody('己后来', ['needs-nursing']);
    expect((await rollCallOf(id)).people.map(({ personId }) => personId)).toEqual([one.id]);
  });

  it('given an emergency that goes on, belongs to it and is found by it; another case is refused', async () => {
    const one = await somebody('庚应急', ['needs-nursing']);
    const emergency = (
      await (
        await office.as('worker')
      ).call(openCase, {
        params: params(),
        body: {
          processId: 'emergency',
          itemId: null,
          personId: null,
          channel: 'phone',
          input: { kind: 'gas', place: '17幢' },
        },
      })
    ).reply();
    const { rollCallId } = (await start({ caseId: emergency.id, buildingId: one.buildingId })).reply();
    const found = await (await office.as('worker')).call(listRollCalls, {
      params: params(),
      query: { case: emergency.id },
    });
    expect(found.reply().items.map(({ id }) => id)).toEqual([rollCallId]);
    expect(found.reply().items[0]?.case).toMatchObject({ id: emergency.id, title: '17幢 · 燃气' });
    expect((await start({ caseId: newId() })).problem().code).toBe('roll-call-case-unknown');
  });

  it('given an answer sent twice, keeps one; given one that has not seen the latest, refuses and says what stands', async () => {
    const one = await somebody('辛两人', ['needs-nursing']);
    const { rollCallId } = (await start({ buildingId: one.buildingId })).reply();
    const id = newId();
    const first = (await answer(rollCallId, one.id, { id, state: 'needs-help', note: '要轮椅' })).reply();
    expect(first).toMatchObject({ state: 'needs-help', note: '要轮椅', version: 1 });
    expect((await answer(rollCallId, one.id, { id, state: 'needs-help', note: '要轮椅' })).reply()).toEqual(first);
    const late = await answer(rollCallId, one.id, { state: 'reached' }, 'head');
    expect(late.problem()).toMatchObject({ code: 'roll-call-answered', details: { version: 1, state: 'needs-help' } });
    (await answer(rollCallId, one.id, { state: 'moved-to-safety', expectedVersion: 1 }, 'head')).reply();
    const { rows } = await office
      .running()
      .ownerPool.query(
        'select version, state, note_sealed from roll_call_answer where roll_call_id = $1 order by version',
        [rollCallId],
      );
    expect(rows.map(({ version, state }) => [version, state])).toEqual([
      [1, 'needs-help'],
      [2, 'moved-to-safety'],
    ]);
    expect(String(rows[0].note_sealed)).not.toContain('轮椅');
  });

  it('given several who answer for the same door at once, takes exactly one', async () => {
    const one = await somebody('壬同时', ['needs-nursing']);
    const { rollCallId } = (await start({ buildingId: one.buildingId })).reply();
    const all = await Promise.all(
      ['reached', 'not-reached', 'needs-help', 'elsewhere'].map((state) => answer(rollCallId, one.id, { state })),
    );
    expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422, 422, 422]);
    const { people, progress } = await rollCallOf(rollCallId);
    expect(people[0]?.version).toBe(1);
    expect(progress.people).toBe(1);
  });

  it('given somebody who was on record twice, keeps the line and tells home and phone by the record that stays', async () => {
    const one = await somebody('甲重复', ['needs-nursing']);
    const other = await office.person({ name: '甲重復', idNumber: newIdNumber('1955-03-04'), phone: '13800000077' });
    const { buildingId } = await settle(office, other.id, ['needs-nursing']);
    const { rollCallId } = (await start({ buildingId: one.buildingId })).reply();
    await office
      .running()
      .ownerPool.query(
        `update person set left_on = $2, left_because = 'merged', merged_into = $3, household_id = null where id = $1`,
        [one.id, TODAY, other.id],
      );
    const [entry, ...more] = (await rollCallOf(rollCallId)).people;
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      personId: one.id,
      name: '甲重復',
      phoneMasked: '138****0077',
      place: { buildingId },
    });
    expect((await answer(rollCallId, one.id)).status).toBe(200);
  });

  it('given buildings, counts each by itself; once ended, takes no more answers', async () => {
    const [here, there] = [await somebody('癸一楼', ['living-alone']), await somebody('子二楼', ['living-alone'])];
    const { rollCallId } = (await start({ help: ['alone'] })).reply();
    (await answer(rollCallId, here.id)).reply();
    const { buildings } = await rollCallOf(rollCallId);
    const of = (buildingId: string) => buildings.find((one) => one.buildingId === buildingId)?.progress;
    expect(of(here.buildingId)).toMatchObject({ people: 1, settled: 1, reached: 1 });
    expect(of(there.buildingId)).toMatchObject({ people: 1, settled: 0, waiting: 1 });
    const head = await office.as('head');
    (await head.call(endRollCall, { params: { ...params(), rollCallId } })).reply();
    expect((await answer(rollCallId, there.id)).problem().code).toBe('roll-call-ended');
    expect((await head.call(endRollCall, { params: { ...params(), rollCallId } })).problem().code).toBe(
      'roll-call-ended',
    );
  });

  it('given another community, answers as if there were none', async () => {
    const one = await somebody('丑外人', ['living-alone']);
    const { rollCallId } = (await start({ buildingId: one.buildingId })).reply();
    const foreign = await (await office.as('worker')).call(getRollCall, {
      params: { communityId: office.foreignCommunityId(), rollCallId },
    });
    expect(foreign.status).toBe(404);
  });
});

describe('the call sheet', () => {
  it('given no roll call or a grid worker, never shows whole numbers; during one the office may, on record', async () => {
    const one = await somebody('寅打印', ['living-alone']);
    const { rollCallId } = (await start({ buildingId: one.buildingId })).reply();
    const full = { rollCall: rollCallId, phones: 'full' } as const;
    const ask = async (who: 'head' | 'grid-worker', query: Readonly<Record<string, string>>) =>
      (await office.as(who)).call(printCallSheet, { params: params(), query });
    expect((await ask('head', { phones: 'full' })).problem().code).toBe('call-sheet-phones');
    expect((await ask('grid-worker', full)).problem().code).toBe('call-sheet-phones');
    expect((await ask('grid-worker', { rollCall: rollCallId })).status).toBe(200);
    expect((await ask('head', full)).status).toBe(200);
    const sheet = await (await office.as('head')).call(exportCallSheet, { params: params(), query: full });
    expect(sheet.status).toBe(200);
    const trail = (await (await office.as('audit-administrator')).call(listAudit, { query: { limit: '50' } })).reply();
    const printed = trail.items.filter(({ action }) => action === 'print-call-sheet-with-phones');
    expect(printed).toHaveLength(2);
  });

  it('given many sheets with whole numbers, makes a pause', async () => {
    const one = await somebody('卯多次', ['living-alone']);
    const { rollCallId } = (await start({ buildingId: one.buildingId })).reply();
    const head = await office.as('worker');
    const query = { rollCall: rollCallId, phones: 'full' };
    const statuses: number[] = [];
    for (let again = 0; again < 7; again += 1)
      statuses.push((await head.call(exportCallSheet, { params: params(), query })).status);
    expect(statuses.slice(0, 6)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(statuses[6]).not.toBe(200);
  });
});
