import { describe, expect, it } from 'vitest';
import { listAudit } from '../../modules/access/contract.ts';
import { getCase } from '../../modules/casework/contract.ts';
import { getPerson } from '../../modules/people/contract.ts';
import {
  addAttachment,
  addVisitRule,
  exportCoverage,
  getAttachment,
  getCoverage,
  getVisit,
  getVisitForm,
  listCoveredPeople,
  countVisitsToday,
  listPlannedVisits,
  listVisitChanges,
  openFindingCase,
  planVisitsNow,
  raiseOccasion,
  recordVisit,
  setAbsence,
} from '../../modules/visits/contract.ts';
import { newId } from '../../platform/ids.ts';
import { sealVisitNotes } from '../../modules/visits/server/index.ts';
import { newIdNumber, useOffice } from './office.ts';
import { elderAnswers, settle, TODAY } from './visit-samples.ts';

const office = useOffice();
const params = () => ({ communityId: office.communityId() });

const elder = async (name: string, groups: readonly string[] = ['living-alone']) => {
  const person = await office.person({ name, idNumber: newIdNumber('1950-03-04') });
  await settle(office, person.id, groups);
  return person.id;
};
const planned = async (personId: string) => {
  const worker = office.staff().workerIds['grid-worker'];
  const { rows } = await office.running().ownerPool.query(
    `select id, planned_on::text as on, worker_id = $2 as own, state, rule_ids as rules, notes from planned_visit
       where person_id = $1 order by planned_on`,
    [personId, worker],
  );
  return rows as { id: string; on: string; own: boolean; state: string; rules: string[]; notes: string[] }[];
};
const plan = async () => (await (await office.as('head')).call(planVisitsNow, { params: params() })).reply();
const visiting = async (personId: string, more: object = {}, visitId = newId()) => {
  const caller = await office.as('grid-worker');
  const body = { personId, on: TODAY, result: 'present', answers: elderAnswers(), ...more };
  return caller.call(recordVisit, { params: { ...params(), visitId }, body });
};

describe('the plan of visits', () => {
  it('given somebody who enters a group, plans the visit for whoever is in charge; planning again changes nothing', async () => {
    const personId = await elder('甲老人');
    await plan();
    const [first] = await planned(personId);
    expect(first).toMatchObject({ own: true, state: 'planned', rules: ['elders-living-alone'] });
    expect(await plan()).toMatchObject({ added: 0, moved: 0, dropped: 0 });
  });

  it('given somebody who died, drops what was planned', async () => {
    const personId = await elder('乙老人');
    await plan();
    await office
      .running()
      .ownerPool.query(`update person set left_on = $2, left_because = 'died' where id = $1`, [personId, TODAY]);
    await plan();
    expect((await planned(personId)).map(({ state }) => state)).not.toContain('planned');
  });

  it('given a worker away, has others or other days, and says so', async () => {
    const personId = await elder('丙老人');
    const body = { personId, ruleId: 'in-hospital', happenedOn: TODAY };
    (await (await office.as('grid-worker')).call(raiseOccasion, { params: params(), body })).reply();
    expect((await planned(personId))[0]).toMatchObject({ own: true, on: TODAY });
    const workerId = office.staff().workerIds['grid-worker'];
    const away = { workerId, from: TODAY, to: '2026-09-18' };
    (await (await office.as('head')).call(setAbsence, { params: params(), body: away })).reply();
    expect((await planned(personId))[0]).toMatchObject({ own: false, notes: ['stand-in'] });
    await office.running().ownerPool.query('delete from visit_absence');
    await plan();
  });

  it('given the walk of a day, lists it with address and reason for the worker, and for nobody else', async () => {
    const personId = await elder('丁老人');
    (
      await (
        await office.as('grid-worker')
      ).call(raiseOccasion, { params: params(), body: { personId, ruleId: 'accident', happenedOn: TODAY } })
    ).reply();
    const own = (await (await office.as('grid-worker')).call(listPlannedVisits, { params: params() })).reply();
    const found = own.visits.find(({ person }) => person.id === personId);
    expect(found?.stop).toMatchObject({ building: '走访楼', unit: '1单元' });
    expect(found?.reasons.map(({ zh }) => zh)).toContain('遭遇意外或灾害');
    const head = (await (await office.as('head')).call(listPlannedVisits, { params: params() })).reply();
    expect([head.worker, head.visits.some(({ person }) => person.id === personId)]).toEqual([null, true]);
    for (const [who, list] of [
      ['grid-worker', own],
      ['head', head],
    ] as const) {
      const left = list.visits.filter(({ state }) => state === 'planned').length;
      expect((await (await office.as(who)).call(countVisitsToday, { params: params() })).reply()).toEqual({
        on: TODAY,
        everybody: who === 'head',
        left,
        done: list.visits.length - left,
      });
    }
    const asAll = await (await office.as('grid-worker')).call(listPlannedVisits, {
      params: params(),
      query: { worker: 'all' },
    });
    expect(asAll.reply().worker).toEqual(own.worker);
    const foreign = await (await office.as('grid-worker')).call(listPlannedVisits, {
      params: { communityId: office.foreignCommunityId() },
    });
    expect(foreign.status).toBe(404);
  });
});

