import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../../modules/access/contract.ts';
import { ROLES, type Role } from '../../modules/access/domain/roles.ts';
import { findPeople, getPerson } from '../../modules/people/contract.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { newId } from '../../platform/ids.ts';
import { openMatter, RELIEF, useOffice } from './office.ts';
import type { Who } from './office-staff.ts';
import { writeRevision } from './revision-samples.ts';
import { writeField } from './field-samples.ts';
import { writeVariant } from './variant-samples.ts';
import { writePeople } from './people-samples.ts';
import { writeImport } from './import-samples.ts';
import { writePlaces } from './place-samples.ts';
import { writeVisits } from './visit-samples.ts';
import type { Fixture } from './sample-fixture.ts';
import { SAMPLE_REQUESTS } from './sample-requests.ts';

const office = useOffice();
let fixture: Fixture;

/** Routes that answer anybody. Adding to them is a decision, so they stand here by name. */
const PUBLIC = [
  'check-guide',
  'get-answer',
  'get-guide',
  'get-news',
  'get-process',
  'get-progress',
  'get-start',
  'give-answer',
  'hand-in-field-records',
  'health-live',
  'health-ready',
  'list-offices',
  'list-processes',
  'rate-progress',
  'read-news',
  'search-guides',
  'set-up',
  'sign-in',
  'sign-out',
];

const writeHousehold = async (personId: string): Promise<string> => {
  const { ownerPool } = office.running();
  const communityId = office.communityId();
  const [grid, building, household] = [newId(), newId(), newId()];
  await ownerPool.query('insert into grid (community_id, id, name) values ($1, $2, $3)', [communityId, grid, '一网格']);
  await ownerPool.query('insert into building (community_id, id, grid_id, name) values ($1, $2, $3, $4)', [
    communityId,
    building,
    grid,
    '东园新村1幢',
  ]);
  await ownerPool.query('insert into household (community_id, id, building_id) values ($1, $2, $3)', [
    communityId,
    household,
    building,
  ]);
  await ownerPool.query('update person set household_id = $3 where community_id = $1 and id = $2', [
    communityId,
    personId,
    household,
  ]);
  return household;
};

const writeNotification = async (who: Who, caseId: string): Promise<string> => {
  const id = newId();
  await office
    .running()
    .ownerPool.query(
      `insert into notification (community_id, id, worker_id, kind, case_id, at) values ($1, $2, $3, 'reminder-half', $4, now())`,
      [office.communityId(), id, office.staff().workerIds[who], caseId],
    );
  return id;
};

/** A case that this worker handles: who has no part in its process sees no other. */
const heldBy = async (who: Who, personId: string) => {
  const opened = await openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId,
    first: { action: 'accept' },
  });
  await office
    .running()
    .ownerPool.query('update case_record set handler_worker_id = $3 where community_id = $1 and id = $2', [
      office.communityId(),
      opened.id,
      office.staff().workerIds[who],
    ]);
  return opened;
};

beforeAll(async () => {
  const person = await office.person();
  const householdId = await writeHousehold(person.id);
  const caseReply = await openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId: person.id,
    first: { action: 'accept' },
  });
  const inHand = {
    'grid-worker': await heldBy('grid-worker', person.id),
    'social-worker': await heldBy('social-worker', person.id),
  };
  const notificationIds = {
    worker: await writeNotification('worker', caseReply.id),
    head: await writeNotification('head', caseReply.id),
    'grid-worker': await writeNotification('grid-worker', caseReply.id),
    'social-worker': await writeNotification('social-worker', caseReply.id),
  };
  const places = await writePlaces(office);
  fixture = {
    office,
    person,
    householdId,
    caseReply,
    inHand,
    notificationIds,
    revisionId: await writeRevision(office),
    variantId: await writeVariant(office),
    importId: await writeImport(office),
    field: await writeField(office),
    places,
    visits: await writeVisits(office),
    people: await writePeople(office, places.buildingId),
  };
});

/** Signing out comes last, because it ends the sessions that the others need. */
const routes = (): readonly RouteDefinition[] =>
  office
    .running()
    .application.implementations.map(({ route }) => route)
    .toSorted((a, b) => (a.id === 'sign-out' ? 1 : b.id === 'sign-out' ? -1 : a.id < b.id ? -1 : 1));

const isInCommunity = (route: RouteDefinition): boolean => route.path.includes('{communityId}');

