import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../modules/access/domain/roles.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { newId } from '../../platform/ids.ts';
import { timesLonger } from '../setup/city-template.ts';
import type { Answer, Request } from './call-route.ts';
import { openMatter, RELIEF, useOffice } from './office.ts';
import { writeRevision } from './revision-samples.ts';
import { writeVariant } from './variant-samples.ts';
import type { Fixture } from './sample-fixture.ts';
import { SAMPLE_REQUESTS } from './sample-requests.ts';

const office = useOffice();
let fixture: Fixture;

beforeAll(async () => {
  const person = await office.person();
  const caseReply = await openMatter(office, {
    processId: 'promised',
    itemId: RELIEF,
    personId: person.id,
    first: { action: 'accept' },
  });
  fixture = {
    office,
    person,
    caseReply,
    householdId: newId(),
    inHand: {},
    notificationIds: {},
    revisionId: await writeRevision(office),
    variantId: await writeVariant(office),
  };
});

/** Values that broke programs before: what text cannot hold, what numbers cannot, and what is not what it should be. */
const HOSTILE: readonly unknown[] = [
  'a\u0000b',
  '\ud800',
  'x'.repeat(70_000),
  "'; drop table person; --",
  '%_\\',
  '\u202e\u200b',
  '',
  -1,
  0.5,
  1e308,
  true,
  null,
  [],
  [[]],
  {},
  { $ne: null },
  '0000-01-01',
  '2026-02-30',
  '9999-12-31',
  '99999999-9999-9999-9999-999999999999',
];

const UNDONE: readonly string[] = ['sign-in', 'sign-out', 'change-password', 'set-up', 'reset-password', 'health-live'];

const rolesOf = ({ access }: RouteDefinition): readonly Role[] =>
  ROLES.filter((role) => !('roles' in access) || access.roles.includes(role));

const routes = (): readonly RouteDefinition[] =>
  office
    .running()
    .application.implementations.map(({ route }) => route)
    .filter((route) => !UNDONE.includes(route.id));

const send = async (route: RouteDefinition, change: (request: Request) => Request): Promise<Answer> => {
  const [role] = rolesOf(route);
  const caller = route.access.kind === 'public' || role === undefined ? office.stranger() : await office.as(role);
  const sample = SAMPLE_REQUESTS[route.id]?.(fixture, null) ?? {};
  const inCommunity = route.path.includes('{communityId}') ? { communityId: office.communityId() } : {};
  return caller.call(route, change({ ...sample, params: { ...inCommunity, ...sample.params } }));
};

/** Every variant of a value in which one leaf, at any depth, became hostile. */
const variantsOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value))
    return [...HOSTILE, ...value.flatMap((one, place) => variantsOf(one).map((variant) => value.with(place, variant)))];
  if (value !== null && typeof value === 'object')
    return [
      ...HOSTILE,
      ...Object.entries(value).flatMap(([key, one]) =>
        variantsOf(one).map((variant) => ({ ...value, [key]: variant })),
      ),
    ];
  return HOSTILE;
};

const faults = async (answers: AsyncGenerator<readonly [string, Answer]>): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const [what, answer] of answers) if (answer.status >= 500) found.push(`${answer.status} ${what}`);
  return found;
};

const short = (value: unknown): string => JSON.stringify(value).slice(0, 160);

async function* hostileBodies(): AsyncGenerator<readonly [string, Answer]> {
  for (const route of routes().filter((one) => one.method !== 'GET' && one.method !== 'DELETE')) {
    const sample = SAMPLE_REQUESTS[route.id]?.(fixture, null);
    for (const body of variantsOf(sample?.body ?? {}))
      yield [`${route.id} ${short(body)}`, await send(route, (request) => ({ ...request, body }))];
  }
}

async function* hostileParams(): AsyncGenerator<readonly [string, Answer]> {
  for (const route of routes())
    for (const name of route.path.matchAll(/\{(\w+)\}/g))
      for (const value of HOSTILE.filter((one) => typeof one === 'string' && one !== '' && one.length < 100)) {
        const params = { [name[1] ?? '']: value as string };
        yield [
          `${route.id} ${short(params)}`,
          await send(route, (request) => ({ ...request, params: { ...request.params, ...params } })),
        ];
      }
}

/** All that any list takes as a filter; a route that does not know one refuses it, which is as good. */
const FILTERS =
  'q from to cursor limit kind state process item handler person due waitingFor exceptions openedFrom openedTo sort columns group grid building residence action organisation community show category legalKind version phone paper language'.split(
    ' ',
  );
const CURSORS = [
  ['abc', 'def'],
  [null, null],
  ['2026-09-16', 'no-id'],
  ['2026-09-16T00:00:00Z', newId()],
  ['infinity', 'x\u0000'],
  [1, 2],
].map((values) => Buffer.from(JSON.stringify(values)).toString('base64url'));

async function* hostileQueries(): AsyncGenerator<readonly [string, Answer]> {
  const values = [...HOSTILE.filter((one) => typeof one === 'string' && one.length < 100), ...CURSORS, '1e9', '-1'];
  for (const route of routes().filter((one) => one.method === 'GET'))
    for (const name of FILTERS)
      for (const value of values) {
        const query = { [name]: String(value) };
        yield [
          `${route.id} ${short(query)}`,
          await send(route, (request) => ({ ...request, query: { ...request.query, ...query } })),
        ];
      }
}

describe('hostile input', () => {
  it(
    'given any leaf of any body replaced, every route refuses it in words and never fails',
    async () => {
      expect(await faults(hostileBodies())).toEqual([]);
    },
    600_000 * timesLonger(),
  );

  it(
    'given any parameter of a path replaced, every route refuses it in words and never fails',
    async () => {
      expect(await faults(hostileParams())).toEqual([]);
    },
    600_000 * timesLonger(),
  );

  it(
    'given any filter or cursor replaced, every list refuses it in words and never fails',
    async () => {
      expect(await faults(hostileQueries())).toEqual([]);
    },
    600_000 * timesLonger(),
  );
});
