import { setTimeout as wait } from 'node:timers/promises';
import { addDays, isWeekend, startOfDay, type PlainDate } from '../../kernel/plain-date.ts';
import { changePlaces } from '../../modules/communities/contract.ts';
import { openMessageGateway, type MessageGateway } from '../faults/message-gateway.ts';
import { createChance } from '../setup/seeded-chance.ts';
import type { Office } from '../server/office.ts';
import { assignDuty } from '../../modules/communities/contract.ts';
import { handOver, rate, remark, takeStep, workTogether } from './case-moves.ts';
import { checkChanged, checkDay, checkNotStuck, type Looked } from './checks.ts';
import { AT_NIGHT, BY_DAY, runJobsNow } from './jobs-of-the-day.ts';
import { makeMistake } from './mistakes.ts';
import { announceDays, importList, publishVariant, reviseCatalogue } from './office-moves.ts';
import { openSomething } from './opening-moves.ts';
import { changeGroups, liveOn, moveIn, phoneComesHome, planStaff, register, visit } from './people-moves.ts';
import { cutConnections, prepareBrokenWrites } from './sending.ts';
import { count, here, presentCalendar, rowsOf, type Town } from './town.ts';

export interface Life {
  readonly seed: number;
  readonly days: number;
  readonly firstDay: PlainDate;
  /** When it has to come to its end, by `performance.now()`. */
  readonly endsAt: number;
  readonly log: (line: string) => void;
  /** What has to have happened in any case, however few the days: it comes after them. */
  readonly lastly?: (town: Town) => Promise<void>;
}

type Move = (town: Town) => Promise<void>;

/** What happens how often, in a community of this size. */
const MOVES: readonly (readonly [weight: number, move: Move])[] = [
  [22, openSomething],
  [44, takeStep],
  [12, makeMistake],
  [6, visit],
  [4, register],
  [1, moveIn],
  [3, liveOn],
  [4, changeGroups],
  [3, phoneComesHome],
  [3, workTogether],
  [2, handOver],
  [2, remark],
  [4, rate],
  [0.6, planStaff],
  [0.4, importList],
];

const moveOf = (town: Town, moves: typeof MOVES): Move => {
  const whole = moves.reduce((sum, [weight]) => sum + weight, 0);
  let left = town.chance.next() * whole;
  for (const [weight, move] of moves) {
    left -= weight;
    if (left < 0) return move;
  }
  return openSomething;
};

/** The database goes away in the middle of a delivery: what was posted may be posted again, under the same id. */
const loseDelivery = async (town: Town): Promise<void> => {
  let armed = true;
  const before = async (): Promise<void> => {
    if (armed) await cutConnections(town);
    armed = false;
  };
  void town.gateway.atNext({ before });
  await runJobsNow(town, ['deliver-messages']).then(
    () => undefined,
    () => count(town, 'fault: delivery cut'),
  );
  armed = false;
  await wait(5);
  const open = await rowsOf<{ id: string }>(town, 'select id from outbox where delivered_at is null');
  const ids = new Set(open.map(({ id }) => id));
  for (const id of town.gateway.seen.keys()) if (ids.has(id.split(':')[0] ?? '')) town.unanswered.add(id);
};

const FIRST_HOUR = 8;
const LAST_HOUR = 18;
const BUSY_MOVES = 26;
const QUIET_MOVES = 6;
const HOUR = 3_600_000;

const hold = (wrong: readonly string[], when: string): void => {
  if (wrong.length > 0) throw new Error(`${when}\n${wrong.slice(0, 10).join('\n')}`);
};

/** One move, and a look at every case it changed. */
const playMove = async (town: Town, looked: Looked, moves: typeof MOVES): Promise<void> => {
  const move = moveOf(town, moves);
  try {
    await move(town);
  } catch (failure) {
    throw new Error(`${move.name}: ${failure instanceof Error ? failure.message : String(failure)}`, {
      cause: failure,
    });
  }
  count(town, 'moves');
  hold(await checkChanged(town, looked), move.name);
};

/** Things that come once in weeks. */
const rareThings = async (town: Town): Promise<void> => {
  const { chance } = town;
  if (chance.next() < 0.03) await announceDays(town, () => runJobsNow(town, ['recompute-due-dates']));
  if (chance.next() < 0.02) await publishVariant(town);
  if (chance.next() < 0.02) await reviseCatalogue(town);
  if (chance.next() < 0.1) await loseDelivery(town);
};

