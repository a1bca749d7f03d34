import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DEMO_PASSWORD } from '../../catalogue/demo/staff.ts';
import { newId } from '../../platform/ids.ts';
import { removeClusterHome } from '../../platform/postgres/cluster-home.ts';
import { databaseProcess, processorOfDatabase } from './processor-time.ts';
import { copyLinesIn, copyOut } from './copy-lines.ts';
import { openHttpClient, signIn, type HttpClient } from './http-client.ts';
import { openOffice, type Office } from './office.ts';
import { makePeopleList } from './people-list.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const HEAD = 'gumeihua';
const CONNECTIONS = 6;
const PAUSE_MILLISECONDS = 40;
const LOOK_MILLISECONDS = 500;
const MOST_MINUTES = 15;
const AIM = { rowsPerSecond: 100_000 / 180, p99Milliseconds: 200 };

interface Import {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly counts: Readonly<Record<string, number>>;
}

interface Phase {
  readonly name: string;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  readonly othersP50: number;
  readonly othersP99: number;
  readonly othersMost: number;
  readonly othersAsked: number;
  readonly memoryMegabytes: number;
  /** Processor time of server and database, of those who ask meanwhile too. */
  readonly serverSeconds: number;
  readonly databaseSeconds: number;
}

/** Somebody at the counter of the same community, who asks all the while. */
interface Others {
  take(): readonly number[];
  stop(): Promise<void>;
}

interface Bench {
  readonly office: Office;
  readonly server: ServerProcess;
  readonly http: HttpClient;
  readonly cookie: string;
  readonly communityId: string;
  /** First process of the database. */
  readonly databaseProcess: number;
  /** How many ask meanwhile. */
  readonly others: number;
}

const percentile = (times: readonly number[], share: number): number => {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

const communityOf = async ({ database }: Office): Promise<string> => {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `select r.organisation_id as id from worker w join worker_role r on r.worker_id = w.id where w.username = $1 and r.role = 'head'`,
    [HEAD],
  );
  return rows[0]?.id ?? '';
};

const startOthers = ({ http, cookie, communityId, office, others }: Bench): Others => {
  let times: number[] = [];
  const asked = { isOver: false };
  const people = office.communities.find(({ id }) => id === communityId)?.people ?? [];
  const ask = async (client: number): Promise<void> => {
    for (let turn = client; !asked.isOver; turn += others) {
      const person = people[turn % people.length];
      const paths = [
        `/communities/${communityId}/people?q=${encodeURIComponent(person?.name.slice(1) ?? '')}&limit=20`,
        `/communities/${communityId}/people/${person?.id}`,
        `/communities/${communityId}/cases?kind=open`,
      ];
      const began = performance.now();
      const { status } = await http.ask({ path: paths[turn % paths.length] ?? '', cookie });
      if (status !== 200) throw new Error(`Somebody else was answered ${status}.`);
      times.push(performance.now() - began);
      await wait(PAUSE_MILLISECONDS);
    }
  };
  const asking = Array.from({ length: others }, (_, client) => ask(client));
  return {
    take: () => {
      const taken = times;
      times = [];
      return taken;
    },
    stop: async () => {
      asked.isOver = true;
      await Promise.all(asking);
    },
  };
};

const post = async (bench: Bench, path: string, body: unknown): Promise<Import> => {
  const answer = await bench.http.ask({
    method: 'POST',
    path: `/communities/${bench.communityId}/imports${path}`,
    cookie: bench.cookie,
    key: newId(),
    body,
  });
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
  return JSON.parse(answer.body) as Import;
};

const look = async ({ http, cookie, communityId }: Bench, id: string): Promise<Import> =>
  JSON.parse((await http.ask({ path: `/communities/${communityId}/imports/${id}`, cookie })).body) as Import;

const until = async (bench: Bench, id: string, states: readonly string[]): Promise<Import> => {
  const end = performance.now() + MOST_MINUTES * 60_000;
  for (;;) {
    const one = await look(bench, id);
    if (states.includes(one.state)) return one;
    if (performance.now() > end) throw new Error(`The import is still ${one.state} after ${MOST_MINUTES} minutes.`);
    await wait(LOOK_MILLISECONDS);
  }
};

