import { beforeAll, describe, expect, it } from 'vitest';
import { openCase, type CaseReply } from '../../modules/casework/contract.ts';
import { createProcessLibrary } from '../../modules/casework/server/index.ts';
import type { RouteDefinition } from '../../platform/contract.ts';
import { everyFeature } from '../casework/every-feature.ts';
import { type Office, useOffice } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';
import { writePeople } from '../server/people-samples.ts';
import { writePlaces } from '../server/place-samples.ts';
import type { Fixture } from '../server/sample-fixture.ts';
import { writeVisits } from '../server/visit-samples.ts';
import { writeFixture } from '../server/write-fixture.ts';
import { idsOfCommunity } from './isolation/foreign-marks.ts';
import { type Findings, type Foreign, noFindings, sweepRoute } from './isolation/sweep.ts';
import { openTwin } from './isolation/twin-office.ts';
import { tellFigure } from './tell-figure.ts';

/** The shipped processes and one that keeps its cases to those who have them in hand and the head. */
const office = useOffice({
  changeCatalogue: (catalogue) => ({
    ...catalogue,
    processes: createProcessLibrary([...catalogue.processes.all, everyFeature]),
  }),
});
let home: Fixture;

beforeAll(async () => {
  home = await writeFixture(office);
});

const routes = (): readonly RouteDefinition[] =>
  office
    .running()
    .application.implementations.map(({ route }) => route)
    .filter(({ id }) => !['sign-in', 'sign-out', 'set-up', 'change-password'].includes(id));

/** The picture below the plan and the rules of visits are the whole community's, whatever grid they were made for. */
const OF_EVERY_GRID = ['get-plan', 'get-plan-picture', 'list-visit-rules'];

const sweep = async (whos: readonly Who[], foreign: Foreign, besides: readonly string[] = []): Promise<Findings> => {
  const findings = noFindings();
  for (const who of whos) {
    const asker = { who, caller: await office.as(who), fixture: home };
    for (const route of routes().filter(({ id }) => !besides.includes(id)))
      await sweepRoute(asker, route, [foreign], findings);
  }
  return findings;
};

const MARK = '龖';
/** `all` asks in every role that must not know. */
const isWhole = process.env['QUANKE_GUARDS'] === 'all';

const openSecret = async (input: Readonly<Record<string, unknown>>): Promise<CaseReply> => {
  const body = {
    processId: everyFeature.id,
    itemId: null,
    personId: null,
    channel: 'phone',
    input: { matter: `楼上漏水${MARK}`, anonymous: false, ...input },
  };
  const params = { communityId: office.communityId() };
  return (await (await office.as('worker')).call(openCase, { params, body })).reply();
};

/** A case as something that is not there for whoever asks. */
const asForeign = (secret: CaseReply): Foreign => ({
  fixture: { ...home, caseReply: secret, inHand: {} },
  marks: {
    mark: MARK,
    ids: new Set([secret.id, ...secret.documents.map(({ id }) => id)]),
    codes: [secret.number, secret.receiptCode],
  },
  byName: { caseId: secret.id, caseIds: secret.id, continues: secret.id, case: secret.id },
  words: [MARK, secret.number, secret.receiptCode],
});

/** Homes, people and visits in the care of whoever is the grid worker there. */
const writeGrid = async (there: Office): Promise<Fixture> => {
  const person = await there.person();
  const places = await writePlaces(there);
  const visits = await writeVisits(there);
  return { ...home, office: there, person, places, visits, people: await writePeople(there, places.buildingId) };
};

describe('what is hidden inside a community', () => {
  it('given a confidential case, is told to nobody but its handler and the head, by no route', async () => {
    const secret = await openSecret({});
    const others: readonly Who[] = isWhole
      ? ['second-worker', 'grid-worker', 'social-worker', 'approver', 'manager']
      : ['second-worker', 'manager'];
    const { requests, leaks, differences } = await sweep(others, asForeign(secret));
    tellFigure({ zh: '保密事项的请求', en: 'Requests around a confidential case' }, String(requests));
    expect({ leaks, differences }).toEqual({ leaks: [], differences: [] });
  }, 600_000);

  it('given a complaint about the head, is told to the head by no route', async () => {
    const secret = await openSecret({ complainedAboutWorkerId: office.staff().workerIds.head });
    const { requests, leaks, differences } = await sweep(['head'], asForeign(secret));
    tellFigure({ zh: '被投诉人的请求', en: 'Requests of who is complained about' }, String(requests));
    expect({ leaks, differences }).toEqual({ leaks: [], differences: [] });
  }, 600_000);

  it('given homes of another grid, a grid worker learns nothing of them and who lives there', async () => {
    const { ownerPool } = office.running();
    const before = await idsOfCommunity(ownerPool, office.communityId());
    const twin = await openTwin(office, {
      mark: MARK,
      places: { 'community-a1': 'community-a1' },
      areColleagues: true,
    });
    const fixture = await writeGrid(twin.office);
    const workers = await ownerPool.query<{ id: string }>('select id from worker');
    const known = new Set([...before, ...workers.rows.map(({ id }) => id)]);
    const ids = new Set([...(await idsOfCommunity(ownerPool, office.communityId()))].filter((id) => !known.has(id)));
    const foreign = { fixture, marks: { mark: MARK, ids, codes: [] }, byName: {}, words: [MARK] };
    const { requests, leaks, differences } = await sweep(['grid-worker'], foreign, OF_EVERY_GRID);
    tellFigure({ zh: '跨网格请求', en: 'Requests across grids' }, String(requests));
    expect({ leaks, differences }).toEqual({ leaks: [], differences: [] });
  }, 600_000);
});
