import { newId } from '../../platform/ids.ts';
import { weighted, type Random } from '../demo/random.ts';
import type { Asked } from './http-client.ts';
import type { Session } from './load-stand.ts';
import { ACCEPT, PROMISED_MATTER } from './matters.ts';

/** What somebody does next; `made` marks a matter that must be in the database afterwards. */
export interface Click {
  readonly asked: Asked;
  readonly makes: boolean;
}

type Make = (random: Random, session: Session, place: number) => Click;

const pick = <T>(random: Random, list: readonly T[]): T => {
  const one = list[random.int(0, list.length - 1)];
  if (one === undefined) throw new Error('There is nothing to choose from.');
  return one;
};

const look =
  (pathOf: (random: Random, session: Session) => string): Make =>
  (random, session) => ({
    asked: { path: `/communities/${session.community.id}${pathOf(random, session)}`, cookie: session.cookie },
    makes: false,
  });

const openMatter: Make = (random, { community, cookie }) => ({
  asked: {
    method: 'POST',
    path: `/communities/${community.id}/cases`,
    cookie,
    key: newId(),
    body: { ...PROMISED_MATTER, personId: pick(random, community.people).id, first: ACCEPT },
  },
  makes: true,
});

/** A worker's day, by share: finding and reading people, lists and cases, the workbench, and taking in matters. */
const workersClick = weighted<Make>([
  [
    look(
      (random, { community }) =>
        `/people?q=${encodeURIComponent(pick(random, community.people).name.slice(1))}&limit=20`,
    ),
    24,
  ],
  [look((random, { community }) => `/people/${pick(random, community.people).id}`), 16],
  [look(() => '/cases?kind=open'), 14],
  [look((random, { caseIds }) => `/cases/${pick(random, caseIds)}`), 18],
  [look(() => '/workbench'), 12],
  [look(() => '/visits/planned'), 6],
  [openMatter, 10],
]);

const WORDS = ['救助', '低保', '居住证', '残疾', '老年', '医保', '就业', '住房'];
const RELIEF = 'temporary-relief';

const addressOf = (place: number): string => `10.${place >> 16}.${(place >> 8) & 255}.${place & 255}`;

const anonymous =
  (askedFor: (random: Random) => Asked): Make =>
  (random, _session, place) => ({ asked: { ...askedFor(random), from: addressOf(place) }, makes: false });

/** A resident reads guides and sees what applies; nobody signs in for that. */
const residentsClick = weighted<Make>([
  [anonymous((random) => ({ path: `/guides?q=${encodeURIComponent(pick(random, WORDS))}` })), 45],
  [anonymous(() => ({ path: `/guides/${RELIEF}` })), 40],
  [anonymous(() => ({ method: 'POST', path: `/guides/${RELIEF}/check`, body: { facts: {} } })), 15],
]);

export type Kind = 'worker' | 'resident';

export const nextClick = (kind: Kind, random: Random, session: Session, place: number): Click =>
  (kind === 'worker' ? workersClick : residentsClick)(random)(random, session, place);
