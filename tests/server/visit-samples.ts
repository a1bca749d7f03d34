import { randomUUID } from 'node:crypto';
import { addAttachment, addVisitRule, recordVisit } from '../../modules/visits/contract.ts';
import { newId } from '../../platform/ids.ts';
import type { Office } from './office.ts';
import type { Sample, VisitFixture } from './sample-fixture.ts';

/** The smallest PNG there is. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const TODAY = '2026-09-16';

/** Answers to the checklist of elders; `more` changes some. */
export const elderAnswers = (more: Readonly<Record<string, unknown>> = {}) => ({
  'elder-home': {
    health: 'well',
    falls: 0,
    meals: 'self',
    inCareHome: false,
    inDanger: false,
    homeDanger: false,
    wish: false,
    asksHow: false,
    ...more,
  },
});

/** Puts somebody into a home of a grid that the grid worker is in charge of, and into groups. */
export const settle = async (
  office: Office,
  personId: string,
  groupIds: readonly string[],
  since = '2026-06-01',
): Promise<{ gridId: string; buildingId: string }> => {
  const { ownerPool } = office.running();
  const communityId = office.communityId();
  const [gridId, buildingId, householdId] = [newId(), newId(), newId()];
  const insert = (text: string, values: readonly unknown[]) => ownerPool.query(text, [communityId, ...values]);
  await insert(`insert into grid (community_id, id, name) values ($1, $2, '走访网格')`, [gridId]);
  await insert(`insert into building (community_id, id, grid_id, name) values ($1, $2, $3, '走访楼')`, [
    buildingId,
    gridId,
  ]);
  await insert(`insert into household (community_id, id, building_id, unit) values ($1, $2, $3, '1单元')`, [
    householdId,
    buildingId,
  ]);
  await insert('update person set household_id = $3 where community_id = $1 and id = $2', [personId, householdId]);
  await insert(
    `insert into duty_assignment (community_id, id, role_id, place_kind, place_id, worker_id, holds_from)
     values ($1, $2, 'grid-worker', 'grid', $3, $4, '2026-01-01')`,
    [newId(), gridId, office.staff().workerIds['grid-worker']],
  );
  for (const groupId of groupIds)
    await insert(
      `insert into person_group (community_id, person_id, group_id, since, source, as_of) values ($1, $2, $3, $4, 'visit', $4)`,
      [personId, groupId, since],
    );
  return { gridId, buildingId };
};

export const writeVisits = async (office: Office): Promise<VisitFixture> => {
  const person = await office.person({ name: '走访人' });
  await settle(office, person.id, ['living-alone', 'veteran']);
  const head = await office.as('head');
  const params = { communityId: office.communityId(), visitId: newId() };
  const body = {
    personId: person.id,
    on: TODAY,
    result: 'present',
    answers: elderAnswers({ homeDanger: true, dangerKinds: ['gas'] }),
  };
  const visit = (await head.call(recordVisit, { params, body })).reply();
  const attachmentId = newId();
  (await head.call(addAttachment, { params, body: { id: attachmentId, content: PIXEL } })).reply();
  const rule = await head.call(addVisitRule, {
    params: { communityId: params.communityId },
    body: { groupId: 'weak-sight', every: 'month', checklistId: 'elder-home', basis: '居民会议决定', from: TODAY },
  });
  return {
    personId: person.id,
    visitId: params.visitId,
    findingId: visit.findings[0]?.id ?? '',
    attachmentId,
    ruleId: rule.reply().ruleId,
  };
};

const at =
  (request: (visits: VisitFixture, office: Office) => ReturnType<Sample>): Sample =>
  ({ visits, office }) =>
    request(
      visits ?? {
        personId: randomUUID(),
        visitId: randomUUID(),
        findingId: randomUUID(),
        attachmentId: randomUUID(),
        ruleId: randomUUID(),
      },
      office,
    );

/** Requests about visits, their rules, plans and coverage. */
export const visitSamples: Readonly<Record<string, Sample>> = {
  'list-visit-rules': () => ({}),
  'add-visit-rule': () => ({
    body: { groupId: 'veteran', every: 'year', checklistId: 'occasion', basis: '居民会议决定', from: TODAY },
  }),
  'end-visit-rule': at(({ ruleId }) => ({ params: { ruleId }, body: { on: TODAY } })),
  'list-planned-visits': () => ({}),
  'count-visits-today': () => ({}),
  'plan-visits': () => ({}),
  'raise-visit-occasion': at(({ personId }) => ({
    body: { personId, ruleId: 'veteran-merit', happenedOn: TODAY, note: '立功' },
  })),
  'set-visit-absence': at((_, office) => ({
    body: { workerId: office.staff().workerIds['grid-worker'], from: '2026-09-21', to: '2026-09-22' },
  })),
  'list-visit-changes': () => ({}),
  'get-visit-form': at(({ personId }) => ({ params: { personId } })),
  'record-visit': at(({ personId }) => ({
    params: { visitId: newId() },
    body: { personId, on: TODAY, result: 'absent', note: '无人应门' },
  })),
  'get-visit': at(({ visitId }) => ({ params: { visitId } })),
  'open-finding-case': at(({ visitId, findingId }) => ({ params: { visitId, findingId }, body: {} })),
  'add-visit-attachment': at(({ visitId }) => ({ params: { visitId }, body: { id: newId(), content: PIXEL } })),
  'get-visit-attachment': at(({ visitId, attachmentId }) => ({ params: { visitId, attachmentId } })),
  'get-visit-coverage': () => ({}),
  'list-covered-people': () => ({ query: { state: 'not-yet' } }),
  'export-visit-coverage': () => ({}),
};
