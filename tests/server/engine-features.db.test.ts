import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { listAudit } from '../../modules/access/contract.ts';
import {
  actOnCase,
  addCaseTask,
  exportCases,
  finishCaseTask,
  getAnswer,
  getCase,
  getWorkbench,
  giveAnswer,
  handOverCases,
  listCases,
  listDesk,
  listOpenings,
  openCase,
  revealCaseValue,
  type CaseReply,
} from '../../modules/casework/contract.ts';
import type { CaseEvent } from '../../modules/casework/domain/case-events.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { replay } from '../../modules/casework/domain/evolve.ts';
import { createProcessLibrary, escalateCases, giveReminders } from '../../modules/casework/server/index.ts';
import { getPerson } from '../../modules/people/contract.ts';
import { everyFeature } from '../casework/every-feature.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const START = '2026-09-14T01:00:00.000Z';
const PHONE = '13912345678';

/** The same with its cases open to the community, for what secrecy has no part in. */
const openFeature: ProcessDefinition = {
  ...everyFeature,
  id: 'open-feature',
  confidential: { readers: 'community', basis: { source: '测试' } },
};

const office = useOffice({
  now: START,
  changeCatalogue: (catalogue) => ({
    ...catalogue,
    processes: createProcessLibrary([...catalogue.processes.all, everyFeature, openFeature]),
  }),
});

const workerId = (who: Who): string => office.staff().workerIds[who];
const here = () => ({ communityId: office.communityId() });
const at = (instant: string): void => office.running().clock.set(instant);

interface Opening {
  readonly processId?: string;
  readonly personId?: string;
  readonly by?: Who;
  readonly input?: Readonly<Record<string, unknown>>;
}

const open = async ({ processId = everyFeature.id, personId, by = 'worker', input = {} }: Opening = {}) => {
  const caller = await office.as(by);
  const body = {
    processId,
    itemId: null,
    personId: personId ?? null,
    channel: 'phone',
    input: { matter: '楼上漏水', anonymous: false, ...input },
  };
  return (await caller.call(openCase, { params: here(), body })).reply();
};

const act = async (who: Who, on: CaseReply, action: string, input: Readonly<Record<string, unknown>> = {}) =>
  (await office.as(who)).call(actOnCase, {
    params: { ...here(), caseId: on.id },
    body: { action, input, expectedVersion: on.version },
  });

const takenOn = async (opening: Opening = {}, more: Readonly<Record<string, unknown>> = {}): Promise<CaseReply> =>
  (await act(opening.by ?? 'worker', await open(opening), 'take-on', { consent: true, ...more })).reply();

const passedOn = async (): Promise<CaseReply> => {
  const given = await takenOn({ processId: openFeature.id, input: { contact: PHONE } });
  const unitId = office.staff().organisationIds['housing-a'];
  return (await act('worker', given, 'pass-on', { unitId, request: '请查漏水' })).reply();
};

const seen = async (who: Who, caseId: string): Promise<number> =>
  (await (await office.as(who)).call(getCase, { params: { ...here(), caseId } })).status;

const sees = async (who: Who, caseId: string): Promise<CaseReply> =>
  (await (await office.as(who)).call(getCase, { params: { ...here(), caseId } })).reply();

const listed = async (who: Who, query: Readonly<Record<string, string>> = {}): Promise<readonly string[]> =>
  (await (await office.as(who)).call(listCases, { params: here(), query: { limit: '100', ...query } }))
    .reply()
    .items.map(({ id }) => id);

const eventsOf = async (caseId: string): Promise<readonly CaseEvent[]> => {
  const { rows } = await office
    .running()
    .ownerPool.query<{ body: CaseEvent }>('select body from case_event where case_id = $1 order by ordinal', [caseId]);
  return rows.map(({ body }) => body);
};

