import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { brokenIn } from '../faults/database-killed.ts';
import { checkKept, makeDataFolder, openOwner, removeDataFolder, traceSoundMatter } from '../faults/fault-office.ts';
import { missingOf, type Traces } from '../faults/kept-rows.ts';
import { startLoad, type Load } from '../faults/load.ts';
import { openDesk, signIn, type Answered, type Desk } from '../faults/matter-at-desk.ts';
import { createOfficeProgram, type OfficeProgram } from '../faults/office-program.ts';
import { findCommunity } from '../faults/running-office.ts';
import { spread } from '../faults/scenario.ts';
import { createChance } from '../setup/seeded-chance.ts';
import { must, onCopy, type CityPart, type CityTrial, type Figure } from './trial.ts';

const RESIDENTS = 60;
const SEED = 20_261_122;
const KILLS = 12;
const PLACES = 3;
const AWAY_MILLISECONDS = 1_500;
const FROZEN_MILLISECONDS = 250;
const MOST_TOLD = 20;
/** A worker at the window of each community of the demo. */
const WINDOWS = ['zhoumin', 'wutingting', 'luyan'] as const;

/** A window at work, and everything it was answered. */
interface Window {
  readonly name: string;
  readonly worker: string;
  readonly communityId: string;
  readonly told: (Answered | null)[];
  readonly sound: Traces | undefined;
  readonly load: Load;
}

interface Town {
  readonly environment: NodeJS.ProcessEnv;
  readonly program: OfficeProgram;
  readonly owner: pg.Pool;
  /** The server that will be killed, by its place among all. */
  readonly victim: number;
  /** A window whose community lies there, and one whose community does not. */
  readonly here: Window;
  readonly there: Window;
}

interface Placed {
  readonly worker: string;
  readonly communityId: string;
  readonly shard: string;
  readonly port: number;
}

const PLACED = `select p.shardid as shard, n.nodeport as port from pg_dist_placement p join pg_dist_node n using (groupid)
  where p.shardid = get_shard_id_for_distribution_column('person', $1::uuid)`;

const placeOf = async (owner: pg.Pool, worker: string): Promise<Placed> => {
  const communityId = await findCommunity(owner, worker);
  const [row] = (await owner.query<Pick<Placed, 'shard' | 'port'>>(PLACED, [communityId])).rows;
  if (row === undefined) throw new Error('The community lies nowhere.');
  return { worker, communityId, ...row };
};

const MOVE = `select citus_move_shard_placement($1::bigint, '127.0.0.1', $2, '127.0.0.1', $3, 'block_writes')`;

/** Two windows whose communities lie on different servers: where the demo's all lie on one, another's part is moved. */
const pickWindows = async ({ servers }: CityTrial, owner: pg.Pool) => {
  const [here, ...others] = await Promise.all(WINDOWS.map((worker) => placeOf(owner, worker)));
  const there = others.find(({ shard }) => shard !== here?.shard);
  if (here === undefined || there === undefined) throw new Error('The communities of the demo are in one part.');
  const ports = servers.urls.map((url) => Number(new URL(url).port));
  if (there.port === here.port) {
    const to = ports.slice(1).find((port) => port !== here.port);
    await owner.query(MOVE, [there.shard, there.port, to]);
  }
  return { here: here.worker, there: there.worker, victim: ports.indexOf(here.port) };
};

const openWindow = async (
  { program, owner }: Pick<Town, 'program' | 'owner'>,
  name: string,
  worker: string,
): Promise<Window> => {
  const communityId = await findCommunity(owner, worker);
  const told: (Answered | null)[] = [];
  const desk: Desk = await openDesk(program.port, communityId, { worker, heard: (answered) => told.push(answered) });
  const sound = (await traceSoundMatter(owner, desk, 'sound')).get('deliver');
  return { name, worker, communityId, told, sound, load: startLoad(desk, name, PLACES) };
};

/** The program on a spread demo, for the length of `work`. */
const withTown = <T>(trial: CityTrial, work: (town: Town) => Promise<T>): Promise<T> =>
  onCopy(trial, async ({ ownerUrl }) => {
    const folder = makeDataFolder();
    const dataDirectory = join(folder, 'data');
    const program = await createOfficeProgram({ dataDirectory, residents: RESIDENTS, databaseUrl: ownerUrl });
    const owner = openOwner(ownerUrl);
    try {
      await program.start();
      const picked = await pickWindows(trial, owner);
      const here = await openWindow({ program, owner }, 'here', picked.here);
      const there = await openWindow({ program, owner }, 'there', picked.there);
      const environment = { QUANKE_DATA: dataDirectory, DATABASE_URL: ownerUrl };
      return await work({ environment, program, owner, victim: picked.victim, here, there });
    } finally {
      await program.stop();
      await owner.end();
      removeDataFolder(folder);
    }
  });

