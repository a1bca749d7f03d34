import { createPool } from '../../platform/db/pool.ts';
import { openSecrets } from '../../server/secrets.ts';
import { withRole } from '../../platform/postgres/databases.ts';
import { READS, readScenario } from './read-scenarios.ts';
import { recordStatements } from './recorded-statements.ts';
import { judge, type Measurement } from './report.ts';
import { figuresOf, runRound, type Measured } from './rounds.ts';
import { askInside } from './sample-histories.ts';
import type { Office } from './office.ts';
import type { Scenario, Stage } from './scenario.ts';
import { CONNECTIONS, type BenchSettings } from './settings.ts';
import { ACCEPT, GIVE_NOTICE } from './matters.ts';
import { acceptScenario, openScenario, type MadeCase } from './write-scenarios.ts';

type Log = (line: string) => void;

/** Rounds alternate, so that whatever else the machine does hits both sides alike. */
const measure = async (stage: Stage, scenario: Scenario, settings: BenchSettings, log: Log): Promise<Measurement> => {
  // What is asked often is compiled after some thousand times, and a server at working hours was asked more often.
  const warmUp = settings.quick ? settings.secondsPerRound / 4 : settings.secondsPerRound;
  await runRound(scenario.http, CONNECTIONS, warmUp);
  await runRound(scenario.bare, CONNECTIONS, warmUp);
  const http: Measured[] = [];
  const bare: Measured[] = [];
  let serverMilliseconds = 0;
  let databaseMilliseconds = 0;
  const all = { http: 0, bare: 0 };
  for (let round = 0; round < settings.rounds; round += 1) {
    const before = {
      server: stage.serverMilliseconds(),
      database: stage.databaseMilliseconds(),
      all: stage.allMilliseconds(),
    };
    http.push(await runRound(scenario.http, CONNECTIONS, settings.secondsPerRound));
    serverMilliseconds += stage.serverMilliseconds() - before.server;
    databaseMilliseconds += stage.databaseMilliseconds() - before.database;
    const between = stage.allMilliseconds();
    bare.push(await runRound(scenario.bare, CONNECTIONS, settings.secondsPerRound));
    all.http += between - before.all;
    all.bare += stage.allMilliseconds() - between;
  }
  const rowsChecked = await scenario.check();
  const figures = { http: figuresOf(http), bare: figuresOf(bare) };
  const judged = judge(scenario.kind, figures.http, figures.bare, scenario.hasAim);
  const firstError = [...http, ...bare].map((round) => round.firstError).find((words) => words !== null) ?? null;
  log(
    `${scenario.id}: ${figures.http.perSecond.toFixed(0)}/s, bare ${figures.bare.perSecond.toFixed(0)}/s, ratio ${judged.ratio.toFixed(2)}`,
  );
  if (firstError !== null) log(`  first error: ${firstError}`);
  const { id, name, kind } = scenario;
  const each = {
    serverMillisecondsEach: serverMilliseconds / Math.max(1, figures.http.operations),
    databaseMillisecondsEach: databaseMilliseconds / Math.max(1, figures.http.operations),
  };
  const processorRatio =
    all.bare / Math.max(1, figures.bare.operations) / (all.http / Math.max(1, figures.http.operations));
  return { id, name, kind, ...figures, ...judged, ...each, processorRatio, rowsChecked, firstError };
};

type Planned = () => Promise<Scenario>;

/** Reads come first: they are compared letter by letter with what was there before anything is written. */
const planReads = async (
  office: Office,
  stage: Stage,
): Promise<{ planned: Map<string, Planned>; close: () => Promise<void> }> => {
  const secrets = openSecrets(office.folder);
  const url = withRole(office.database.ownerUrl, { user: 'quanke_app', password: secrets.appPassword });
  const pool = createPool({ url, connections: 2, name: 'bench-inside', pipelined: true });
  const recorder = recordStatements(pool);
  const application = await office.openApplication(() => new Date(), pool);
  const inside = { ask: askInside(application), recorder };
  const planned = new Map(READS.map((read) => [read.id, () => readScenario(stage, inside, read)] as const));
  return {
    planned,
    close: async () => {
      await application.http.close();
      await pool.end();
    },
  };
};

const planWrites = (stage: Stage): Map<string, Planned> => {
  const everywhere = stage.communities;
  const one = stage.communities.slice(0, 1);
  const kept = { http: [] as MadeCase[], bare: [] as MadeCase[] };
  const keptOfOne = { http: [] as MadeCase[], bare: [] as MadeCase[] };
  const open = (id: string, name: string, more: Omit<Parameters<typeof openScenario>[1], 'id' | 'name'>): Planned => {
    return () => openScenario(stage, { id, name, ...more });
  };
  const planned: readonly (readonly [string, Planned])[] = [
    ['open', open('open', 'open case', { communities: everywhere, first: null, keep: kept })],
    [
      'open-one-community',
      open('open-one-community', 'open case, one community', { communities: one, first: null, keep: keptOfOne }),
    ],
    ['accept', () => acceptScenario(stage, 'accept', 'advance case (accept)', kept)],
    [
      'accept-one-community',
      () => acceptScenario(stage, 'accept-one-community', 'advance case, one community', keptOfOne),
    ],
    ['open-and-accept', open('open-and-accept', 'open and accept at once', { communities: everywhere, first: ACCEPT })],
    [
      'open-and-accept-one-community',
      open('open-and-accept-one-community', 'open and accept, one community', { communities: one, first: ACCEPT }),
    ],
    [
      'notice-one-community',
      open('notice-one-community', 'open and give notice, one community', { communities: one, first: GIVE_NOTICE }),
    ],
  ];
  return new Map(planned);
};

/** Every scenario in turn. One that advances cases needs the one that opens them, so `--only` must let both through. */
export const measureAll = async (
  office: Office,
  stage: Stage,
  settings: BenchSettings,
  log: Log,
): Promise<readonly Measurement[]> => {
  const reads = await planReads(office, stage);
  const wanted = [...reads.planned, ...planWrites(stage)].filter(([id]) => id.includes(settings.only));
  const measurements: Measurement[] = [];
  try {
    for (const [, plan] of wanted) measurements.push(await measure(stage, await plan(), settings, log));
  } finally {
    await reads.close();
  }
  return measurements;
};
