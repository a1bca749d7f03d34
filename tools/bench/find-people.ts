import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { DEMO_PASSWORD } from '../../catalogue/demo/staff.ts';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { newId } from '../../platform/ids.ts';
import { removeClusterHome } from '../../platform/postgres/cluster-home.ts';
import { openHttpClient, signIn, type HttpClient } from './http-client.ts';
import { writeManyPeople } from './many-people.ts';
import { openOffice } from './office.ts';
import { startServer } from './server-process.ts';

const WORKER = 'zhoumin';
/** The demo's own communities come with it; they stay as they are. */
const DEMO_RESIDENTS = 900;
const CONNECTIONS = 4;
const AIM_MILLISECONDS = 50;
const SAMPLED = 400;
/** What a start does once, as giving back the memory it took, is over by then. */
const AFTER_START_MILLISECONDS = 15_000;

interface Sample {
  readonly communityId: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly phoneTail: string;
  readonly idTail: string;
  readonly building: string;
  readonly unit: string;
}

/** What somebody at the counter types to find one of the people. */
const KINDS: Readonly<Record<string, (of: Sample) => string>> = {
  'whole name (王秀英)': ({ name }) => name,
  'two characters (秀英)': ({ name }) => [...name].slice(-2).join(''),
  'one middle character (秀)': ({ name }) => [...name][1] ?? name,
  'surname (王)': ({ name }) => [...name][0] ?? name,
  'pinyin (wangxiuying)': ({ pinyin }) => pinyin,
  'beginning of pinyin (wangx)': ({ pinyin }) => pinyin.slice(0, 5),
  'initials (wxy)': ({ initials }) => initials,
  'phone tail (1234)': ({ phoneTail }) => phoneTail,
  'ID tail (123X)': ({ idTail }) => idTail,
  'name and tail (秀英 1234)': ({ name, phoneTail }) => `${[...name].slice(-2).join('')} ${phoneTail}`,
  'building (西水新村3幢)': ({ building }) => building,
  'door (西水新村3幢1单元501)': ({ building, unit }) => `${building}${unit}501`,
  'name and building (王 西水新村3幢)': ({ name, building }) => `${[...name][0]} ${building}`,
  'everybody (first page)': () => '',
};