describe('a visit', () => {
  it('given the same visit sent twice, keeps one; given a change on the right version, keeps the next', async () => {
    const personId = await elder('戊老人');
    const visitId = newId();
    expect((await visiting(personId, {}, visitId)).reply()).toMatchObject({ version: 1, result: 'present' });
    expect((await visiting(personId, {}, visitId)).reply().version).toBe(1);
    const later = await visiting(personId, { note: '补记', expectedVersion: 1 }, visitId);
    expect(later.reply()).toMatchObject({ version: 2, note: '补记' });
    const stale = await visiting(personId, { note: '旧的', expectedVersion: 1 }, visitId);
    expect([stale.status, stale.problem().code]).toEqual([409, 'stale-version']);
  });

  it('given a note, keeps it sealed and shows it on the person’s page; notes of before are sealed by the job', async () => {
    const personId = await elder('封存老人');
    const { id } = (await visiting(personId, { note: '子女在外地' })).reply();
    const { ownerPool } = office.running();
    const kept = async () =>
      (await ownerPool.query('select note, note_sealed as sealed from visit where id = $1', [id])).rows[0];
    const page = async () =>
      (await (await office.as('worker')).call(getPerson, { params: { ...params(), personId } })).reply().visits[0]
        ?.note;
    expect(await kept()).toMatchObject({ note: null });
    expect(String((await kept()).sealed)).not.toContain('子女');
    expect(await page()).toBe('子女在外地');
    await ownerPool.query(`update visit set note = '从前写的', note_sealed = null where id = $1`, [id]);
    expect(await page()).toBe('从前写的');
    const { visits } = office.running().application;
    expect(await sealVisitNotes(visits, [office.communityId()])).toBe(1);
    expect(await sealVisitNotes(visits, [office.communityId()])).toBe(0);
    expect(await kept()).toMatchObject({ note: null });
    expect(await page()).toBe('从前写的');
  });

  it('given answers, tells the file a fact with source and expiry, feeds the evidence, and settles the plan', async () => {
    const personId = await elder('己老人', ['living-alone', 'minimum-living-standard']);
    await plan();
    const relief = {
      'relief-home': {
        health: 'well',
        changed: false,
        inDanger: false,
        homeDanger: false,
        wish: false,
        asksHow: false,
      },
    };
    const { id } = (
      await visiting(personId, { answers: { ...elderAnswers({ inCareHome: true }), ...relief } })
    ).reply();
    const file = (await (await office.as('worker')).call(getPerson, { params: { ...params(), personId } })).reply();
    expect(JSON.stringify(file)).toContain('在养老机构');
    const { ownerPool } = office.running();
    const evidence = await ownerPool.query(
      'select group_ids, rule_ids, result from service_evidence where source_id = $1',
      [id],
    );
    expect(evidence.rows[0].group_ids.toSorted()).toEqual(['living-alone', 'minimum-living-standard']);
    expect(evidence.rows[0].rule_ids).toContain('relief-minimum-living-standard');
    expect((await planned(personId))[0]?.state).toBe('done');
  });

  it('given a missing answer, a future day or somebody else’s id, refuses and writes nothing', async () => {
    const personId = await elder('庚老人');
    const visitId = newId();
    const { falls: _, ...rest } = elderAnswers()['elder-home'];
    const missing = await visiting(personId, { answers: { 'elder-home': rest } }, visitId);
    expect(missing.problem()).toMatchObject({ code: 'visit-answer-missing', details: { field: 'falls' } });
    expect((await visiting(personId, { on: '2026-09-20' }, visitId)).problem().code).toBe('visit-day-in-future');
    expect((await office.running().ownerPool.query('select from visit where id = $1', [visitId])).rowCount).toBe(0);
    (await visiting(personId, {}, visitId)).reply();
    const other = await elder('辛老人');
    expect((await visiting(other, {}, visitId)).problem().code).toBe('visit-of-another-person');
  });

  it('given a finding, opens the case on its process with what is known, once', async () => {
    const personId = await elder('壬老人');
    const found = (
      await visiting(personId, {
        note: '软管老化',
        answers: elderAnswers({ homeDanger: true, dangerKinds: ['gas'], wish: true, wishKind: 'repair' }),
      })
    ).reply();
    expect(found.findings.map(({ processId }) => processId).toSorted()).toEqual(['grid-event', 'wish']);
    const caller = await office.as('grid-worker');
    for (const { id: findingId, processId } of found.findings) {
      const target = { ...params(), visitId: found.id, findingId };
      const opened = (await caller.call(openFindingCase, { params: target, body: {} })).reply();
      const opening = (
        await (await office.as('worker')).call(getCase, { params: { ...params(), caseId: opened.caseId } })
      ).reply();
      expect(opening.processId).toBe(processId);
      const again = await caller.call(openFindingCase, { params: target, body: {} });
      expect(again.problem().code).toBe('visit-finding-handled');
    }
  });

  it('given a photo, keeps it sealed and gives it back; anything else is refused by its content', async () => {
    const personId = await elder('癸老人');
    const visit = (await visiting(personId)).reply();
    const caller = await office.as('grid-worker');
    const target = { ...params(), visitId: visit.id };
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40, 7)]);
    const id = newId();
    const kept = await caller.call(addAttachment, { params: target, body: { id, content: png.toString('base64') } });
    expect(kept.reply()).toEqual({ id, mediaType: 'image/png', bytes: png.length });
    const read = await caller.call(getAttachment, { params: { ...target, attachmentId: id } });
    expect(read.status).toBe(200);
    const stored = await office
      .running()
      .ownerPool.query('select content_sealed as sealed from visit_attachment where id = $1', [id]);
    expect(Buffer.from(stored.rows[0].sealed).includes(png)).toBe(false);
    const script = Buffer.from('<svg onload=alert(1)></svg>        ').toString('base64');
    const refused = await caller.call(addAttachment, { params: target, body: { id: newId(), content: script } });
    expect(refused.problem().code).toBe('attachment-invalid');
  });

  it('given somebody outside the own grids, is not there for a grid worker', async () => {
    const person = await office.person({ name: '外网格人' });
    const caller = await office.as('grid-worker');
    expect((await caller.call(getVisitForm, { params: { ...params(), personId: person.id } })).status).toBe(404);
    expect((await visiting(person.id)).status).toBe(404);
  });

  it('given a visit that was looked at, has it in the audit trail', async () => {
    const personId = await elder('审计人');
    const visit = (await visiting(personId)).reply();
    (await (await office.as('head')).call(getVisit, { params: { ...params(), visitId: visit.id } })).reply();
    const trail = (await (await office.as('audit-administrator')).call(listAudit, { query: { limit: '200' } })).reply();
    expect(trail.items.map(({ action }) => action)).toEqual(expect.arrayContaining(['record-visit', 'read-visit']));
  });
});

