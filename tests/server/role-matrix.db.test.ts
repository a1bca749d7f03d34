import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../../modules/access/contract.ts';
import { ROLES, type Role } from '../../modules/access/domain/roles.ts';
import { findPeople, getPerson } from '../../modules/people/contract.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { newId } from '../../platform/ids.ts';
import { useOffice } from './office.ts';
import { timesLonger } from '../setup/city-template.ts';
import type { Fixture } from './sample-fixture.ts';
import { SAMPLE_REQUESTS } from './sample-requests.ts';
import { writeFixture } from './write-fixture.ts';

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

beforeAll(async () => {
  fixture = await writeFixture(office);
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

  it(
    'given every role at home, elsewhere and nobody, answers each route as its access says',
    async () => {
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
    },
    600_000 * timesLonger(),
  );

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