export interface Found {
  readonly kind: string;
  readonly asked: number;
  readonly foundNothing: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

/** Communities of the same street as the worker's own, who may then look into each. */
const addCommunities = async (owner: pg.Pool, count: number): Promise<readonly string[]> => {
  const ids = Array.from({ length: count }, () => newId());
  const { rows } = await owner.query<{ workerId: string; streetId: string }>(
    `select w.id as "workerId", o.parent_id as "streetId" from worker w join worker_role r on r.worker_id = w.id
     join organisation o on o.id = r.organisation_id where w.username = $1 and r.role = 'worker'`,
    [WORKER],
  );
  const [held] = rows;
  if (held === undefined) throw new Error(`${WORKER} has no community.`);
  await owner.query(
    `insert into organisation (id, parent_id, kind, name, short_name)
     select one.id, $2, 'community', '测量' || one.place || '社区', '测量' || one.place
     from unnest($1::uuid[]) with ordinality as one(id, place)`,
    [ids, held.streetId],
  );
  await owner.query(`insert into worker_role (worker_id, role, organisation_id) values ($1, 'worker', $2)`, [
    held.workerId,
    held.streetId,
  ]);
  return ids;
};

const filledCommunities = async (owner: pg.Pool): Promise<readonly string[]> => {
  const { rows } = await owner.query<{ id: string }>(
    `select id from organisation where short_name like '测量%' order by id`,
  );
  return rows.map(({ id }) => id);
};

/** A few people of each community, with what is typed to find them. */
const samplePeople = async (owner: pg.Pool, communities: readonly string[]): Promise<readonly Sample[]> => {
  const each = Math.ceil(SAMPLED / communities.length);
  const term = (kind: string): string =>
    `(select substr(t.term, 3) from person_search_term t where t.community_id = p.community_id and t.person_id = p.id and t.term like '${kind}:%' limit 1)`;
  const samples: Sample[] = [];
  const client = await owner.connect();
  try {
    for (const table of ['person', 'person_search_term', 'household', 'building'])
      await client.query(`alter table ${table} no force row level security`);
    for (const id of communities) {
      const { rows } = await client.query<Sample>(
        `select p.community_id as "communityId", p.name, ${term('P')} as pinyin, ${term('I')} as initials,
           right(p.phone_masked, 4) as "phoneTail", right(p.id_number_masked, 4) as "idTail", b.name as building, h.unit
         from person p join household h on h.community_id = p.community_id and h.id = p.household_id
         join building b on b.community_id = p.community_id and b.id = h.building_id
         where p.community_id = $1 and char_length(p.name) = 3 order by md5(p.id::text) limit $2`,
        [id, each],
      );
      samples.push(...rows);
    }
  } finally {
    for (const table of ['person', 'person_search_term', 'household', 'building'])
      await client.query(`alter table ${table} force row level security`);
    client.release();
  }
  return samples;
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const ask = async (
  http: HttpClient,
  cookie: string,
  { communityId }: Sample,
  q: string,
): Promise<{ readonly milliseconds: number; readonly rows: number }> => {
  const began = performance.now();
  const path = `/communities/${communityId}/people?q=${encodeURIComponent(q)}&limit=20`;
  const answer = await http.ask({ path, cookie });
  const milliseconds = performance.now() - began;
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 200)}`);
  return { milliseconds, rows: (JSON.parse(answer.body) as { items: readonly unknown[] }).items.length };
};

const measureKind = async (
  http: HttpClient,
  cookie: string,
  kind: string,
  samples: readonly Sample[],
): Promise<Found> => {
  const typed = KINDS[kind];
  if (typed === undefined) throw new Error(`There is no ${kind}.`);
  const times: number[] = [];
  let nothing = 0;
  let next = 0;
  const one = async (): Promise<void> => {
    for (let sample = samples[next++]; sample !== undefined; sample = samples[next++]) {
      const { milliseconds, rows } = await ask(http, cookie, sample, typed(sample));
      times.push(milliseconds);
      if (rows === 0) nothing += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  const sorted = times.toSorted((a, b) => a - b);
  return {
    kind,
    asked: sorted.length,
    foundNothing: nothing,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    most: sorted.at(-1) ?? 0,
  };
};

const lineOf = (one: Found): string =>
  `p50 ${one.p50.toFixed(1).padStart(6)}  p95 ${one.p95.toFixed(1).padStart(6)}  p99 ${one.p99.toFixed(1).padStart(6)}  most ${one.most.toFixed(0).padStart(4)} ms  ${one.p99 < AIM_MILLISECONDS ? 'ok  ' : 'SLOW'}  ${one.foundNothing} of ${one.asked} found nothing   ${one.kind}`;

const readOptions = (args: readonly string[]) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string', default: '1000000' },
      communities: { type: 'string', default: '50' },
      port: { type: 'string', default: '3160' },
      keep: { type: 'string' },
      database: { type: 'string' },
    },
  });
  return {
    ...values,
    people: Number(values.people),
    communities: Number(values.communities),
    port: Number(values.port),
  };
};

/** `npm run bench -- people`: finds one of a million residents by everything that is typed into the search box. */
export const benchPeople = async (
  args: readonly string[],
  output: string,
  log: (line: string) => void,
): Promise<void> => {
  const options = readOptions(args);
  const folder = options.keep ?? join(output, `people-${process.pid}`);
  mkdirSync(output, { recursive: true });
  const office = await openOffice(folder, DEMO_RESIDENTS, log, options.database);
  const { ownerPool, ownerUrl } = office.database;
  try {
    if ((await filledCommunities(ownerPool)).length === 0) {
      const ring = await openKeyRing({ dataDirectory: folder, databaseHasData: async () => true });
      const communities = await addCommunities(ownerPool, options.communities);
      log(`writing ${options.people} people into ${options.communities} communities`);
      await writeManyPeople(ownerPool, ring, communities, options.people, log);
      log('written');
    }
    const samples = await samplePeople(ownerPool, await filledCommunities(ownerPool));
    const server = await startServer({
      dataDirectory: folder,
      databaseUrl: ownerUrl,
      port: options.port,
      profile: undefined,
    });
    const http = openHttpClient(options.port, CONNECTIONS);
    try {
      const cookie = await signIn(http.ask, WORKER, DEMO_PASSWORD);
      await wait(AFTER_START_MILLISECONDS);
      const found: Found[] = [];
      // The first round warms the database's memory; an office asks all day.
      for (const round of ['warm', 'measured'] as const)
        for (const kind of Object.keys(KINDS)) {
          const one = await measureKind(http, cookie, kind, samples);
          if (round === 'measured') found.push(one);
        }
      console.log(found.map(lineOf).join('\n'));
      const slow = found.filter(({ p99 }) => p99 >= AIM_MILLISECONDS).map(({ kind }) => kind);
      log(
        `aim p99 < ${AIM_MILLISECONDS} ms, ${CONNECTIONS} at a time: ${slow.length === 0 ? 'reached' : `missed by ${slow.join(', ')}`}`,
      );
      const at = new Date().toISOString();
      writeFileSync(
        join(output, `${at.slice(0, 19).replaceAll(':', '-')}-people.json`),
        `${JSON.stringify({ at, people: options.people, communities: options.communities, processors: availableParallelism(), load: loadavg()[0], found }, null, 2)}\n`,
      );
    } finally {
      http.close();
      await server.stop();
    }
  } finally {
    await office.database.close();
    if (options.keep === undefined) {
      removeClusterHome(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  }
};