const ask = async (route: RouteDefinition, who: Role | null, communityId: string): Promise<number> => {
  const sample = SAMPLE_REQUESTS[route.id];
  if (sample === undefined) throw new Error(`no sample request for ${route.id}`);
  const caller = who === null ? office.stranger() : await office.as(who);
  const request = sample(fixture, who);
  const params = isInCommunity(route) ? { communityId, ...request.params } : request.params;
  return (await caller.call(route, { ...request, ...(params === undefined ? {} : { params }) })).status;
};

/** What the route's access says, in statuses that must or must not come. */
const isRight = (route: RouteDefinition, who: Role | null, own: boolean, status: number): boolean => {
  const { access } = route;
  if (access.kind === 'public') return ![401, 403].includes(status);
  if (who === null) return status === 401;
  if (access.kind === 'community' && !own) return status === 404;
  const allowed = access.kind === 'signed-in' || access.roles.includes(who);
  return allowed ? ![401, 403, 404].includes(status) && status < 500 : status === 403;
};

const accessWords = ({ access }: RouteDefinition): string =>
  'roles' in access ? `${access.kind}: ${access.roles.join(', ')}` : access.kind;

/** `200/404`: at home and elsewhere, where a route belongs to a community. */
const CELL = 24;
const WHO: readonly (Role | null)[] = [null, ...ROLES];

describe('the matrix of roles and routes', () => {
  it('given any route, has a sample request for it; public are exactly the listed ones', () => {
    const ids = routes().map((route) => route.id);
    expect(Object.keys(SAMPLE_REQUESTS).toSorted()).toEqual(ids.toSorted());
    const open = routes().filter((route) => route.access.kind === 'public');
    expect(open.map((route) => route.id).toSorted()).toEqual(PUBLIC);
  });

  it('given an audit administrator, shows the trail of the organisations covered and nobody else’s', async () => {
    const caller = await office.as('audit-administrator');
    const { items } = (await caller.call(listAudit, { query: { limit: '200' } })).reply();
    expect(items.map((item) => item.action)).toContain('open-case');
    const { items: foreign } = (
      await caller.call(listAudit, { query: { organisation: office.foreignCommunityId() } })
    ).reply();
    expect(foreign).toEqual([]);
  });

  it('given every role at home, elsewhere and nobody, answers each route as its access says', async () => {
    const wrong: string[] = [];
    const lines = [
      'Status of a well-formed request by role; in routes of a community: at home / in a foreign community.',
      '',
      `${'route'.padEnd(20)}${WHO.map((who) => (who ?? 'nobody').padEnd(CELL)).join('')}access`,
    ];
    for (const route of routes()) {
      const cells: string[] = [];
      for (const who of WHO) {
        const places = isInCommunity(route) ? [office.communityId(), office.foreignCommunityId()] : [''];
        const statuses: number[] = [];
        for (const [place, communityId] of places.entries()) {
          const status = await ask(route, who, communityId);
          if (!isRight(route, who, place === 0, status)) wrong.push(`${route.id} ${who} ${place}: ${status}`);
          statuses.push(status);
        }
        cells.push(statuses.join('/').padEnd(CELL));
      }
      lines.push(`${`${route.id} `.padEnd(20)}${cells.join('')}${accessWords(route)}`);
    }
    expect(wrong).toEqual([]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./role-matrix.txt');
  }, 60_000);

  it('given a foreign community, answers exactly as for one that does not exist, and keeps the attempt on record', async () => {
    const worker = await office.as('second-worker');
    const foreign = await worker.call(findPeople, { params: { communityId: office.foreignCommunityId() } });
    const absent = await worker.call(findPeople, { params: { communityId: randomUUID() } });
    expect(foreign.problem()).toEqual(absent.problem());
    const foreignPerson = await worker.call(getPerson, {
      params: { communityId: office.communityId(), personId: newId() },
    });
    expect(foreignPerson.problem().code).toBe('not-found');
    const { rows } = await office
      .running()
      .ownerPool.query(`select subject_id, outcome, details from audit_entry where action = 'denied' and actor = $1`, [
        office.staff().workerIds['second-worker'],
      ]);
    expect(rows).toContainEqual({
      subject_id: 'find-people',
      outcome: 'not-found',
      details: { communityId: office.foreignCommunityId() },
    });
  });
});
