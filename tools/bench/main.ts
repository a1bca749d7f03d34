import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../../catalogue/demo/staff.ts';
import { createPool } from '../../platform/db/pool.ts';
import { removeClusterHome } from '../../platform/postgres/cluster-home.ts';
import { ROOT } from '../run-tool.ts';
import { fill, readSizes } from './fill-office.ts';
import { openHttpClient, signIn } from './http-client.ts';
import { benchDashboards } from './dashboards.ts';
import { benchDistrict } from './district.ts';
import { benchPeople } from './find-people.ts';
import { benchImport } from './import-list.ts';
import { measureAll } from './measure.ts';
import { benchMixed } from './mixed-load.ts';
import { openOffice, type Office } from './office.ts';
import { benchOverload } from './overload.ts';
import { MOST_IDLE_MEGABYTES, tableOf, writeReport, type BenchReport } from './report.ts';
import type { Stage } from './scenario.ts';
import { type DatabaseServers, lookAtDatabase } from './database-servers.ts';
import { processorOfDatabase, processorOfThis } from './processor-time.ts';
import { startServer, type ServerProcess } from './server-process.ts';
import { benchSoak } from './soak.ts';
import { summarise } from './summary.ts';
import { CONNECTIONS, readBenchSettings, type BenchSettings } from './settings.ts';
import { untilSealed } from './until-sealed.ts';

const OUTPUT = join(ROOT, 'data', 'bench');
const MEGABYTE = 1_048_576;
/** The jobs of the start are done by then, and what they left has been collected. */
const IDLE_MILLISECONDS = { quick: 4_000, full: 40_000 };

const began = performance.now();
const log = (line: string): void =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(0).padStart(3)} s] ${line}`);
const megabytes = (bytes: number): number => Math.round(bytes / MEGABYTE);

interface Measured {
  readonly server: ServerProcess;
  readonly database: DatabaseServers;
}

const openStage = async (office: Office, { server, database }: Measured, settings: BenchSettings): Promise<Stage> => {
  const http = openHttpClient(settings.port, CONNECTIONS);
  const cookies = new Map<string, string>();
  for (const { workers } of office.communities)
    for (const worker of workers) cookies.set(worker.id, await signIn(http.ask, worker.username, DEMO_PASSWORD));
  const barePool = createPool({ url: office.database.ownerUrl, connections: CONNECTIONS, name: 'bench-bare' });
  const bare = await Promise.all(Array.from({ length: CONNECTIONS }, () => barePool.connect()));
  const databaseMilliseconds = (): number =>
    database.processes.reduce((sum, first) => sum + processorOfDatabase(first), 0);
  return {
    http,
    bare,
    owner: office.database.ownerPool,
    communities: office.communities,
    serverMilliseconds: server.processorMilliseconds,
    databaseMilliseconds,
    allMilliseconds: () => server.processorMilliseconds() + databaseMilliseconds() + processorOfThis(),
    cookies,
  };
};

/** Also after a failure: a connection that the database closes on its way down would hide what went wrong. */
const closeStage = (stage: Stage): void => {
  for (const client of stage.bare) client.release(true);
  stage.http.close();
};

const runOn = async (office: Office, folder: string, settings: BenchSettings): Promise<BenchReport> => {
  await fill(office, settings);
  const { ownerPool, ownerUrl } = office.database;
  const sizes = await readSizes(ownerPool);
  const database = await lookAtDatabase(ownerPool, ownerUrl);
  log(`${sizes.residents} residents and ${sizes.cases} cases are there; starting the server`);
  const server = await startServer({
    dataDirectory: folder,
    databaseUrl: ownerUrl,
    port: settings.port,
    profile: settings.profile,
  });
  try {
    await wait(settings.quick ? IDLE_MILLISECONDS.quick : IDLE_MILLISECONDS.full);
    const idle = server.memory();
    await untilSealed(office);
    const [busy = 0] = loadavg();
    const stage = await openStage(office, { server, database }, settings);
    const measurements = await measureAll(office, stage, settings, log).finally(() => closeStage(stage));
    const loaded = server.memory();
    return {
      at: new Date().toISOString(),
      quick: settings.quick,
      processors: availableParallelism(),
      loadBefore: Number(busy.toFixed(1)),
      connections: CONNECTIONS,
      residents: sizes.residents,
      cases: sizes.cases,
      events: sizes.events,
      communities: office.communities.length,
      databaseMegabytes: megabytes(database.bytes),
      serverStartedInMilliseconds: Math.round(server.startedInMilliseconds),
      memoryIdleMegabytes: megabytes(idle),
      memoryAfterLoadMegabytes: megabytes(loaded),
      measurements,
    };
  } finally {
    await server.stop();
  }
};

/** Errors make the run fail; an aim that is missed is told in the table, because a busy machine can miss it. */
const isSound = (report: BenchReport): boolean =>
  report.measurements.every((one) => one.http.errors + one.bare.errors === 0 && one.rowsChecked > 0);

const main = async (): Promise<void> => {
  const settings = readBenchSettings(process.argv.slice(2));
  const folder = settings.keep ?? join(OUTPUT, `run-${process.pid}`);
  mkdirSync(OUTPUT, { recursive: true });
  log(`preparing ${settings.residents} residents and ${settings.cases} cases`);
  const office = await openOffice(folder, settings.residents, log, settings.database);
  try {
    const report = await runOn(office, folder, settings);
    console.log(`\n${tableOf(report)}\n`);
    const missed = report.measurements.filter((one) => one.aimReached === false).map((one) => one.id);
    if (report.memoryIdleMegabytes >= MOST_IDLE_MEGABYTES) missed.push('memory');
    console.log(missed.length === 0 ? 'All aims reached.' : `Aims missed: ${missed.join(', ')}.`);
    console.log(writeReport(OUTPUT, report));
    if (!isSound(report)) process.exitCode = 1;
  } finally {
    await office.database.close();
    if (settings.keep === undefined) {
      removeClusterHome(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  }
};

type Part = (args: readonly string[], output: string, say: typeof log) => Promise<void>;

/** A word in front asks for a part of its own; without one, reads and writes are held against the bare driver. */
const PARTS: Readonly<Record<string, Part>> = {
  import: benchImport,
  people: benchPeople,
  dashboards: benchDashboards,
  mixed: benchMixed,
  overload: benchOverload,
  district: benchDistrict,
  soak: benchSoak,
  summary: summarise,
};

const [word = '', ...rest] = process.argv.slice(2);
const part = PARTS[word];
if (part === undefined) await main();
else await part(rest, OUTPUT, log);
