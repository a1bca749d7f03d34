import { randomUUID } from 'node:crypto';
import type { RouteDefinition } from '../../../platform/contract.ts';
import { newId } from '../../../platform/ids.ts';
import type { Answer, Request } from '../../server/call-route.ts';
import type { Caller } from '../../server/office.ts';
import type { Who } from '../../server/office-staff.ts';
import type { Fixture } from '../../server/sample-fixture.ts';
import { SAMPLE_REQUESTS } from '../../server/sample-requests.ts';
import { textOf } from './answer-text.ts';
import { foreignIn, type Marks } from './foreign-marks.ts';
import {
  idsOfContract,
  type Path,
  placesOfIds,
  takesWords,
  UUID,
  valueAt,
  withAbsentIds,
  withValue,
} from './places-of-ids.ts';

/** A foreign community with what was written there. */
export interface Foreign {
  readonly fixture: Fixture;
  readonly marks: Marks;
  /** Ids of things there that samples do not name, by the name that a contract gives to such an id. */
  readonly byName: Readonly<Record<string, string>>;
  /** What somebody would search for who wanted to find people and cases from there. */
  readonly words: readonly string[];
}

/** Who asks, from where. */
export interface Asker {
  readonly who: Who;
  readonly caller: Caller;
  readonly fixture: Fixture;
}

export interface Findings {
  requests: number;
  comparisons: number;
  /** Foreign ids that somebody here gave to something new; from then on they say nothing. */
  readonly taken: Set<unknown>;
  /** Marks of a foreign community that were read in answers. */
  readonly leaks: string[];
  /** Where a foreign thing was answered otherwise than one that there is not. */
  readonly differences: string[];
}

export const noFindings = (): Findings => ({
  requests: 0,
  comparisons: 0,
  taken: new Set(),
  leaks: [],
  differences: [],
});

const sampleOf = (route: RouteDefinition, fixture: Fixture, who: Who): Request => {
  const sample = SAMPLE_REQUESTS[route.id];
  if (sample === undefined) throw new Error(`no sample request for ${route.id}`);
  return sample(fixture, who);
};

const inCommunity = (route: RouteDefinition, request: Request, communityId: string): Request =>
  route.path.includes('{communityId}') ? { ...request, params: { communityId, ...request.params } } : request;

const ANY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const LONGEST_WORD = 20;
/** So much of two answers is shown from where they differ. */
const TOLD = 300;

/** Numbers, days and codes are others each time. */
const withoutChance = (value: unknown): unknown => {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') {
    const isCode = /^[A-Z0-9-]{8,}$/.test(value) || (!/[\s\p{Script=Han}]/u.test(value) && value.length > LONGEST_WORD);
    return isCode || /\d/.test(value) ? '#' : value;
  }
  if (Array.isArray(value)) return value.map(withoutChance);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutChance(one)]));
};

/** An answer without what differs from one time to the next: refusals to the letter, successes by what they are like. */
const shapeOf = ({ status, bytes, headers }: Answer): string => {
  const body = bytes.toString('utf8');
  if (status >= 400) return `${status} ${body.replaceAll(ANY_ID, '#')}`;
  const type = String(headers['content-type']);
  return `${status} ${type.includes('json') ? JSON.stringify(withoutChance(JSON.parse(body))) : type}`;
};

/** Asks, looks for foreign marks, and answers what can be compared. */
const ask = async (
  { who, caller }: Asker,
  route: RouteDefinition,
  request: Request,
  foreign: readonly Foreign[],
  findings: Findings,
): Promise<string> => {
  const answer: Answer = await caller.call(route, request);
  findings.requests += 1;
  const text = await textOf(answer);
  const sent = JSON.stringify(request);
  for (const { marks } of foreign)
    for (const found of foreignIn(text, marks, sent)) findings.leaks.push(`${route.id} ${who}: ${found} of ${sent}`);
  return shapeOf(answer);
};

/** Ids that whoever asks gives to something new, by route: taken there, one that is used elsewhere too is one's own. */
export const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  'save-draft': ['params.draftId'],
  'save-view': ['params.viewId'],
  'record-visit': ['params.visitId'],
  'add-visit-attachment': ['body.id'],
  'send-field-records': ['body.records.0.recordId', 'body.records.0.editId'],
  'hand-in-field-records': ['body.records.0.recordId', 'body.records.0.editId'],
  'register-field-phone': ['body.phoneId'],
  'start-roll-call': ['body.id'],
  'answer-roll-call': ['body.id'],
};

const chosenIn = (route: RouteDefinition, request: Request): readonly unknown[] =>
  (CHOSEN[route.id] ?? []).map((path) =>
    valueAt(
      request,
      path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
    ),
  );

