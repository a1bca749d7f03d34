import { describe, expect, it } from 'vitest';
import {
  actOnCase,
  addCaseTask,
  finishCaseTask,
  listDeskTasks,
  openCase,
  type CaseReply,
} from '../../modules/casework/contract.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const office = useOffice();
const here = () => ({ communityId: office.communityId() });

/** A home visit that somebody was sent on, with a part of it given to the housing department. */
const givenAway = async (dueOn: string): Promise<CaseReply> => {
  const worker = await office.as('worker');
  const input = { requester: 'self', cannotCome: 'old-age', matter: '看看房屋' };
  const personId = (await office.person()).id;
  const body = { processId: 'home-visit', itemId: null, personId, channel: 'phone', input };
  const opened = (await worker.call(openCase, { params: here(), body })).reply();
  const params = { ...here(), caseId: opened.id };
  const visitor = office.staff().workerIds.worker;
  const confirmed = (
    await worker.call(actOnCase, {
      params,
      body: { action: 'confirm', input: { visitor }, expectedVersion: opened.version },
    })
  ).reply();
  const to = { organisationId: office.staff().organisationIds['housing-a'] };
  const task = { kind: 'join-visit', to, what: '请一同上门', dueOn, expectedVersion: confirmed.version };
  return (await worker.call(addCaseTask, { params, body: task })).reply();
};

const deskOf = async (who: Who, query: Readonly<Record<string, string>> = {}) =>
  (await (await office.as(who)).call(listDeskTasks, { query })).reply();

describe('parts of cases on the desk of a department', () => {
  it('given two, the sooner lies above, page by page, for that department and its communities only', async () => {
    const [later, sooner] = [await givenAway('2026-09-18'), await givenAway('2026-09-17')];
    const desk = await deskOf('housing-approver');
    expect(desk.items.map(({ of, dueOn }) => [of.id, dueOn])).toEqual([
      [sooner.id, '2026-09-17'],
      [later.id, '2026-09-18'],
    ]);
    expect(desk.counts.tasks).toBe(2);
    const first = await deskOf('housing-approver', { limit: '1' });
    const second = await deskOf('housing-approver', { limit: '1', cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(desk.items);
    expect((await deskOf('housing-approver', { community: office.otherCommunityId() })).items).toEqual([]);
    expect((await deskOf('approver')).items).toEqual([]);
  });

  it('given an answer, is off the desk; of two answers at once one counts, and others’ approvers find nothing', async () => {
    const { items } = await deskOf('housing-approver');
    const [task] = items;
    const answering = async (who: Who) =>
      (await office.as(who)).call(finishCaseTask, {
        params: { ...here(), caseId: task?.of.id ?? '', taskId: task?.taskId ?? '' },
        body: { done: true, answer: '已派人查看' },
      });
    expect((await answering('approver')).status).toBe(404);
    const both = await Promise.all([answering('housing-approver'), answering('housing-approver')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
    expect((await deskOf('housing-approver')).items).toEqual(items.slice(1));
  });
});
