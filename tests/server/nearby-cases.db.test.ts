import { describe, expect, it } from 'vitest';
import {
  actOnCase,
  getCase,
  getDispatchHint,
  listNearbyCases,
  listOpenings,
  openCase,
} from '../../modules/casework/contract.ts';
import { newId } from '../../platform/ids.ts';
import { reportersOf } from '../../modules/casework/server/reporters.ts';
import { findCase } from '../../modules/casework/server/stored-case.ts';
import { GRID_EVENT_RULE } from '../../catalogue/processes/grid-event/event-rule.ts';
import { useOffice } from './office.ts';
import type { Who } from './office-staff.ts';

const DAY = 86_400_000;
const office = useOffice();
const params = () => ({ communityId: office.communityId() });

const report = async (input: object, who: Who = 'worker') =>
  (
    await (
      await office.as(who)
    ).call(openCase, {
      params: params(),
      body: { processId: 'grid-event', itemId: null, personId: null, channel: 'phone', input },
    })
  ).reply();
const nearby = async (kind: string, place: string, who: Who = 'worker') =>
  (
    await (
      await office.as(who)
    ).call(listNearbyCases, { params: params(), query: { processId: 'grid-event', kind, place } })
  ).reply();
const act = async (caseId: string, action: string, input: object, expectedVersion: number, who: Who = 'worker') =>
  (await office.as(who)).call(actOnCase, { params: { ...params(), caseId }, body: { action, input, expectedVersion } });
const hint = async (caseId: string) =>
  (await (await office.as('worker')).call(getDispatchHint, { params: { ...params(), caseId } })).reply().hint;

const building = async (name: string) => {
  const { ownerPool } = office.running();
  const [gridId, buildingId] = [newId(), newId()];
  await ownerPool.query(`insert into grid (community_id, id, name) values ($1, $2, $3)`, [
    office.communityId(),
    gridId,
    `${name}网格`,
  ]);
  await ownerPool.query('insert into building (community_id, id, grid_id, name) values ($1, $2, $3, $4)', [
    office.communityId(),
    buildingId,
    gridId,
    name,
  ]);
  return { gridId, buildingId };
};

describe('reports of the same thing', () => {
  it('given another kind, another building or more than a week, finds nothing; else the case, and says which fields to ask', async () => {
    await building('南园61幢');
    await building('南园62幢');
    const first = await report({ kind: 'environment', place: '61幢东侧' });
    expect((await nearby('environment', '南园61幢垃圾桶旁')).items.map(({ id }) => id)).toEqual([first.id]);
    expect((await nearby('facility', '南园61幢')).items).toEqual([]);
    expect((await nearby('environment', '南园62幢')).items).toEqual([]);
    const { ownerPool, clock } = office.running();
    const nineDaysAgo = new Date(clock.now().getTime() - 9 * DAY);
    await ownerPool.query('update case_record set opened_at = $2 where id = $1', [first.id, nineDaysAgo]);
    expect((await nearby('environment', '61幢')).items).toEqual([]);
    const openings = (await (await office.as('worker')).call(listOpenings, { params: params() })).reply();
    const form = openings.items.find(({ processId }) => processId === 'grid-event')?.form;
    expect(form?.nearby).toEqual({ kind: 'kind', place: 'place' });
  });

  it('given a second report that joins, keeps one case, counts both, and tells both', async () => {
    await building('南园63幢');
    const first = await report({ kind: 'facility', place: '63幢路灯', contactPhone: '13800000001' });
    const [found] = (await nearby('facility', '63幢门口的灯')).items;
    expect(found).toMatchObject({ id: first.id, reports: 1, join: 'report-again' });
    const joined = await act(first.id, 'report-again', { contactPhone: '13800000002' }, found?.version ?? 0);
    expect(joined.status).toBe(200);
    expect(joined.reply().stateName.zh).toBe('待受理');
    expect((await nearby('facility', '63幢')).items[0]?.reports).toBe(2);
    const { database, keyRing } = office.running().application.casework;
    const phones = await database.transact([office.communityId()], async (tx) => {
      const stored = await findCase(tx, office.communityId(), first.id);
      return { keep: true, value: stored === undefined ? [] : reportersOf(keyRing, GRID_EVENT_RULE, stored) };
    });
    expect(phones).toEqual(['13800000001', '13800000002']);
  });

  it('given a case that has ended, shows it and offers no joining', async () => {
    await building('南园64幢');
    const first = await report({ kind: 'safety', place: '64幢' });
    expect((await act(first.id, 'reject', { reason: '不属实' }, first.version)).status).toBe(200);
    expect((await nearby('safety', '64幢')).items[0]).toMatchObject({ stateKind: 'done', join: null });
  });
});

describe('the suggestion to whom', () => {
  it('given a building with a grid worker, names them; it holds only while it can be dispatched', async () => {
    const { gridId } = await building('南园65幢');
    await office.running().ownerPool.query(
      `insert into duty_assignment (community_id, id, role_id, place_kind, place_id, worker_id, holds_from)
         values ($1, $2, 'grid-worker', 'grid', $3, $4, '2026-01-01')`,
      [office.communityId(), newId(), gridId, office.staff().workerIds['grid-worker']],
    );
    const event = await report({ kind: 'safety', place: '65幢楼道' });
    expect(await hint(event.id)).toBeNull();
    const accepted = (await act(event.id, 'accept', {}, event.version)).reply();
    const given = await hint(event.id);
    expect(given).toMatchObject({
      action: 'dispatch-grid',
      place: '南园65幢',
      worker: { id: office.staff().workerIds['grid-worker'] },
    });
    const sent = await act(event.id, 'dispatch-grid', given?.input ?? {}, accepted.version);
    expect(sent.reply()).toMatchObject({ stateName: { zh: '网格处置中' } });
  });

  it('given a broken lamp at the crossing, suggests the street with its department', async () => {
    const event = await report({ kind: 'facility', place: '云栖路路口' });
    await act(event.id, 'accept', {}, event.version);
    expect(await hint(event.id)).toMatchObject({
      action: 'dispatch-street',
      worker: null,
      input: { unit: '综合执法' },
    });
  });
});

describe('limits and checking of an event', () => {
  it('runs clocks of their own for accepting, handling and checking, and lets nobody check what they handled', async () => {
    const event = await report({ kind: 'environment', place: '小广场' });
    const clocks = async () =>
      (await (await office.as('worker')).call(getCase, { params: { ...params(), caseId: event.id } })).reply().clocks;
    expect((await clocks()).map(({ id }) => id)).toEqual(['acceptance']);
    let now = (await act(event.id, 'accept', {}, event.version)).reply();
    expect((await clocks()).map(({ id }) => id).toSorted()).toEqual(['acceptance', 'handling']);
    now = (await act(event.id, 'dispatch-community', { reason: '社区办' }, now.version)).reply();
    now = (await act(event.id, 'handle', { done: '清理了' }, now.version)).reply();
    const running = async () => (await clocks()).filter(({ running: runs }) => runs).map(({ id }) => id);
    expect(await running()).toEqual(['checking']);
    const own = await act(event.id, 'check-passed', { checked: '干净' }, now.version);
    expect(own.problem().code).toBe('handler-may-not-check');
    expect((await act(event.id, 'check-passed', { checked: '干净' }, now.version, 'head')).reply().stateKind).toBe(
      'done',
    );
    expect(await running()).toEqual([]);
  });
});