describe('an opening form', () => {
  it('given a process that may be opened, lists it with its fields', async () => {
    const { items } = (await (await office.as('social-worker')).call(listOpenings, { params: here() })).reply();
    const form = items.find(({ processId }) => processId === everyFeature.id)?.form;
    expect(form?.input.map(({ id }) => id)).toContain('whyAnonymous');
    const { items: ofGridWorker } = (
      await (await office.as('grid-worker')).call(listOpenings, { params: here() })
    ).reply();
    expect(ofGridWorker.map(({ processId }) => processId)).not.toContain(everyFeature.id);
  });

  it('given a phone, keeps it sealed, hides it in the history and reveals it to who asks, on record', async () => {
    const opened = await open({ input: { contact: PHONE } });
    expect(JSON.stringify(await eventsOf(opened.id))).not.toContain(PHONE);
    expect(JSON.stringify(opened)).not.toContain(PHONE);
    expect(opened.history[0]?.fields).toContainEqual(expect.objectContaining({ id: 'contact', hidden: true }));
    const caller = await office.as('worker');
    const params = { ...here(), caseId: opened.id };
    const shown = await caller.call(revealCaseValue, { params, body: { ordinal: 1, field: 'contact' } });
    expect(shown.reply().value).toBe(PHONE);
    const nothing = await caller.call(revealCaseValue, { params, body: { ordinal: 1, field: 'matter' } });
    expect(nothing.problem().code).toBe('nothing-to-reveal');
    const { items } = (
      await (await office.as('audit-administrator')).call(listAudit, { query: { limit: '50' } })
    ).reply();
    expect(items.find(({ action }) => action === 'reveal-case-value')).toMatchObject({ subjectId: opened.id });
  });

  it('given an id that names nobody here, refuses it and names the field', async () => {
    const caller = await office.as('worker');
    const body = { processId: everyFeature.id, itemId: null, personId: null };
    for (const [field, value, rule] of [
      ['assignee', workerId('foreign-worker'), 'unknown-worker'],
      ['assignee', 'nobody', 'unknown-worker'],
      ['relative', office.communityId(), 'unknown-person'],
    ]) {
      const input = { matter: '漏水', anonymous: false, [field ?? '']: value };
      const answer = await caller.call(openCase, { params: here(), body: { ...body, input } });
      expect(answer.problem()).toMatchObject({ code: 'input-invalid', details: { field, rule } });
    }
  });
});

describe('a confidential case', () => {
  const OTHERS: readonly Who[] = ['second-worker', 'grid-worker', 'social-worker', 'manager', 'approver'];

  it('given everybody but its handler and the head, does not exist', async () => {
    const person = await office.person();
    const secret = await open({ personId: person.id });
    expect([await seen('worker', secret.id), await seen('head', secret.id)]).toEqual([200, 200]);
    for (const who of OTHERS) {
      expect([who, await seen(who, secret.id)]).toEqual([who, 404]);
      expect(await listed(who)).not.toContain(secret.id);
      expect(await listed(who, { q: secret.number })).toEqual([]);
    }
    for (const who of ['worker', 'head'] as const) expect(await listed(who, { q: secret.number })).toEqual([secret.id]);
  });

  it('given others, is in no count, export, file of the person or desk of an approver', async () => {
    const person = await office.person();
    const counts = async (): Promise<unknown> =>
      (await (await office.as('second-worker')).call(getWorkbench, { params: here() })).reply().numbers;
    const exported = async (): Promise<number> =>
      (await (await office.as('second-worker')).call(exportCases, { params: here() })).bytes.length;
    const [before, size] = [await counts(), await exported()];
    const secret = await open({ personId: person.id });
    expect(await counts()).toEqual(before);
    expect(await exported()).toBe(size);
    const { cases, openCases } = (
      await (await office.as('second-worker')).call(getPerson, { params: { ...here(), personId: person.id } })
    ).reply();
    expect([cases, openCases]).toEqual([[], 0]);
    const desk = (await (await office.as('approver')).call(listDesk)).reply();
    expect(desk.items.map(({ id }) => id)).not.toContain(secret.id);
  });

  it('given the trail, is there with who looked at it, without whom and what it concerns', async () => {
    const person = await office.person();
    const secret = await open({ personId: person.id });
    expect(await seen('head', secret.id)).toBe(200);
    const { items } = (
      await (await office.as('audit-administrator')).call(listAudit, { query: { limit: '50' } })
    ).reply();
    const entries = items.filter(({ subjectId }) => subjectId === secret.id);
    expect(entries.map(({ action }) => action)).toEqual(['read-case', 'open-case']);
    expect(JSON.stringify(entries)).not.toContain(person.id);
    expect(JSON.stringify(entries)).not.toContain(everyFeature.id);
  });

  it('given another case that led to it, is named there only to who sees it', async () => {
    const given = await takenOn({ processId: openFeature.id });
    const reported = (await act('worker', given, 'report', { result: '修好了' })).reply();
    const checked = (await act('second-worker', reported, 'check-bad', { finding: '还在漏' })).reply();
    expect(checked.links).toHaveLength(1);
    expect((await sees('worker', given.id)).links).toEqual([]);
    const [link] = (await sees('head', given.id)).links;
    expect(link).toMatchObject({ relation: 'led-to' });
    const linked = await sees('head', link?.caseId ?? '');
    expect(linked.firstContact.worker.id).toBe(workerId('worker'));
    expect(linked.history[0]?.fields.map(({ value }) => value.zh)).toContain('楼上漏水');
  });

  it('given its assignee, is seen by that one and the head, and an action hands it to nobody else', async () => {
    const secret = await open({ input: { assignee: workerId('social-worker') } });
    expect(await seen('social-worker', secret.id)).toBe(200);
    expect(await seen('worker', secret.id)).toBe(404);
    const taken = (await act('head', await sees('head', secret.id), 'take-on', { consent: true })).reply();
    expect(taken.handler?.id).toBe(workerId('social-worker'));
  });

  it('given a complaint about the head, is hidden from the head and tells the head nothing', async () => {
    const secret = await open({ input: { complainedAboutWorkerId: workerId('head') } });
    at('2026-09-14T02:00:00.000Z');
    await escalateCases(office.running().application.casework, '2026-09-14T02:00:00.000Z');
    at(START);
    expect(await seen('head', secret.id)).toBe(404);
    expect(await listed('head', { q: secret.number })).toEqual([]);
    const { rows } = await office
      .running()
      .ownerPool.query('select 1 from notification where case_id = $1 and worker_id = $2', [
        secret.id,
        workerId('head'),
      ]);
    expect(rows).toEqual([]);
  });

  it('given a hand-over, is no longer told to who had it before', async () => {
    const secret = await takenOn();
    const caller = await office.as('worker');
    const body = { caseIds: [secret.id], toWorkerId: workerId('second-worker'), reason: '外出学习' };
    expect((await caller.call(handOverCases, { params: here(), body })).reply()).toEqual({ handedOver: 1 });
    expect([await seen('worker', secret.id), await seen('second-worker', secret.id)]).toEqual([404, 200]);
    const { notifications } = (await (await office.as('second-worker')).call(getWorkbench, { params: here() })).reply();
    expect(notifications.some(({ caseId, kind }) => caseId === secret.id && kind === 'handed-over')).toBe(true);
  });
});