const isDone = (answered: Answered | null): boolean => answered !== null && answered.status < 300;

interface Round {
  /** From the moment the server answers again to the first command of its community that is done. */
  readonly recovery: number;
  readonly doneThere: number;
  readonly lost: readonly string[];
}

/** Kills, waits, starts again and waits until the community that lies there is served, by the same program all along. */
const strike = async (trial: CityTrial, town: Town, frozen: number): Promise<Round> => {
  const { here, there, owner, victim } = town;
  await trial.servers.kill(victim, frozen);
  const before = there.told.length;
  await wait(AWAY_MILLISECONDS);
  // Whoever comes to work elsewhere meanwhile gets in.
  await signIn(town.program.port, there.worker);
  const doneThere = there.told.slice(before).filter(isDone).length;
  await trial.servers.restart(victim);
  const recovery = await here.load.nextAnswer();
  const lost = await missingOf(owner, here.communityId, here.load.acknowledged);
  return { recovery, doneThere, lost };
};

/** In words, what of a window's work did not hold in the end. */
const brokenAt = async (town: Town, { name, communityId, sound, load, told }: Window): Promise<readonly string[]> => {
  const { owner, environment } = town;
  const { acknowledged, finished, refused } = load;
  const made = finished.length;
  const kept = await checkKept({ owner, communityId, run: name, sound, acknowledged, finished, made, environment });
  const faults = told.filter((one) => one === null || (one.status >= 500 && one.status !== 503));
  const unheard = faults.map(
    (one) => `answered ${one === null ? 'nothing' : `${one.status} ${one.body.slice(0, 300)}`}`,
  );
  return [...brokenIn(kept, refused), ...unheard].map((words) => `${name}: ${words}`);
};

const figuresOf = (town: Town, rounds: readonly Round[]): readonly Figure[] => {
  const windows = [town.here, town.there];
  const acknowledged = windows.reduce((sum, { load }) => sum + load.acknowledged.keys.length, 0);
  const matters = windows.reduce((sum, { load }) => sum + load.finished.length, 0);
  const refusals = windows.flatMap(({ told }) => told).filter((one) => one?.status === 503).length;
  const doneThere = rounds.reduce((sum, one) => sum + one.doneThere, 0);
  const away = (rounds.length * AWAY_MILLISECONDS) / 1000;
  return [
    {
      name: {
        zh: '写入中强行终止一台工作节点的全部进程再启动（隔次先冻结），程序不重启：已答复的写入、其中丢失的',
        en: 'All processes of a worker killed under writes and started again (every other time frozen first), the program not: writes acknowledged, of these lost',
      },
      value: `${rounds.length} kills; ${acknowledged.toLocaleString('en')} acknowledged, ${matters} matters carried to their end, 0 lost, 0 half written`,
    },
    {
      name: {
        zh: '其间所在社区得到的答复，和另一台服务器上的社区',
        en: 'Answered meanwhile to its communities, and those on the other server',
      },
      value: `${refusals} times 503, no other fault, all signed in elsewhere; ${doneThere} writes done elsewhere in the ${away} s it was away`,
    },
    {
      name: {
        zh: '从节点重新应答到那里的社区又办成一件',
        en: 'From the server answering again to the next write done there',
      },
      value: spread(rounds.map(({ recovery }) => recovery)),
    },
  ];
};

/** What the program has written of faults, for whoever looks why. */
const faultsIn = (said: string): string =>
  said
    .split('\n')
    .filter((line) => line.includes('"fault"'))
    .slice(0, MOST_TOLD)
    .map((line) => `\n${line}`)
    .join('');

const killAgainAndAgain = async (trial: CityTrial, town: Town): Promise<readonly Figure[]> => {
  const chance = createChance(SEED);
  const rounds: Round[] = [];
  while (rounds.length < KILLS) {
    await wait(300 + chance.below(700));
    rounds.push(await strike(trial, town, rounds.length % 2 === 0 ? 0 : FROZEN_MILLISECONDS));
  }
  await Promise.all([town.here.load.stop(), town.there.load.stop()]);
  const lost = new Set(rounds.flatMap((one) => one.lost));
  const broken = [...(await brokenAt(town, town.here)), ...(await brokenAt(town, town.there))];
  must(
    lost.size === 0 && broken.length === 0,
    [...lost, ...new Set(broken)].slice(0, MOST_TOLD).join('\n') + faultsIn(town.program.said()),
  );
  must(!town.program.said().includes('[ended'), 'the program ended');
  must(
    rounds.some(({ doneThere }) => doneThere > 0),
    'nothing went on elsewhere',
  );
  return figuresOf(town, rounds);
};

/** A server of the city fails while two communities write, one that lies on it and one that does not. */
export const failure: CityPart = (trial) => withTown(trial, (town) => killAgainAndAgain(trial, town));
