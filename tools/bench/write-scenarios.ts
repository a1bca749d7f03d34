import { newId } from '../../platform/ids.ts';
import { checkWritten } from './check-written.ts';
import { ACCEPT, GIVE_NOTICE, PROMISED_MATTER, type Matter } from './matters.ts';
import type { BenchCommunity } from './office.ts';
import { WorkRanOut } from './rounds.ts';
import { captureRows, createBareWriter, rowsIn, type RowBundle } from './row-bundle.ts';
import { bareClient, cookieOf, type Scenario, type Stage } from './scenario.ts';

export interface MadeCase {
  readonly communityId: string;
  readonly workerId: string;
  readonly id: string;
  readonly version: number;
}

interface Sent {
  readonly made: MadeCase;
  readonly key: string;
}

const ID = /"id":"([0-9a-f-]{36})"/;
const VERSION = /"version":(\d+)/;

/** Only what is needed of a reply is taken out of it; the rows themselves are checked in the database afterwards. */
const madeOf = (communityId: string, workerId: string, status: number, wanted: number, body: string): MadeCase => {
  const id = ID.exec(body)?.[1];
  const version = VERSION.exec(body)?.[1];
  if (status !== wanted || id === undefined || version === undefined)
    throw new Error(`answered ${status}: ${body.slice(0, 300)}`);
  return { communityId, workerId, id, version: Number(version) };
};

const pick = <T>(list: readonly T[], place: number): T => {
  const value = list[place % list.length];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
};

const MISSING_PAPERS = { ...PROMISED_MATTER, materials: PROMISED_MATTER.materials.slice(0, 2) };

const sendOpen = async (
  stage: Stage,
  community: BenchCommunity,
  place: number,
  matter: Matter,
  first: typeof ACCEPT | typeof GIVE_NOTICE | null,
): Promise<Sent> => {
  const worker = pick(community.workers, place);
  const key = newId();
  const answer = await stage.http.ask({
    method: 'POST',
    path: `/communities/${community.id}/cases`,
    cookie: cookieOf(stage, worker.id),
    key,
    body: { ...matter, personId: pick(community.people, place).id, ...(first === null ? {} : { first }) },
  });
  return { made: madeOf(community.id, worker.id, answer.status, 201, answer.body), key };
};

const sendAccept = async (stage: Stage, present: MadeCase): Promise<Sent> => {
  const key = newId();
  const answer = await stage.http.ask({
    method: 'POST',
    path: `/communities/${present.communityId}/cases/${present.id}/actions`,
    cookie: cookieOf(stage, present.workerId),
    key,
    body: { ...ACCEPT, expectedVersion: present.version },
  });
  return { made: madeOf(present.communityId, present.workerId, answer.status, 200, answer.body), key };
};

interface OpenSettings {
  readonly id: string;
  readonly name: string;
  readonly communities: readonly BenchCommunity[];
  readonly first: typeof ACCEPT | typeof GIVE_NOTICE | null;
  /** Where the cases made go, for the scenario that advances them. */
  readonly keep?: Kept;
}

/** One command per community is sent first: its rows are what the bare driver then writes again and again. */
const captureOpened = async (stage: Stage, settings: OpenSettings) => {
  const matter = settings.first === GIVE_NOTICE ? MISSING_PAPERS : PROMISED_MATTER;
  const bundles = new Map<string, RowBundle>();
  for (const [place, community] of settings.communities.entries()) {
    const { made, key } = await sendOpen(stage, community, place, matter, settings.first);
    bundles.set(community.id, await captureRows(stage.owner, community.id, made.id, 0, key));
  }
  return { matter, bundles };
};

export const openScenario = async (stage: Stage, settings: OpenSettings): Promise<Scenario> => {
  const { matter, bundles } = await captureOpened(stage, settings);
  const writers = new Map([...bundles].map(([id, bundle]) => [id, createBareWriter(settings.id, bundle)]));
  const written: MadeCase[] = [];
  let httpPlace = 0;
  let barePlace = 0;
  return {
    id: settings.id,
    name: settings.name,
    kind: 'write',
    hasAim: settings.first !== GIVE_NOTICE,
    http: async () => {
      const place = httpPlace++;
      const { made } = await sendOpen(stage, pick(settings.communities, place), place, matter, settings.first);
      written.push(made);
      settings.keep?.http.push(made);
    },
    bare: async (client) => {
      const place = barePlace++;
      const community = pick(settings.communities, place);
      const id = newId();
      const renewed = { caseId: id, personId: pick(community.people, place).id };
      await writers.get(community.id)?.(bareClient(stage, client), renewed);
      settings.keep?.bare.push({ communityId: community.id, workerId: '', id, version: 1 });
    },
    check: () => checkWritten(stage.owner, written, rowsIn(pick([...bundles.values()], 0))),
  };
};

interface Kept {
  readonly http: MadeCase[];
  readonly bare: MadeCase[];
}

/** The first case of each community is accepted at once: its rows are what the bare driver then writes again and again. */
const captureAccepted = async (stage: Stage, id: string, kept: Kept) => {
  const firsts = [...new Map(kept.http.map((made) => [made.communityId, made])).values()];
  const bundles = new Map<string, RowBundle>();
  for (const first of firsts) {
    const { key } = await sendAccept(stage, first);
    bundles.set(first.communityId, await captureRows(stage.owner, first.communityId, first.id, first.version, key));
  }
  const accepted = new Set(firsts.map((first) => first.id));
  const writers = new Map([...bundles].map(([communityId, bundle]) => [communityId, createBareWriter(id, bundle)]));
  const rowsEach = rowsIn(pick([...bundles.values()], 0)) - 1;
  return { present: kept.http.filter((made) => !accepted.has(made.id)), writers, rowsEach };
};

/** Advances cases that were opened without a first action; ends when all are advanced. */
export const acceptScenario = async (stage: Stage, id: string, name: string, kept: Kept): Promise<Scenario> => {
  const { present, writers, rowsEach } = await captureAccepted(stage, id, kept);
  const written: MadeCase[] = [];
  let httpPlace = 0;
  let barePlace = 0;
  return {
    id,
    name,
    kind: 'write',
    hasAim: true,
    http: async () => {
      const made = present[httpPlace++];
      if (made === undefined) throw new WorkRanOut();
      written.push((await sendAccept(stage, made)).made);
    },
    bare: async (client) => {
      const made = kept.bare[barePlace++];
      const write = made === undefined ? undefined : writers.get(made.communityId);
      if (made === undefined || write === undefined) throw new WorkRanOut();
      await write(bareClient(stage, client), { caseId: made.id });
    },
    check: () => checkWritten(stage.owner, written, rowsEach, present[0]?.version ?? 1),
  };
};