/** Runs a part, with what others waited meanwhile and the most memory that the server took. */
const phaseOf = async (
  bench: Bench,
  others: Others,
  of: { readonly name: string; readonly rows: number },
  work: () => Promise<unknown>,
): Promise<Phase> => {
  others.take();
  let memory = 0;
  const looking = setInterval(() => {
    memory = Math.max(memory, bench.server.memory());
  }, 100);
  const used = () => [bench.server.processorMilliseconds(), processorOfDatabase(bench.databaseProcess)] as const;
  const before = used();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const after = used();
  clearInterval(looking);
  const waited = others.take();
  return {
    name: of.name,
    seconds,
    rowsPerSecond: of.rows / seconds,
    othersP50: percentile(waited, 0.5),
    othersP99: percentile(waited, 0.99),
    othersMost: Math.max(0, ...waited),
    othersAsked: waited.length,
    memoryMegabytes: Math.round(memory / 1_048_576),
    serverSeconds: (after[0] - before[0]) / 1000,
    databaseSeconds: (after[1] - before[1]) / 1000,
  };
};

const upload = async (bench: Bench, bytes: Uint8Array): Promise<string> => {
  const begun = await post(bench, '', { source: 'file', fileName: '名单.xlsx', bytes: bytes.length });
  const { id, parts, partBytes } = begun as Import & { readonly parts: number; readonly partBytes: number };
  for (let number = 0; number < parts; number += 1) {
    const content = Buffer.from(bytes.subarray(number * partBytes, (number + 1) * partBytes)).toString('base64');
    await post(bench, `/${id}/parts`, { number, content });
  }
  return id;
};

const WRITTEN: Readonly<Record<string, string>> = {
  person: 'p.*',
  person_search_term: 't.*',
  person_group: 'g.*',
};
const FROM_WRITTEN = `from person_import_row r join person p on p.community_id = r.community_id and p.id = r.person_id`;
const JOINS: Readonly<Record<string, string>> = {
  person: '',
  person_search_term: 'join person_search_term t on t.community_id = p.community_id and t.person_id = p.id',
  person_group: 'join person_group g on g.community_id = p.community_id and g.person_id = p.id',
};

/** Seconds that COPY alone needs for the same rows of people, terms and groups, into tables with the same indexes. */
const copyAlone = async ({ office }: Bench, importId: string): Promise<number> => {
  const client = await office.database.ownerPool.connect();
  let milliseconds = 0;
  try {
    await client.query('set statement_timeout = 0');
    for (const table of Object.keys(WRITTEN)) {
      const generated = await client.query<{ name: string }>(
        `select column_name as name from information_schema.columns
         where table_schema = current_schema() and table_name = $1 order by ordinal_position`,
        [table],
      );
      if (generated.rows.length === 0) throw new Error(`There is no table ${table}.`);
      await client.query(`alter table ${table} no force row level security`);
      await client.query('alter table person_import_row no force row level security');
      const lines = await copyOut(
        client,
        `select ${WRITTEN[table]} ${FROM_WRITTEN} ${JOINS[table]} where r.import_id = '${importId}'`,
      );
      await client.query(`create table bench_${table} (like ${table} including all)`);
      const began = performance.now();
      await copyLinesIn(client, `bench_${table}`, lines);
      milliseconds += performance.now() - began;
      await client.query(`drop table bench_${table}; alter table ${table} force row level security`);
    }
  } finally {
    await client.query('alter table person_import_row force row level security');
    client.release();
  }
  return milliseconds / 1000;
};

const lineOf = (one: Phase): string =>
  `${one.name.padEnd(24)} ${one.seconds.toFixed(1).padStart(7)} s ${one.rowsPerSecond.toFixed(0).padStart(7)} rows/s   others p50 ${one.othersP50.toFixed(0)} p99 ${one.othersP99.toFixed(0)} most ${one.othersMost.toFixed(0)} ms (${one.othersAsked} asked)   processor ${one.serverSeconds.toFixed(1)} + ${one.databaseSeconds.toFixed(1)} s   memory ${one.memoryMegabytes} MB`;

