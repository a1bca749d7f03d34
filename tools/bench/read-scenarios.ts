import type { BenchCommunity, BenchPerson } from './office.ts';
import type { Answer, Asked } from './http-client.ts';
import type { Recorder, RecordedStatement } from './recorded-statements.ts';
import { bareClient, cookieOf, type Scenario, type Stage } from './scenario.ts';

/** A read with its answer, and the statements that the product sends for it. */
interface RecordedRead {
  readonly path: string;
  readonly cookie: string;
  readonly body: string;
  readonly statements: readonly RecordedStatement[];
  readonly rows: number;
}

export interface ReadSettings {
  readonly id: string;
  readonly name: string;
  readonly pathOf: (community: BenchCommunity, person: BenchPerson, place: number) => string;
}

/** The application in this process: what it answers is what the measured server must answer too. */
export interface Inside {
  readonly ask: (asked: Asked) => Promise<Answer>;
  readonly recorder: Recorder;
}

const VARIANTS = 120;

const openList = (community: BenchCommunity, place: number): string => {
  const handler = community.workers[place % community.workers.length]?.id ?? '';
  return `/communities/${community.id}/cases?kind=open&state=review&handler=${handler}`;
};

const find = (community: BenchCommunity, words: string): string =>
  `/communities/${community.id}/people?q=${encodeURIComponent(words)}&limit=20`;

/** Everything that is read: lists as the workbench asks for them, people as they are typed into the search box. */
export const READS: readonly ReadSettings[] = [
  {
    id: 'list-open-cases',
    name: 'open cases by state and handler',
    pathOf: (community, _, place) => openList(community, place),
  },
  {
    id: 'find-two-characters',
    name: 'person by two characters (秀英)',
    pathOf: (community, person) => find(community, person.name.slice(1)),
  },
  {
    id: 'find-three-characters',
    name: 'person by whole name (王秀英)',
    pathOf: (community, person) => find(community, person.name),
  },
  {
    id: 'find-middle',
    name: 'person by one middle character (秀)',
    pathOf: (community, person) => find(community, person.name.slice(1, 2)),
  },
  {
    id: 'find-initials',
    name: 'person by initials (wxy)',
    pathOf: (community, person) => find(community, person.initials),
  },
  {
    id: 'find-phone-tail',
    name: 'person by phone tail (1234)',
    pathOf: (community, person) => find(community, person.phoneTail),
  },
];

/** Where two answers part, with what stands there in each. */
const firstDifference = (one: string, other: string): string => {
  const at = [...one].findIndex((character, place) => character !== other[place]);
  const around = (body: string): string => body.slice(Math.max(at - 60, 0), at + 40);
  return `${around(one)} ≠ ${around(other)}`;
};

const record = async (stage: Stage, inside: Inside, settings: ReadSettings, place: number): Promise<RecordedRead> => {
  const community = stage.communities[place % stage.communities.length];
  const person = community?.people[(place * 7) % community.people.length];
  const worker = community?.workers[place % community.workers.length];
  if (community === undefined || person === undefined || worker === undefined) throw new Error('A community is empty.');
  const path = settings.pathOf(community, person, Math.floor(place / stage.communities.length));
  const cookie = cookieOf(stage, worker.id);
  inside.recorder.take();
  const answer = await inside.ask({ path, cookie });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
  const rows = (JSON.parse(answer.body) as { items: readonly unknown[] }).items.length;
  return { path, cookie, body: answer.body, statements: inside.recorder.take(), rows };
};

/** Over HTTP the reply must be the recorded one to the last letter; the bare driver must find the same number of rows. */
export const readScenario = async (stage: Stage, inside: Inside, settings: ReadSettings): Promise<Scenario> => {
  const reads: RecordedRead[] = [];
  for (let place = 0; place < VARIANTS; place += 1) reads.push(await record(stage, inside, settings, place));
  if (reads.every((read) => read.rows === 0)) throw new Error(`${settings.id} finds nothing.`);
  const next = { http: 0, bare: 0 };
  const compared = { rows: 0 };
  const readAt = (place: number): RecordedRead => reads[place % reads.length] as RecordedRead;
  return {
    id: settings.id,
    name: settings.name,
    kind: 'read',
    hasAim: true,
    http: async () => {
      const read = readAt(next.http++);
      const answer = await stage.http.ask({ path: read.path, cookie: read.cookie });
      if (answer.body !== read.body)
        throw new Error(
          `${read.path} answered ${answer.status} something else: ${firstDifference(answer.body, read.body)}`,
        );
      compared.rows += read.rows;
    },
    bare: async (client) => {
      const read = readAt(next.bare++);
      for (const [place, { name, text, values }] of read.statements.entries()) {
        const { rowCount } = await bareClient(stage, client).query({ name, text, values: [...values] });
        // The product asks for one row more than it shows, to know whether a page follows.
        if (place === 0 && Math.min(rowCount ?? 0, read.rows) !== read.rows) throw new Error('rows are missing');
      }
    },
    check: async () => compared.rows,
  };
};
