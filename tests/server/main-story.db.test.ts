import { beforeAll, describe, expect, it } from 'vitest';
import { editCalendar, getCalendar } from '../../modules/access/contract.ts';
import {
  actOnCase,
  explainDueDate,
  getCase,
  getDocument,
  getProgress,
  listCases,
  listDesk,
  rateProgress,
  remarkOnCase,
  type CaseReply,
} from '../../modules/casework/contract.ts';
import { giveReminders, recomputeDueDates } from '../../modules/casework/server/index.ts';
import type { PersonReply } from '../../modules/people/contract.ts';
import { materialIdsOf, openMatter, RELIEF, SENIOR_CARD, SEPTEMBER, useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();
let person: PersonReply;

beforeAll(async () => {
  person = await office.person();
});

const at = (instant: string): void => office.running().clock.set(instant);
const params = ({ id }: CaseReply) => ({ communityId: office.communityId(), caseId: id });

const act = async (who: Who, of: CaseReply, action: string, input: object = {}) =>
  (await office.as(who)).call(actOnCase, { params: params(of), body: { action, input, expectedVersion: of.version } });

const acted = async (who: Who, of: CaseReply, action: string, input: object = {}): Promise<CaseReply> =>
  (await act(who, of, action, input)).reply();

const seen = async (who: Who, of: CaseReply): Promise<CaseReply> =>
  (await (await office.as(who)).call(getCase, { params: params(of) })).reply();

const reason = (of: CaseReply, action: string): string | undefined =>
  of.availableActions.find((one) => one.id === action)?.reason?.code;

const typesOf = (of: CaseReply): readonly string[] => of.history.map((entry) => entry.type);

const remind = (): Promise<number> =>
  giveReminders(office.running().application.casework, office.running().clock.now().toISOString());

const toldOf = async (of: CaseReply): Promise<readonly string[]> => {
  const { rows } = await office
    .running()
    .ownerPool.query<{ kind: string; username: string }>(
      'select kind, username from notification n join worker w on w.id = n.worker_id where case_id = $1 order by n.at, kind, username',
      [of.id],
    );
  return rows.map(({ kind, username }) => `${kind} → ${username}`);
};

const progress = (of: CaseReply, phone = '8000') =>
  office.stranger().call(getProgress, { params: { receiptCode: of.receiptCode }, query: { phone } });

describe('a matter promised within ten working days', () => {
  let matter: CaseReply;
  const first = 'application';
  const second = 'event-proof';

  it('given papers left at home, gives the one complete notice and starts no clock', async () => {
    at(SEPTEMBER);
    matter = await openMatter(office, {
      processId: 'promised',
      itemId: RELIEF,
      personId: person.id,
      without: [first, second],
      first: { action: 'give-notice', input: { materials: [first, second] } },
    });
    expect(matter).toMatchObject({ state: 'supplement', stateKind: 'waiting', dueOn: null });
    expect(matter.firstContact).toMatchObject({ worker: { id: office.staff().workerIds.worker }, endedBy: null });
    expect(matter.documents.map((document) => document.kind)).toEqual(['one-time-notice']);
    const told = (await progress(matter)).reply();
    expect(told.missing).toHaveLength(2);
    expect(told.personName).toBe('甄**');
  });

  it('given the papers, accepts; ten working days end on 12 October across both holidays', async () => {
    at('2026-09-21T01:00:00.000Z');
    matter = await acted('second-worker', matter, 'receive-supplement', { materials: [first, second] });
    expect(reason(matter, 'accept')).toBeUndefined();
    matter = await acted('second-worker', matter, 'accept');
    expect(matter).toMatchObject({ state: 'review', dueOn: '2026-10-12', dueProvisional: false });
    expect(matter.firstContact).toMatchObject({ worker: { id: office.staff().workerIds.worker }, endedBy: 'accepted' });
    const explained = (await (await office.as('worker')).call(explainDueDate, { params: params(matter) })).reply();
    expect(explained.dueOn).toBe('2026-10-12');
    const counted = explained.days.filter((day) => day.counted).map((day) => day.date.slice(5));
    expect(counted.join(' ')).toBe('09-22 09-23 09-24 09-28 09-29 09-30 10-08 10-09 10-10 10-12');
    expect(explained.days.find((day) => day.date === '2026-10-01')).toMatchObject({ counted: false });
  });

  it('given the desk of another organisation, the case does not exist; on the right one it waits', async () => {
    const housing = await office.as('housing-approver');
    expect((await housing.call(listDesk)).reply()).toMatchObject({ items: [], counts: { toDecide: 0 } });
    expect((await act('housing-approver', matter, 'approve', { result: '同意' })).problem().code).toBe('not-found');
    const desk = (await (await office.as('approver')).call(listDesk)).reply();
    expect(desk.items.map((item) => item.id)).toContain(matter.id);
    expect((await act('head', matter, 'approve', { result: '同意' })).problem()).toMatchObject({
      status: 403,
      code: 'role-not-allowed',
    });
  });

  it('given a correction, the clock stands still, and a second sending back is refused', async () => {
    at('2026-09-23T01:00:00.000Z');
    matter = await acted('approver', matter, 'send-back', { materials: [first] });
    expect(matter).toMatchObject({ state: 'correction', stateKind: 'waiting', dueOn: null });
    expect(matter.clocks[0]).toMatchObject({ running: false, stops: [{ from: '2026-09-23', to: null }] });
    expect(await toldOf(matter)).toEqual(['approver-send-back → second-worker', 'approver-send-back → worker']);
    at('2026-09-28T01:00:00.000Z');
    const late = await act('approver', matter, 'resubmit', { materials: [first] });
    expect(late.problem().code).toBe('role-not-allowed');
    matter = await acted('worker', matter, 'resubmit', { materials: [first] });
    expect(matter.state).toBe('review');
    expect(matter.clocks[0]?.stops).toEqual([expect.objectContaining({ from: '2026-09-23', to: '2026-09-28' })]);
    const again = await act('approver', matter, 'send-back', { materials: [first] });
    expect(again.problem()).toMatchObject({ status: 422, code: 'action-used-up' });
    expect(reason(await seen('approver', matter), 'send-back')).toBe('action-used-up');
  });

  it('given two approvers at once, one decides and the other is shown the new state', async () => {
    at('2026-09-29T02:00:00.000Z');
    const both = await Promise.all([
      act('approver', matter, 'approve', { result: '同意发放' }),
      act('second-approver', matter, 'reject', { reason: '不符合' }),
    ]);
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const loser = both.find((answer) => answer.status === 409);
    expect(loser?.problem()).toMatchObject({ code: 'stale-version', details: { expected: matter.version } });
    matter = await seen('worker', matter);
    expect(['approved', 'rejected']).toContain(matter.state);
  });

  it('given the result delivered, the case is filed: no action any more, only a correction', async () => {
    at('2026-09-30T02:00:00.000Z');
    const [delivering, filed] =
      matter.state === 'approved' ? ['deliver', 'finished'] : ['deliver-rejection', 'not-approved'];
    matter = await acted('worker', matter, delivering, { deliveredHow: 'at-window' });
    expect(matter).toMatchObject({ state: filed, stateKind: 'done', ratingAsked: true, dueOn: null });
    expect(matter.clocks[0]).toMatchObject({ endedOn: '2026-09-30', late: false });
    expect((await act('worker', matter, 'withdraw')).problem()).toMatchObject({ status: 409, code: 'case-archived' });
    const worker = await office.as('worker');
    const say = (body: object) =>
      worker.call(remarkOnCase, { params: params(matter), body: { expectedVersion: matter.version, ...body } });
    expect((await say({ text: '忘了记' })).problem().code).toBe('case-archived');
    expect((await say({ text: '改', corrects: 999 })).problem().code).toBe('correction-of-unknown-entry');
    const before = matter;
    matter = (await say({ text: '送达时间应为下午', corrects: matter.version })).reply();
    expect(matter.history.slice(0, before.version)).toEqual(before.history);
    expect(typesOf(matter).at(-1)).toBe('correction-added');
  });

  it('given its documents, each prints as PDF, in both languages', async () => {
    const worker = await office.as('worker');
    expect(matter.documents.length).toBeGreaterThanOrEqual(4);
    for (const { id } of matter.documents) {
      const answer = await worker.call(getDocument, {
        params: { ...params(matter), documentId: id },
        query: { language: 'en' },
      });
      expect(answer.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('given a bad rating by the person, the head gets a follow-up with its own limit, once', async () => {
    at('2026-10-08T02:00:00.000Z');
    const rate = (level: number) =>
      office.stranger().call(rateProgress, {
        params: { receiptCode: matter.receiptCode },
        body: { phone: '8000', level, comment: '等太久' },
      });
    expect((await rate(5)).reply().rating).toEqual({ asked: true, given: 5 });
    expect((await rate(1)).problem()).toMatchObject({ status: 409, code: 'already-rated' });
    matter = await seen('head', matter);
    const [link] = matter.links;
    expect(link).toMatchObject({ relation: 'follows-up' });
    const head = await office.as('head');
    const followUp = (
      await head.call(getCase, { params: { communityId: office.communityId(), caseId: link?.caseId ?? '' } })
    ).reply();
    expect(followUp).toMatchObject({ processId: 'rating-follow-up', state: 'called-for', dueOn: '2026-10-14' });
    expect(followUp.firstContact.worker.id).toBe(office.staff().workerIds.worker);
    expect(await toldOf(matter)).toContain('bad-rating → head');
    const waiting = await head.call(listCases, {
      params: { communityId: office.communityId() },
      query: { waitingFor: 'me' },
    });
    expect(waiting.reply().items.map((item) => item.id)).toContain(followUp.id);
  });
});

describe('the progress that a person asks for', () => {
  it('given a wrong phone or code, tells nothing; after ten wrong phones not even the right one', async () => {
    const matter = await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: person.id });
    expect((await progress({ ...matter, receiptCode: 'TA-00000000' })).problem()).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    const typed = { ...matter, receiptCode: matter.receiptCode.toLowerCase().replace('-', ' ') };
    expect((await progress(typed)).reply().caseNumber).toBe(matter.number);
    for (let tried = 0; tried < 10; tried += 1)
      expect((await progress(matter, '1234')).problem()).toMatchObject({ status: 404, code: 'not-found' });
    expect((await progress(matter)).problem()).toMatchObject({ status: 429, code: 'too-many-requests' });
  });
});

describe('the clock of a case', () => {
  it('given time passing, reminds at half, at four fifths and when overdue, each once and to the right people', async () => {
    at('2026-09-16T02:00:00.000Z');
    const matter = await openMatter(office, {
      processId: 'promised',
      itemId: RELIEF,
      personId: person.id,
      first: { action: 'accept' },
    });
    const [clock] = matter.clocks;
    const days = [clock?.halfOn, clock?.fourFifthsOn, clock?.dueOn];
    expect(days).toEqual(['2026-09-22', '2026-09-28', '2026-09-30']);
    for (const day of [
      '2026-09-21',
      '2026-09-22',
      '2026-09-23',
      '2026-09-28',
      '2026-09-30',
      '2026-10-01',
      '2026-10-02',
    ]) {
      at(`${day}T02:00:00.000Z`);
      await remind();
      await remind();
    }
    expect(await toldOf(matter)).toEqual([
      'reminder-half → worker',
      'reminder-four-fifths → worker',
      'reminder-overdue → head',
      'reminder-overdue → worker',
    ]);
    expect((await seen('worker', matter)).workingDaysLeft).toBeLessThan(0);
  });

  it('given an edited calendar, counts running cases anew and says by which calendar; a stale edit is refused', async () => {
    at('2026-11-02T02:00:00.000Z');
    const matter = await openMatter(office, {
      processId: 'promised',
      itemId: RELIEF,
      personId: person.id,
      first: { action: 'accept' },
    });
    expect(matter.dueOn).toBe('2026-11-16');
    const administrator = await office.as('system-administrator');
    const { version, horizonOn } = (await administrator.call(getCalendar)).reply();
    const body = {
      expectedVersion: version,
      horizonOn,
      set: [{ date: '2026-11-05', working: false, name: '暴雪停工', basis: '市政府通知' }],
    };
    expect((await administrator.call(editCalendar, { body })).reply().version).toBe(version + 1);
    expect((await administrator.call(editCalendar, { body })).problem().code).toBe('stale-version');
    expect(office.running().calendarEdits()).toBe(1);
    const { casework } = office.running().application;
    expect(await recomputeDueDates(casework, '2026-11-02T03:00:00.000Z')).toBeGreaterThan(0);
    const recounted = await seen('worker', matter);
    expect(recounted).toMatchObject({ dueOn: '2026-11-17', version: matter.version + 1 });
    expect(recounted.history.at(-1)?.body).toMatchObject({ calendarVersion: String(version + 1) });
    // Nothing differs any more, so no case is locked: only looking is allowed here.
    const database = { ...casework.database, transact: () => Promise.reject(new Error('a case was locked')) };
    expect(await recomputeDueDates({ ...casework, database }, '2026-11-02T04:00:00.000Z')).toBe(0);
    const listed = await (await office.as('worker')).call(listCases, {
      params: { communityId: office.communityId() },
      query: { q: '甄宝', kind: 'open' },
    });
    expect(listed.reply().items.find((item) => item.id === matter.id)?.dueOn).toBe('2026-11-17');
  });

  it('given a due date beyond the last announced year, calls it provisional', async () => {
    at('2026-12-28T02:00:00.000Z');
    const matter = await openMatter(office, {
      processId: 'promised',
      itemId: RELIEF,
      personId: person.id,
      first: { action: 'accept' },
    });
    expect(matter).toMatchObject({ dueProvisional: true });
    expect((await progress(matter)).reply().dueProvisional).toBe(true);
    at(SEPTEMBER);
  });
});

describe('the other service types', () => {
  it('given a matter handled at once, it is received, handled and filed in one go', async () => {
    const matter = await openMatter(office, {
      processId: 'immediate',
      itemId: SENIOR_CARD,
      personId: person.id,
      first: { action: 'handle', input: { result: '当场办结', deliveredHow: 'at-window' } },
    });
    expect(matter.stateKind).toBe('done');
    expect(matter).toMatchObject({ outcome: 'completed' });
    expect((await progress(matter)).reply().rating.asked).toBe(true);
  });

  it('given a matter that cannot be accepted, it is refused with a reason and a paper, and no reason is no refusal', async () => {
    const open = await openMatter(office, { processId: 'immediate', itemId: SENIOR_CARD, personId: person.id });
    expect((await act('worker', open, 'refuse', { reason: '  ' })).problem().code).toMatch(/^(reason|input)-missing$/);
    const refused = await acted('worker', open, 'refuse', { reason: '户籍不在本市' });
    expect(refused).toMatchObject({ stateKind: 'done', outcome: 'refused' });
    expect(refused.documents.map((document) => document.kind)).toContain('refusal');
  });

  it('given a matter accepted on behalf, the transfer has its own limit and the unit’s answer comes back', async () => {
    at('2026-09-16T02:00:00.000Z');
    let matter = await openMatter(office, {
      processId: 'on-behalf',
      itemId: RELIEF,
      personId: person.id,
      first: { action: 'accept-on-behalf' },
    });
    expect(matter.clocks.map((clock) => [clock.id, clock.dueOn])).toEqual(
      expect.arrayContaining([
        ['transfer', '2026-09-17'],
        ['handling', '2026-09-30'],
      ]),
    );
    expect(matter.dueOn).toBe('2026-09-17');
    matter = await acted('worker', matter, 'transfer', { unit: '甲街道民政办', carrier: 'online' });
    expect(matter).toMatchObject({ state: 'with-unit', dueOn: '2026-09-30' });
    matter = await acted('worker', matter, 'follow-up', { note: '单位说正在审' });
    matter = await acted('worker', matter, 'record-granted', { result: '已批' });
    matter = await acted('worker', matter, 'feed-back-granted', { deliveredHow: 'by-phone' });
    expect(matter).toMatchObject({ state: 'finished', outcome: 'completed', ratingAsked: true });
  });

  it('given a case that continues another, it carries the first contact and the materials along', async () => {
    const [paper = ''] = materialIdsOf(office, RELIEF);
    const parent = await openMatter(office, { processId: 'promised', itemId: RELIEF, personId: person.id });
    const child = await openMatter(
      office,
      {
        processId: 'on-behalf',
        itemId: RELIEF,
        personId: person.id,
        without: materialIdsOf(office, RELIEF),
        continues: parent.id,
      },
      'second-worker',
    );
    expect(child.firstContact.worker.id).toBe(office.staff().workerIds.worker);
    expect(child.materials.find((material) => material.id === paper)?.status).toBe('brought');
    expect(child.links).toEqual([expect.objectContaining({ caseId: parent.id, relation: 'continued-from' })]);
    expect((await seen('worker', parent)).links).toEqual([
      expect.objectContaining({ caseId: child.id, relation: 'continues' }),
    ]);
  });
});
