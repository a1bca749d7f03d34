import { beforeAll, describe, expect, it } from 'vitest';
import { startRevision } from '../../modules/guides/contract.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { newIdNumber, RELIEF, useOffice } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';
import type { Fixture } from '../server/sample-fixture.ts';
import { writeFixture } from '../server/write-fixture.ts';
import { digestOf, marksOf } from './isolation/foreign-marks.ts';
import { CHOSEN, type Foreign, noFindings, sweepRoute } from './isolation/sweep.ts';
import { openTwin, type Twin } from './isolation/twin-office.ts';
import { tellFigure } from './tell-figure.ts';

const office = useOffice();
let home: Fixture;
let neighbour: Foreign;
let stranger: Foreign;

/** What samples name by chance: the row of a foreign community that the name of an id stands for. */
const NAMED: Readonly<Record<string, string>> = {
  draftId: 'draft',
  viewId: 'saved_view',
  roundId: 'training_round',
  courseId: 'training_course',
  notificationId: 'notification',
  visitId: 'visit',
  recordId: 'field_record',
  heldId: 'field_quarantine',
  continues: 'case_record',
  caseId: 'case_record',
  caseIds: 'case_record',
  taskId: 'case_task',
  replaces: 'duty_assignment',
  household: 'household',
  grid: 'grid',
  building: 'building',
};

const writeForeign = async (twin: Twin, idNumber: string): Promise<Foreign> => {
  const fixture = await writeFixture(twin.office);
  const body = { purpose: 'overlay', itemId: RELIEF, organisationId: twin.office.communityId() };
  const overlay = (await (await twin.office.as('head')).call(startRevision, { body })).reply();
  await twin.office.person({ name: '甄寻找', idNumber, phone: '13700137123' });
  const { ownerPool } = office.running();
  const community = fixture.office.communityId();
  const { workerIds } = twin.office.staff();
  const byName: Record<string, string> = {
    toWorkerId: workerIds.worker,
    workerId: workerIds.worker,
    worker: workerIds.worker,
    handler: workerIds.worker,
    organisation: community,
    organisationId: community,
    community,
    person: fixture.person.id,
  };
  for (const [name, table] of Object.entries(NAMED)) {
    const { rows } = await ownerPool.query<{ id: string }>(
      `select id from "${table}" where community_id = $1 order by id limit 1`,
      [community],
    );
    const [row] = rows;
    if (row !== undefined) byName[name] = row.id;
  }
  const words = [twin.mark, idNumber, '13700137123', fixture.caseReply.receiptCode, fixture.caseReply.number];
  const marks = await marksOf(ownerPool, twin);
  marks.ids.add(overlay.id);
  return { fixture, marks, byName: { ...byName, revisionId: overlay.id }, words };
};

beforeAll(async () => {
  home = await writeFixture(office);
  const b1 = {
    'community-a1': 'community-b1',
    'street-a': 'street-b',
    'civil-a': 'civil-b',
    'housing-a': 'civil-b',
  } as const;
  neighbour = await writeForeign(
    await openTwin(office, { mark: '靐', places: { 'community-a1': 'community-a2' } }),
    newIdNumber('1949-02-03'),
  );
  stranger = await writeForeign(await openTwin(office, { mark: '龘', places: b1 }), newIdNumber('1948-02-03'));
});

/** Without those that name nobody and end or begin sessions. */
const routes = (): readonly RouteDefinition[] =>
  office
    .running()
    .application.implementations.map(({ route }) => route)
    .filter(({ id }) => !['sign-in', 'sign-out', 'set-up', 'change-password'].includes(id));
const choosesIds = ({ id }: RouteDefinition): boolean => CHOSEN[id] !== undefined;

/** `all` asks in every role for the things of both; otherwise those who may do most ask for those of one. */
const isWhole = process.env['QUANKE_GUARDS'] === 'all';
const AT_HOME: readonly Who[] = isWhole ? ['worker', 'head', 'grid-worker', 'social-worker'] : ['head'];
const OF_THE_STREET: readonly Who[] = isWhole
  ? ['approver', 'housing-approver', 'manager', 'system-administrator', 'security-administrator', 'audit-administrator']
  : ['manager'];

describe('the isolation of communities', () => {
  it('given every route and role, nothing foreign is told, and foreign things answer like absent ones', async () => {
    const { ownerPool } = office.running();
    const findings = noFindings();
    const before = await digestOf(ownerPool, stranger.fixture.office.communityId());
    // Whoever chooses an id that is used elsewhere has it too from then on, so those routes come last.
    for (const isLast of [false, true])
      for (const who of [...AT_HOME, ...OF_THE_STREET]) {
        const asker = { who, caller: await office.as(who), fixture: home };
        const foreign = isWhole && AT_HOME.includes(who) ? [neighbour, stranger] : [stranger];
        for (const route of routes().filter((one) => choosesIds(one) === isLast))
          await sweepRoute(asker, route, foreign, findings);
      }
    const after = await digestOf(ownerPool, stranger.fixture.office.communityId());
    tellFigure({ zh: '接口', en: 'Routes' }, String(routes().length));
    tellFigure({ zh: '越界请求', en: 'Requests across communities' }, String(findings.requests));
    tellFigure({ zh: '与不存在逐一比较', en: 'Compared with an absent record' }, String(findings.comparisons));
    tellFigure({ zh: '泄露', en: 'Foreign values told' }, String(findings.leaks.length));
    tellFigure(
      { zh: '可区分的回答', en: 'Answers that tell foreign from absent' },
      String(findings.differences.length),
    );
    expect({ leaks: findings.leaks, differences: findings.differences, after }).toEqual({
      leaks: [],
      differences: [],
      after: before,
    });
  }, 600_000);
});