describe('a part given to somebody else', () => {
  const give = async (on: CaseReply, to: Readonly<Record<string, string>>, dueOn = '2026-09-16') =>
    (await office.as('worker')).call(addCaseTask, {
      params: { ...here(), caseId: on.id },
      body: { kind: 'help', to, what: '请到现场看看', dueOn, expectedVersion: on.version },
    });
  const tasksOf = async (who: Who) =>
    (await (await office.as(who)).call(getWorkbench, { params: here() })).reply().tasks;

  it('given a colleague, lets that one see the case, waits on the workbench and is answered there', async () => {
    const secret = await takenOn();
    const given = (await give(secret, { workerId: workerId('grid-worker') })).reply();
    expect(await seen('grid-worker', secret.id)).toBe(200);
    const task = (await tasksOf('grid-worker')).find(({ of }) => of.id === secret.id);
    expect(task).toMatchObject({ dueOn: '2026-09-16', overdue: false });
    const early = await act('worker', given, 'report', { result: '好了' });
    expect(early.problem().code).toBe('tasks-unanswered');
    const answered = await (await office.as('grid-worker')).call(finishCaseTask, {
      params: { ...here(), caseId: secret.id, taskId: task?.taskId ?? '' },
      body: { done: true, answer: '看过了，是水管' },
    });
    expect(answered.reply().tasks).toMatchObject([{ answered: 'done', answer: '看过了，是水管' }]);
    expect((await tasksOf('grid-worker')).map(({ of }) => of.id)).not.toContain(secret.id);
    expect((await sees('worker', secret.id)).firstContact.worker.id).toBe(workerId('worker'));
  });

  it('given a stranger to the community, is refused', async () => {
    const secret = await takenOn();
    const answer = await give(secret, { workerId: workerId('foreign-worker') });
    expect(answer.problem()).toMatchObject({ code: 'input-invalid', details: { rule: 'unknown-worker' } });
  });

  it('given no answer by its day, is told once to who has it and who handles the case', async () => {
    const secret = await takenOn();
    await give(secret, { workerId: workerId('grid-worker') });
    const { casework } = office.running().application;
    await giveReminders(casework, '2026-09-17T01:00:00.000Z');
    await giveReminders(casework, '2026-09-17T02:00:00.000Z');
    const { rows } = await office
      .running()
      .ownerPool.query(`select worker_id from notification where case_id = $1 and kind = 'task-overdue'`, [secret.id]);
    expect(rows.map((row: { worker_id: string }) => row.worker_id).toSorted()).toEqual(
      [workerId('worker'), workerId('grid-worker')].toSorted(),
    );
  });
});