const measure = async (
  bench: Bench,
  others: Others,
  { rows, first }: { readonly rows: number; readonly first: number },
  log: (line: string) => void,
): Promise<readonly Phase[]> => {
  const { rows: buildings } = await bench.office.database.ownerPool.query<{ name: string }>(
    'select name from building where community_id = $1 order by name',
    [bench.communityId],
  );
  const bytes = await makePeopleList(
    rows,
    buildings.map(({ name }) => name),
    first,
  );
  log(`a workbook of ${rows} rows, ${(bytes.length / 1_048_576).toFixed(1)} MB`);
  const phases: Phase[] = [];
  const run = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const phase = await phaseOf(bench, others, { name, rows }, work);
    log(lineOf(phase));
    phases.push(phase);
  };
  let id = '';
  await run('nothing else', () => wait(5_000));
  await run('upload', async () => {
    id = await upload(bench, bytes);
  });
  await run('read and compare', () => until(bench, id, ['preview', 'refused', 'columns']));
  const seen = await look(bench, id);
  if (seen.state !== 'preview' || seen.counts['new'] !== rows)
    throw new Error(`The list was not understood: ${seen.state} ${JSON.stringify(seen.counts)}`);
  await run('write', async () => {
    await post(bench, `/${id}/confirm`, { expectedVersion: seen.version });
    await until(bench, id, ['done']);
  });
  const done = await look(bench, id);
  if (done.counts['written'] !== rows) throw new Error(`Rows are missing: ${JSON.stringify(done.counts)}`);
  const alone = await copyAlone(bench, id);
  log(
    `COPY of the same people, terms and groups by the bare driver: ${alone.toFixed(1)} s, ${(rows / alone).toFixed(0)} rows/s`,
  );
  await run('undo', async () => {
    await post(bench, `/${id}/undo`, { expectedVersion: done.version, reason: '性能测量' });
    await until(bench, id, ['undone']);
  });
  const undone = await look(bench, id);
  if (undone.counts['undone'] !== rows) throw new Error(`Rows are left: ${JSON.stringify(undone.counts)}`);

  return phases;
};

const measureBesideOthers = async (
  bench: Bench,
  list: { readonly rows: number; readonly first: number },
  log: (line: string) => void,
): Promise<readonly Phase[]> => {
  const others = startOthers(bench);
  try {
    return await measure(bench, others, list, log);
  } finally {
    await others.stop();
  }
};

/** `npm run bench -- import`: brings lists of residents, as an office does it, while others go on working. */
export const benchImport = async (
  args: readonly string[],
  output: string,
  log: (line: string) => void,
): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '10000,100000' },
      residents: { type: 'string', default: '8000' },
      others: { type: 'string', default: '4' },
      first: { type: 'string', default: '0' },
      port: { type: 'string', default: '3160' },
      keep: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const sizes = values.rows.split(',').map(Number);
  const folder = values.keep ?? join(output, `import-${process.pid}`);
  mkdirSync(output, { recursive: true });
  const office = await openOffice(folder, Number(values.residents), log);
  try {
    const server = await startServer({
      dataDirectory: folder,
      databaseUrl: office.database.ownerUrl,
      port: Number(values.port),
      profile: values.profile,
    });
    const http = openHttpClient(Number(values.port), CONNECTIONS);
    try {
      const cookie = await signIn(http.ask, HEAD, DEMO_PASSWORD);
      const bench = {
        office,
        server,
        http,
        cookie,
        communityId: await communityOf(office),
        databaseProcess: await databaseProcess(office.database.ownerPool),
        others: Number(values.others),
      };
      const lists: { rows: number; phases: readonly Phase[] }[] = [];
      for (const [at, rows] of sizes.entries()) {
        const first = sizes.slice(0, at).reduce((sum, size) => sum + size, Number(values.first));
        lists.push({ rows, phases: await measureBesideOthers(bench, { rows, first }, log) });
      }
      const phases = lists.flatMap((list) => list.phases);
      log(
        `most memory of the server: ${lists.map((list) => `${Math.max(...list.phases.map(({ memoryMegabytes }) => memoryMegabytes))} MB at ${list.rows} rows`).join(', ')}`,
      );
      const waited = Math.max(...phases.map(({ othersP99 }) => othersP99));
      const slow = phases.filter(({ name, rowsPerSecond }) => name === 'write' && rowsPerSecond < AIM.rowsPerSecond);
      log(
        `aims: ${AIM.rowsPerSecond.toFixed(0)} rows/s ${slow.length === 0 ? 'reached' : 'MISSED'}, others p99 < ${AIM.p99Milliseconds} ms ${waited < AIM.p99Milliseconds ? 'reached' : 'MISSED'}`,
      );
      const at = new Date().toISOString();
      writeFileSync(
        join(output, `${at.slice(0, 19).replaceAll(':', '-')}-import.json`),
        `${JSON.stringify({ at, lists }, null, 2)}\n`,
      );
    } finally {
      http.close();
      await server.stop();
    }
  } finally {
    await office.database.close();
    if (values.keep === undefined) {
      removeClusterHome(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  }
};
