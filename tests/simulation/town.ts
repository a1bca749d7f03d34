import { addDays, plainDateOf, type PlainDate } from '../../kernel/plain-date.ts';
import type { MessageGateway } from '../faults/message-gateway.ts';
import type { Chance } from '../setup/seeded-chance.ts';
import { newIdNumber, type Office } from '../server/office.ts';
import type { Who } from '../server/office-staff.ts';
import { readCalendar, type NaiveCalendar } from './naive-calendar.ts';

export interface Resident {
  readonly id: string;
  readonly householdId: string | null;
}

/** A community at work: who lives and works there, what time it is, and what was counted so far. */
export interface Town {
  readonly office: Office;
  readonly chance: Chance;
  readonly gateway: MessageGateway;
  readonly residents: Resident[];
  readonly buildingId: string;
  /** How often each thing happened, by a name of its own. */
  readonly tally: Map<string, number>;
  /** The calendar as it stood in each of its versions. */
  readonly calendars: Map<string, NaiveCalendar>;
  /** Ids of messages the gateway did not answer for. */
  readonly unanswered: Set<string>;
  /** A running number for words and names. */
  count: number;
}

/** Whoever works in the community or decides about its cases. */
export const EVERY_HAND = [
  'worker',
  'second-worker',
  'head',
  'grid-worker',
  'social-worker',
  'approver',
  'second-approver',
  'housing-approver',
  'manager',
] as const satisfies readonly Who[];

export const IN_THE_OFFICE = ['worker', 'second-worker', 'head', 'grid-worker', 'social-worker'] as const;

export const count = ({ tally }: Town, name: string, by = 1): void => void tally.set(name, (tally.get(name) ?? 0) + by);

export const nowOf = ({ office }: Town): string => office.running().clock.now().toISOString();
export const todayOf = (town: Town): PlainDate => plainDateOf(nowOf(town));
export const here = ({ office }: Town) => ({ communityId: office.communityId() });

/** From nought up to a day of the past weeks. */
export const recently = (town: Town, days: number): PlainDate => addDays(todayOf(town), -town.chance.below(days));

const next = (town: Town): number => {
  town.count += 1;
  return town.count;
};

/** Names, words, numbers and addresses of this town look like no others, so that one search finds them where they should not be. */
const GIVEN = '安宝春德恩芳桂海洁康兰敏宁平琴荣珊婷文霞秀雅燕益英玉云珍芝竹';
export const newName = (town: Town): string =>
  `宓${GIVEN[town.chance.below(GIVEN.length)] ?? '安'}${GIVEN[next(town) % GIVEN.length] ?? '宝'}`;
export const newWord = (town: Town): string => `事由${String(next(town))}号`;
export const newPhone = (town: Town): string => `139${String(next(town)).padStart(8, '0')}`;
export const ADDRESS = '桂香路';
export { newIdNumber };

/** What a value of this town looks like anywhere else; letters and digits around it belong to ids. */
export const PERSONAL = /宓|事由\d|桂香路|(?<![0-9a-f-])139\d{8}(?![0-9a-f-])|(?<![0-9a-f-])320211\d{11}[\dX]/;

export const pickResident = (town: Town): Resident => town.chance.pick(town.residents);

/** The calendar that is in force now; a new version is remembered when it is first seen. */
export const presentCalendar = async (town: Town): Promise<NaiveCalendar> => {
  const read = await readCalendar(town.office.running().ownerPool);
  town.calendars.set(read.version, read);
  return read;
};

/** Rows as the owner of the database sees them. */
export const rowsOf = async <T extends object>(
  { office }: Town,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> => (await office.running().ownerPool.query<T>(sql, [...values])).rows;