describe('what changed since a cursor', () => {
  it('given no cursor, has what is planned; given the next, every visit made meanwhile, also its new version', async () => {
    const personId = await elder('同步人');
    await plan();
    const caller = await office.as('grid-worker');
    const first = (await caller.call(listVisitChanges, { params: params() })).reply();
    expect(first.planned.map(({ person }) => person.id)).toContain(personId);
    const visit = (await visiting(personId)).reply();
    const next = (await caller.call(listVisitChanges, { params: params(), query: { cursor: first.cursor } })).reply();
    expect(next.visits.find(({ id }) => id === visit.id)?.version).toBe(1);
    expect(next.planned.find(({ visitId }) => visitId === visit.id)).toMatchObject({
      state: 'done',
      person: { id: personId },
    });
  });

  it('given a cursor nobody gave out, refuses it', async () => {
    const caller = await office.as('grid-worker');
    expect((await caller.call(listVisitChanges, { params: params(), query: { cursor: 'abc' } })).status).toBe(400);
  });
});

describe('coverage', () => {
  it('given a day, counts people by rule, group, grid and worker; each number has its list, as of that day', async () => {
    const personId = await elder('覆盖人', ['needs-nursing']);
    const head = await office.as('head');
    const before = (await head.call(getCoverage, { params: params() })).reply();
    const nursing = ({ groups }: typeof before) => groups.find(({ id }) => id === 'needs-nursing');
    expect(nursing(before)).toMatchObject({ due: 1, met: 0, notYet: 1, tooLong: 1 });
    (await visiting(personId)).reply();
    const after = (await head.call(getCoverage, { params: params() })).reply();
    expect(nursing(after)).toMatchObject({ due: 1, met: 1, notYet: 0, tooLong: 0 });
    const yesterday = (await head.call(getCoverage, { params: params(), query: { on: '2026-09-15' } })).reply();
    expect(nursing(yesterday)).toMatchObject({ met: 0 });
    for (const row of [...after.rules, ...after.groups, ...after.grids, ...after.workers])
      expect(row.due).toBeGreaterThan(0);
    const query = { group: 'needs-nursing', state: 'met' };
    const list = (await head.call(listCoveredPeople, { params: params(), query })).reply();
    expect(list.people.map(({ id }) => id)).toEqual([personId]);
    expect((await head.call(exportCoverage, { params: params(), query })).status).toBe(200);
  });

  it('given any number, lists exactly so many people', async () => {
    const head = await office.as('head');
    const { grids, rules, whole } = (await head.call(getCoverage, { params: params() })).reply();
    const total = async (query: Readonly<Record<string, string>>): Promise<number> =>
      (await head.call(listCoveredPeople, { params: params(), query })).reply().total;
    expect(await total({})).toBe(whole.due);
    expect(await total({ state: 'not-yet' })).toBe(whole.notYet);
    for (const { id, due, tooLong } of grids) {
      expect(await total({ grid: id })).toBe(due);
      expect(await total({ grid: id, state: 'too-long' })).toBe(tooLong);
    }
    for (const { id, met } of rules) expect(await total({ rule: id, state: 'met' })).toBe(met);
  });
});

describe('rules of the community’s own', () => {
  it('given less than the contract, refuses and names it; given more, the plan follows', async () => {
    const head = await office.as('head');
    const body = {
      groupId: 'child-in-hardship',
      every: 'year',
      checklistId: 'child-home',
      basis: '居民会议决定',
      from: TODAY,
    };
    const weaker = await head.call(addVisitRule, { params: params(), body });
    expect(weaker.problem()).toMatchObject({ code: 'visit-rule-weaker', details: { ruleId: 'children-in-hardship' } });
    const personId = await elder('听力人', ['hard-of-hearing']);
    (
      await head.call(addVisitRule, {
        params: params(),
        body: { ...body, groupId: 'hard-of-hearing', every: 'month', checklistId: 'elder-home' },
      })
    ).reply();
    expect((await planned(personId))[0]?.state).toBe('planned');
  });
});