/** The same request twice, aimed at something foreign and at nothing: whoever asks must not be able to tell. */
const compare = async (
  asker: Asker,
  route: RouteDefinition,
  [aimed, absent]: readonly [Request, Request],
  foreign: readonly Foreign[],
  findings: Findings,
): Promise<void> => {
  for (const { marks } of foreign)
    for (const id of chosenIn(route, aimed)) {
      marks.ids.delete(String(id));
      findings.taken.add(id);
    }
  const [told, toldOfNothing] = [
    await ask(asker, route, aimed, foreign, findings),
    await ask(asker, route, absent, foreign, findings),
  ];
  findings.comparisons += 1;
  if (told === toldOfNothing) return;
  const from = [...told].findIndex((letter, at) => letter !== toldOfNothing[at]);
  const shown = [told, toldOfNothing].map(
    (one) => `${one.slice(0, 4)} … ${one.slice(Math.max(0, from - 40), from + TOLD)}`,
  );
  findings.differences.push(`${route.id} ${asker.who}: ${JSON.stringify(aimed)}\n  ${shown.join('\n  ')}`);
};

const idFor = ({ byName, fixture }: Foreign, name: string): string => byName[name] ?? fixture.person.id;

/** Everything that could name something foreign: each place that holds an id, and each that the contract would take. */
const aimedRequests = (
  route: RouteDefinition,
  sample: () => Request,
  foreign: Foreign,
  theirs: Request,
): readonly (readonly [Request, Request])[] => {
  const own = sample();
  const isSameCommunity = own.params?.['communityId'] === foreign.fixture.office.communityId();
  const same = (path: Path): boolean => valueAt(theirs, path) === valueAt(own, path);
  const places = [
    ...new Map([...placesOfIds(own), ...idsOfContract(route)].map((path) => [path.join('.'), path])).values(),
  ];
  return places.flatMap((path) => {
    const given = valueAt(theirs, path);
    const isId = typeof given === 'string' && UUID.test(given) && !same(path) && foreign.marks.ids.has(given);
    const id = isId ? given : idFor(foreign, String(path.findLast((key) => typeof key === 'string')));
    // What is hidden inside the own community stands among things that are not.
    if (isSameCommunity && !foreign.marks.ids.has(id)) return [];
    return [[withValue(sample(), path, id), withValue(sample(), path, newId())] as const];
  });
};

/** Aims one route at a foreign community in every way, and at nothing in the same ways. */
const aimAt = async (
  asker: Asker,
  route: RouteDefinition,
  foreign: Foreign,
  all: readonly Foreign[],
  findings: Findings,
  isForbidden: boolean,
): Promise<void> => {
  const { who, fixture } = asker;
  const home = fixture.office.communityId();
  const there = foreign.fixture.office.communityId();
  const own = (): Request => inCommunity(route, sampleOf(route, fixture, who), home);
  const theirs = sampleOf(route, foreign.fixture, who);
  // Who may not use a route at all gets no further, whatever is named.
  const aimed = aimedRequests(route, own, foreign, theirs);
  const pairs: (readonly [Request, Request])[] = isForbidden ? aimed.slice(0, 1) : [...aimed];
  if (there !== home && placesOfIds(theirs).length > 1 && !isForbidden)
    pairs.push([inCommunity(route, theirs, home), inCommunity(route, withAbsentIds(theirs), home)]);
  if (there !== home && route.path.includes('{communityId}')) {
    const nowhere = randomUUID();
    pairs.push([inCommunity(route, theirs, there), inCommunity(route, theirs, nowhere)]);
    pairs.push([
      withValue(own(), ['params', 'communityId'], there),
      withValue(own(), ['params', 'communityId'], nowhere),
    ]);
  }
  const isTaken = ([request]: readonly [Request, Request]): boolean =>
    placesOfIds(request).some((path) => findings.taken.has(valueAt(request, path)));
  for (const pair of pairs.filter((one) => !isTaken(one))) await compare(asker, route, pair, all, findings);
  if (takesWords(route) && !isForbidden)
    for (const q of foreign.words) await ask(asker, route, withValue(own(), ['query', 'q'], q), all, findings);
};

/** One person asks one route, first for the own things and then in every way for those of the others. */
export const sweepRoute = async (
  asker: Asker,
  route: RouteDefinition,
  foreign: readonly Foreign[],
  findings: Findings,
): Promise<void> => {
  const { who, fixture } = asker;
  const own = inCommunity(route, sampleOf(route, fixture, who), fixture.office.communityId());
  const told = await ask(asker, route, own, foreign, findings);
  for (const one of foreign) await aimAt(asker, route, one, foreign, findings, told.startsWith('403'));
};