const playDay = async (town: Town, looked: Looked, day: PlainDate): Promise<void> => {
  const { clock } = town.office.running();
  const midnight = Date.parse(startOfDay(day));
  const at = (hours: number): void => clock.set(new Date(midnight + hours * HOUR).toISOString());
  at(1);
  await runJobsNow(town, AT_NIGHT);
  const moves = isWeekend(day) ? QUIET_MOVES : BUSY_MOVES + town.chance.below(9);
  const step = (LAST_HOUR - FIRST_HOUR) / moves;
  for (let move = 0; move < moves; move += 1) {
    at(FIRST_HOUR + step * move);
    await playMove(town, looked, MOVES);
    if (move % 6 === 5) await runJobsNow(town, BY_DAY);
  }
  await rareThings(town);
  at(LAST_HOUR + 2);
  await runJobsNow(town, BY_DAY);
  hold(await checkChanged(town, looked), 'jobs');
  hold(await checkDay(town), 'end of the day');
};

const settleTown = async (office: Office): Promise<string> => {
  const head = await office.as('head');
  const params = { communityId: office.communityId() };
  const place = async (part: object): Promise<string> =>
    (await head.call(changePlaces, { params, body: { change: { from: '2026-01-01', ...part } } })).reply().placeId;
  const gridId = await place({ kind: 'add-grid', name: '桂花网格' });
  const units = [{ name: '1单元', floors: 6, doorsOnFloor: 4 }];
  const buildingId = await place({ kind: 'add-building', gridId, microGridId: null, name: '桂花新村1幢', units });
  const holder = { kind: 'worker', id: office.staff().workerIds['grid-worker'] };
  const body = { roleId: 'grid-worker', place: { kind: 'grid', id: gridId }, holder, from: '2026-01-01' };
  (await head.call(assignDuty, { params, body })).reply();
  return buildingId;
};

const FIRST_RESIDENTS = 12;

export interface Lived {
  readonly days: number;
  readonly seconds: number;
  readonly tally: ReadonlyMap<string, number>;
  /** The same for the same seed: numbers, processes, steps and lengths of all histories. */
  readonly digest: readonly unknown[];
}

/** A community at the beginning: a building, a grid worker who is in charge of it, and nobody who lives there. */
export const foundTown = async (
  office: Office,
  { seed, firstDay }: Pick<Life, 'seed' | 'firstDay'>,
  gateway: MessageGateway,
): Promise<Town> => {
  office.running().clock.set(new Date(Date.parse(startOfDay(firstDay)) + FIRST_HOUR * HOUR).toISOString());
  const town: Town = {
    office,
    chance: createChance(seed),
    gateway,
    residents: [],
    buildingId: await settleTown(office),
    tally: new Map(),
    calendars: new Map(),
    unanswered: new Set(),
    count: 0,
  };
  await presentCalendar(town);
  return town;
};

/** Plays the life of a community day by day. Throws at the first thing that does not hold, with the seed and the day. */
export const simulate = async (office: Office, life: Life): Promise<Lived> => {
  const began = performance.now();
  const gateway = await openMessageGateway();
  const town = await foundTown(office, life, gateway);
  const looked: Looked = new Map();
  let day = 0;
  try {
    await prepareBrokenWrites(town);
    while (town.residents.length < FIRST_RESIDENTS)
      await (town.residents.length % 3 === 0 ? moveIn(town) : register(town));
    // However slow the machine, there is a first day to tell of.
    for (; day < life.days && (day === 0 || performance.now() < life.endsAt); day += 1) {
      await playDay(town, looked, addDays(life.firstDay, day));
      if (day % 30 === 29) life.log(`day ${day + 1}: ${town.tally.get('moves') ?? 0} moves, ${looked.size} cases`);
    }
    await life.lastly?.(town);
    hold(await checkNotStuck(town, Number.MAX_SAFE_INTEGER), 'the last day');
  } catch (failure) {
    const text = failure instanceof Error ? failure.message : String(failure);
    throw new Error(`seed ${life.seed}, day ${day + 1} (${addDays(life.firstDay, day)}): ${text}`, { cause: failure });
  } finally {
    await gateway.close();
  }
  const types = await rowsOf<{ type: string; times: number }>(
    town,
    'select type, count(*)::int as times from case_event group by type order by type',
  );
  for (const { type, times } of types) count(town, `event: ${type}`, times);
  const digest = await rowsOf(
    town,
    'select number, process_id, step, version from case_record where community_id = $1 order by number',
    Object.values(here(town)),
  );
  return { days: day, seconds: (performance.now() - began) / 1000, tally: town.tally, digest };
};
