import type { ActingRole } from '../../../modules/access/domain/roles.ts';
import type { CaseReply, listOpenings } from '../../../modules/casework/contract.ts';
import type { ReplyOf } from '../../../platform/contract.ts';
import type { TestActor } from '../../casework/case-facts.ts';
import { DESKTOP, PHONE, type RunningOffice, type Visitor } from '../running-office.ts';

/** Who in the demo does what somebody of the golden histories did. */
const USERNAMES: Readonly<Partial<Record<TestActor, string>>> = {
  worker: 'zhoumin',
  head: 'gumeihua',
  approver: 'fanghong',
  'second-worker': 'lijianguo',
  'grid-worker': 'qianfeng',
  'social-worker': 'linyue',
  manager: 'yuwei',
};

/** The role in which a colleague acts. */
export const roleOf = (username: string): ActingRole => {
  const known = Object.entries(USERNAMES).find(([, name]) => name === username)?.[0];
  return known === 'second-worker' ? 'worker' : (known as ActingRole);
};

/** What people outside the office do is written down by somebody in it. */
const RECORDED_BY: readonly (readonly [ActingRole, string])[] = [
  ['worker', 'zhoumin'],
  ['social-worker', 'linyue'],
  ['head', 'gumeihua'],
];

export const usernameOf = (actor: TestActor, by: readonly ActingRole[]): string => {
  const username = USERNAMES[actor] ?? RECORDED_BY.find(([role]) => by.includes(role))?.[1];
  if (username === undefined) throw new Error(`Nobody in the office does what only ${by.join(', ')} may`);
  return username;
};

/** A colleague with a browser, who may also send the same commands without it. */
export interface Colleague {
  readonly visitor: Visitor;
  readonly username: string;
  /** Shows the case on the page, as it is now. */
  show(path: string): Promise<void>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, data: unknown): Promise<T>;
}

/** Names and ids of the community that forms ask for. */
export interface Community {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly workers: ReplyOf<typeof listOpenings>['workers'];
  readonly organisations: ReplyOf<typeof listOpenings>['organisations'];
  /** Number of an event that was open before any that is walked: what is reported again is joined with it. */
  readonly earlierEvent: string;
}

const PERSON = '王秀英';

/**
 * Follows a link within the app, which is much faster than loading it anew. What was shown before is loaded, because
 * the page would still have it at hand as it was; and so is everything once the page went elsewhere by itself.
 */
const showing = ({ page, address }: Visitor): ((path: string) => Promise<void>) => {
  const shown = new Set<string>();
  let last: string | undefined;
  return async (path) => {
    if (last !== new URL(page.url()).pathname || shown.has(path)) {
      await page.goto(`${address}${path}`);
      shown.clear();
    } else await page.evaluate((to) => history.pushState({}, '', to), path);
    shown.add(path);
    last = path;
  };
};

const arrive = async (office: RunningOffice, username: string): Promise<Colleague> => {
  const visitor = await office.openBrowser(DESKTOP);
  await visitor.signInAs(username);
  const api = `${office.address()}/api`;
  const { request } = visitor.context;
  return {
    visitor,
    username,
    show: showing(visitor),
    get: async <T>(path: string) => (await (await request.get(`${api}${path}`)).json()) as T,
    post: async <T>(path: string, data: unknown) => {
      const answer = await request.post(`${api}${path}`, {
        data,
        headers: { 'idempotency-key': crypto.randomUUID() },
      });
      if (!answer.ok()) throw new Error(`${username} ${path} ${JSON.stringify(data)}: ${await answer.text()}`);
      return (await answer.json()) as T;
    },
  };
};

export interface Colleagues {
  of(username: string): Promise<Colleague>;
  community(): Promise<Community>;
  /** Somebody without an account, on a phone. */
  outsider(): Promise<Visitor>;
  /** What any of their pages complained about. */
  faults(): readonly string[];
  leave(): Promise<void>;
}

/** Everybody has one browser for the whole file, opened when it is needed first. */
export const useColleagues = (office: RunningOffice): Colleagues => {
  const present = new Map<string, Colleague>();
  const guests: Visitor[] = [];
  let community: Community | undefined;
  const everybody = () => [...guests, ...[...present.values()].map(({ visitor }) => visitor)];
  const of = async (username: string): Promise<Colleague> => {
    const known = present.get(username) ?? (await arrive(office, username));
    present.set(username, known);
    return known;
  };
  const findCommunity = async (): Promise<Community> => {
    const { get, post } = await of('zhoumin');
    const { communities } = await get<{ communities: readonly { id: string }[] }>('/session');
    const id = communities[0]?.id ?? '';
    const people = await get<{ items: readonly { id: string }[] }>(
      `/communities/${id}/people?q=${encodeURIComponent(PERSON)}`,
    );
    const { workers, organisations } = await get<ReplyOf<typeof listOpenings>>(`/communities/${id}/openings`);
    const { number: earlierEvent } = await post<CaseReply>(`/communities/${id}/cases`, {
      processId: 'grid-event',
      itemId: null,
      personId: null,
      channel: 'phone',
      input: { kind: 'other', place: '先报的那一件' },
    });
    return { id, personId: people.items[0]?.id ?? '', personName: PERSON, workers, organisations, earlierEvent };
  };
  return {
    of,
    community: async () => (community ??= await findCommunity()),
    outsider: async () => {
      const visitor = await office.openBrowser(PHONE);
      guests.push(visitor);
      return visitor;
    },
    faults: () => everybody().flatMap(({ faults }) => faults),
    leave: async () => {
      for (const { context } of everybody()) await context.close();
    },
  };
};

export const casePath = (community: Community, caseId: string): string =>
  `/communities/${community.id}/cases/${caseId}`;

export const readCase = ({ get }: Colleague, community: Community, caseId: string): Promise<CaseReply> =>
  get<CaseReply>(casePath(community, caseId));