describe('cases handed over', () => {
  it('given those of somebody else, is for the head, all or none', async () => {
    const [one, other] = [
      await takenOn({ processId: openFeature.id }),
      await takenOn({ processId: openFeature.id, by: 'second-worker' }),
    ];
    const body = { caseIds: [one.id, other.id], toWorkerId: workerId('grid-worker'), reason: '值班调整' };
    const refused = await (await office.as('worker')).call(handOverCases, { params: here(), body });
    expect(refused.problem().code).toBe('role-not-allowed');
    expect((await sees('head', one.id)).handler?.id).toBe(workerId('worker'));
    const done = await (await office.as('head')).call(handOverCases, { params: here(), body });
    expect(done.reply()).toEqual({ handedOver: 2 });
    const handed = await sees('head', other.id);
    expect([handed.handler?.id, handed.firstContact.worker.id]).toEqual([
      workerId('grid-worker'),
      workerId('second-worker'),
    ]);
  });
});

describe('an outside body with a code', () => {
  const codeOf = (on: CaseReply): string => on.answerLink?.code ?? '';

  it('given its code, sees what the slip says and nothing else, answers, and the code is over', async () => {
    const passed = await passedOn();
    const stranger = office.stranger();
    const asked = (await stranger.call(getAnswer, { params: { code: codeOf(passed).toLowerCase() } })).reply();
    expect(asked.shown.map(({ value }) => value)).toEqual(['楼上漏水', '请查漏水']);
    expect(JSON.stringify(asked)).not.toContain(PHONE);
    expect(asked.actions.map(({ id }) => id)).toEqual(['unit-answers']);
    const body = { action: 'unit-answers', input: { answer: '已派人' } };
    expect((await stranger.call(giveAnswer, { params: { code: codeOf(passed) }, body })).reply().over).toBe(true);
    expect((await sees('worker', passed.id)).state).toBe('working');
    const again = await stranger.call(giveAnswer, { params: { code: codeOf(passed) }, body });
    expect(again.problem().code).toBe('answer-code-expired');
    expect((await stranger.call(getAnswer, { params: { code: codeOf(passed) } })).reply()).toMatchObject({
      over: true,
      shown: [],
      actions: [],
    });
  });

  it('given two answers at once, takes one and tells the other', async () => {
    const params = { code: codeOf(await passedOn()) };
    const body = { action: 'unit-answers', input: { answer: '已派人' } };
    const both = await Promise.all([1, 2].map(() => office.stranger().call(giveAnswer, { params, body })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
  });

  it('given an action that is not the unit’s, or a code that is wrong or too old, refuses', async () => {
    const passed = await passedOn();
    const stranger = office.stranger();
    const taking = await stranger.call(giveAnswer, {
      params: { code: codeOf(passed) },
      body: { action: 'take-back', input: { reason: '不办' } },
    });
    expect(taking.problem().code).toBe('role-not-allowed');
    const wrong = await stranger.call(getAnswer, { params: { code: `${codeOf(passed).slice(0, -1)}_` } });
    expect(wrong.status).toBe(404);
    at('2026-09-30T01:00:00.000Z');
    const late = await stranger.call(getAnswer, { params: { code: codeOf(passed) } });
    at(START);
    expect(late.problem().code).toBe('answer-code-expired');
  });

  it('given an approver of the organisation the case was passed to, is seen and decided there', async () => {
    const passed = await passedOn();
    expect([await seen('housing-approver', passed.id), await seen('approver', passed.id)]).toEqual([200, 404]);
    const seenThere = await sees('housing-approver', passed.id);
    expect((await act('housing-approver', seenThere, 'unit-decides')).reply().state).toBe('working');
  });
});

describe('silence', () => {
  it('given longer than the process allows, returns the case once, and tells what happened', async () => {
    const passed = await passedOn();
    const { casework } = office.running().application;
    await escalateCases(casework, '2026-09-17T15:00:00.000Z');
    expect((await sees('worker', passed.id)).state).toBe('with-unit');
    await escalateCases(casework, '2026-09-17T16:30:00.000Z');
    const returned = await sees('worker', passed.id);
    expect(returned.state).toBe('working');
    const version = returned.version;
    await escalateCases(casework, '2026-09-17T17:00:00.000Z');
    expect((await sees('worker', passed.id)).version).toBe(version);
  });
});

describe('two at once', () => {
  it('given one version, one acts and the other is told what has changed', async () => {
    const given = await takenOn({ processId: openFeature.id });
    const answers = await Promise.all([
      act('worker', given, 'report', { result: '修好了' }),
      act('second-worker', given, 'drop', { reason: '不归我们' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

describe('every case of these tests', () => {
  it('replays to its state, sealed values and all', async () => {
    const { rows } = await office
      .running()
      .ownerPool.query<{ id: string; state: { processId: string } }>('select id, state from case_record');
    expect(rows.length).toBeGreaterThan(15);
    for (const { id, state } of rows) {
      const definition = state.processId === everyFeature.id ? everyFeature : openFeature;
      const replayed: unknown = JSON.parse(JSON.stringify(replay(definition, await eventsOf(id))));
      expect([id, isDeepStrictEqual(replayed, state)]).toEqual([id, true]);
    }
  });
});
