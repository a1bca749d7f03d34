import type pg from 'pg';
import { DEMO_REGIONS_ABOVE } from '../../catalogue/demo/places.ts';
import { DEMO_PASSWORD, DEMO_WORKERS } from '../../catalogue/demo/staff.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { SpotIndex } from '../../modules/training/domain/round.ts';
import { parseRegionCode } from '../../kernel/region-code.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { channelCheckTable } from './channel-checks.ts';
import { changesTables } from './changes.ts';
import { planCommunities } from './communities.ts';
import type { PlannedCommunity } from './communities.ts';
import { copyIn } from './copy-in.ts';
import { makeStaff } from './organisations.ts';
import type { DemoStaff } from './organisations.ts';
import { PEOPLE_PARTS } from './people-tables.ts';
import type { DemoCommunity } from './demo-community.ts';
import { openRules } from './rules.ts';
import { simulateCases } from './cases/simulate.ts';
import type { DemoRules } from './cases/simulate.ts';
import { messageConsentTable } from './message-consents.ts';
import { createIds, createRandom } from './random.ts';
import { makePlaceDetails } from './place-details.ts';
import { makeHouseholds, makePlaces } from './residents.ts';
import { demoSpots, trainingTables } from './training.ts';

export const STANDARD_RESIDENTS = 8_000;
const CASES_PER_RESIDENT = 0.3;
const MOST_CASES = 200_000;
const DEFAULT_PUBLIC_URL = 'http://127.0.0.1:3000';
const SEED = 'quanke';

export interface DemoProgress {
  readonly residents: number;
  readonly ofResidents: number;
  readonly cases: number;
  readonly ofCases: number;
}

export interface SeedDemo {
  /** Connection of the owner: COPY is refused under forced row-level security, which only the owner may lift. */
  readonly ownerPool: pg.Pool;
  readonly keyRing: KeyRing;
  /** The demo ends here: matters are open, due and overdue relative to this day. */
  readonly today: PlainDate;
  /** `STANDARD_RESIDENTS` unless given; larger numbers add communities. */
  readonly residents?: number;
  /** Cases of the past year; about three for ten residents, at most 200,000, unless given. */
  readonly cases?: number;
  /** Origin of the links on papers. */
  readonly publicUrl?: string;
  /** Makes a sign-in account and answers its id; without it nobody can sign in, as a benchmark wants it. */
  readonly createAccount?: (account: { username: string; password: string; name: string }) => Promise<string>;
  readonly onProgress?: (progress: DemoProgress) => void;
}

export interface SeededDemo {
  readonly communities: number;
  readonly residents: number;
  readonly cases: number;
}

const TENANT_TABLES =
  'grid micro_grid building building_placement building_unit dwelling household household_stay duty_assignment place_shape person person_search_term person_group person_fact visit service_evidence life_event life_event_person life_event_household person_consent duplicate_pair case_record case_event issued_document channel_check number_counter notification audit_entry training_course training_round'.split(
    ' ',
  );

const writeRegions = (client: pg.PoolClient, { organisations }: DemoStaff): Promise<void> => {
  const offices = organisations.flatMap(({ regionCode, name }) =>
    regionCode === null ? [] : [{ code: regionCode, name }],
  );
  return copyIn(
    client,
    { table: 'region', columns: ['code', 'parent_code', 'level', 'name'] },
    [...DEMO_REGIONS_ABOVE, ...offices].flatMap(({ code, name }) => {
      const parsed = parseRegionCode(code);
      return parsed.ok ? [[code, parsed.value.parent, parsed.value.level, name]] : [];
    }),
  );
};

const writeStaff = async (client: pg.PoolClient, staff: DemoStaff): Promise<void> => {
  await copyIn(
    client,
    {
      table: 'organisation',
      columns:
        'id parent_id kind name short_name receipt_prefix department_id region_code phone address office_hours'.split(
          ' ',
        ),
    },
    staff.organisations.map((one) => [
      one.id,
      one.parentId,
      one.kind,
      one.name,
      one.shortName,
      one.receiptPrefix,
      one.departmentId,
      one.regionCode,
      one.phone,
      one.address,
      one.officeHours,
    ]),
  );
  await copyIn(
    client,
    { table: 'worker', columns: ['id', 'username', 'name', 'post'] },
    staff.workers.map((one) => [one.id, one.username, one.name, one.post]),
  );
  await copyIn(
    client,
    { table: 'worker_role', columns: ['worker_id', 'role', 'organisation_id'] },
    staff.workers.flatMap((one) => one.roles.map((held) => [one.id, held.role, held.organisationId])),
  );
};

/** Row-level security is forced upon the owner too; within this transaction it is lifted and then forced again. */
const withoutForcedSecurity = async (client: pg.PoolClient, work: () => Promise<void>): Promise<void> => {
  for (const table of TENANT_TABLES) await client.query(`alter table ${table} no force row level security`);
  await work();
  for (const table of TENANT_TABLES) await client.query(`alter table ${table} force row level security`);
};

/** Grid workers of a community, first those who are nothing else. */
const gridWorkersOf = ({ workers }: DemoStaff, communityId: string): readonly string[] =>
  workers
    .filter(({ roles }) => roles.some((held) => held.role === 'grid-worker' && held.organisationId === communityId))
    .toSorted((a, b) => a.roles.length - b.roles.length)
    .map(({ id }) => id);

/** One community of the plan with all its people, the same for the same day. */
export const makeCommunity = (plan: PlannedCommunity, staff: DemoStaff, today: PlainDate): DemoCommunity => {
  const id = staff.communityIds[plan.place] ?? '';
  const random = createRandom(`${SEED}/residents/${plan.place}`);
  const newId = createIds(random.fork('ids'), Date.parse('2025-10-01T00:00:00Z') + plan.place * 100_000);
  const workerIds = staff.workers
    .filter((one) => one.roles.some((held) => held.role === 'worker' && held.organisationId === id))
    .map((one) => one.id);
  const input = { community: plan, random, newId, today, workerIds };
  const places = makePlaces(input);
  const households = [...makeHouseholds(input, places)];
  const details = makePlaceDetails({
    communityId: id,
    places,
    households,
    random: createRandom(`${SEED}/places/${plan.place}`),
    newId: createIds(
      createRandom(`${SEED}/place-ids/${plan.place}`),
      Date.parse('2025-10-02T00:00:00Z') + plan.place * 100_000,
    ),
    today,
    workerIds,
    gridWorkerIds: gridWorkersOf(staff, id),
  });
  return { id, places, households, details };
};

const countPeople = (community: DemoCommunity): number =>
  community.households.reduce((sum, household) => sum + household.people.length, 0);

/** Cases of one community, in proportion to its residents; rounding never loses one. */
const shareOf = (plan: PlannedCommunity, plans: readonly PlannedCommunity[], cases: number): number => {
  const all = plans.reduce((sum, one) => sum + one.residents, 0);
  const before = plans.slice(0, plan.place).reduce((sum, one) => sum + one.residents, 0);
  const upTo = (residents: number): number => Math.round((cases * residents) / all);
  return upTo(before + plan.residents) - upTo(before);
};

const writeCases = async (
  client: pg.PoolClient,
  options: SeedDemo,
  input: { community: DemoCommunity; staff: DemoStaff; rules: DemoRules; place: number; count: number },
): Promise<number> => {
  const { community, staff, rules, place, count } = input;
  const tables = await simulateCases({
    community,
    staff,
    rules,
    random: createRandom(`${SEED}/cases/${place}`),
    today: options.today,
    count,
    publicUrl: options.publicUrl ?? DEFAULT_PUBLIC_URL,
    keyRing: options.keyRing,
  });
  for (const { target, rows } of tables) await copyIn(client, target, rows);
  return tables[0]?.rows.length ?? 0;
};

const writeChanges = async (
  client: pg.PoolClient,
  input: { community: DemoCommunity; staff: DemoStaff; place: number; options: SeedDemo },
): Promise<void> => {
  const { community, staff, place, options } = input;
  const random = createRandom(`${SEED}/changes/${place}`);
  const newId = createIds(random.fork('ids'), Date.parse('2025-12-01T00:00:00Z') + place * 100_000);
  const workerIds = staff.workers
    .filter(({ roles }) => roles.some((held) => held.role === 'worker' && held.organisationId === community.id))
    .map(({ id }) => id);
  const { keyRing, today } = options;
  for (const { target, rows } of changesTables({ community, random, newId, keyRing, today, workerIds }))
    await copyIn(client, target, rows);
};

const writeTraining = async (
  client: pg.PoolClient,
  input: { communityId: string; staff: DemoStaff; place: number; today: PlainDate },
  spots: SpotIndex,
): Promise<void> => {
  const random = createRandom(`${SEED}/training/${input.place}`);
  const newId = createIds(random.fork('ids'), Date.parse('2025-11-01T00:00:00Z') + input.place * 100_000);
  for (const { target, rows } of trainingTables({ ...input, random, newId }, spots)) await copyIn(client, target, rows);
};

/** That the office looked where petitions come in, and who agreed to be sent messages. */
const writeOfficeRecords = async (
  client: pg.PoolClient,
  input: {
    community: DemoCommunity;
    staff: DemoStaff;
    calendar: DemoRules['calendar'];
    place: number;
    today: PlainDate;
  },
): Promise<void> => {
  const { community, staff, calendar, place, today } = input;
  const random = createRandom(`${SEED}/office-records/${place}`);
  const newId = createIds(random.fork('ids'), Date.parse('2025-12-01T00:00:00Z') + place * 100_000);
  const by = { workerIds: gridWorkersOf(staff, community.id), random, newId, today };
  for (const { target, rows } of [
    channelCheckTable({ ...by, communityId: community.id, calendar }),
    messageConsentTable({ ...by, community }),
  ])
    await copyIn(client, target, rows);
};

const writeAll = async (client: pg.PoolClient, options: SeedDemo): Promise<SeededDemo> => {
  const ofResidents = options.residents ?? STANDARD_RESIDENTS;
  const ofCases = options.cases ?? Math.min(Math.round(ofResidents * CASES_PER_RESIDENT), MOST_CASES);
  const plans = planCommunities(ofResidents);
  const rules = openRules();
  const random = createRandom(`${SEED}/staff`);
  const staff = makeStaff(random, createIds(random.fork('ids'), Date.parse('2025-09-01T00:00:00Z')), plans);
  await writeStaff(client, staff);
  await writeRegions(client, staff);
  const spots = demoSpots(rules, options.today);
  let residents = 0;
  let cases = 0;
  // One community after the other, so that memory does not grow with the number of residents.
  for (const plan of plans) {
    const community = makeCommunity(plan, staff, options.today);
    for (const part of PEOPLE_PARTS) await copyIn(client, part.target, part.rows(community, options.keyRing));
    await writeChanges(client, { community, staff, place: plan.place, options });
    residents += countPeople(community);
    await writeTraining(client, { communityId: community.id, staff, place: plan.place, today: options.today }, spots);
    await writeOfficeRecords(client, {
      community,
      staff,
      calendar: rules.calendar,
      place: plan.place,
      today: options.today,
    });
    const count = shareOf(plan, plans, ofCases);
    if (count > 0) cases += await writeCases(client, options, { community, staff, rules, place: plan.place, count });
    options.onProgress?.({ residents, ofResidents, cases, ofCases });
  }
  return { communities: plans.length, residents, cases };
};

/** Tells the installation that it is a demo, and from which day and size: `demo-reset` makes the same again. */
const markAsDemo = (client: pg.PoolClient, options: SeedDemo): Promise<unknown> =>
  client.query(`insert into installation (key, value) values ('demo', $1::jsonb)`, [
    JSON.stringify({ today: options.today, residents: options.residents ?? STANDARD_RESIDENTS }),
  ]);

const writeInTransaction = async (client: pg.PoolClient, options: SeedDemo): Promise<SeededDemo> => {
  let seeded: SeededDemo | undefined;
  // On the servers of a city shared and spread rows may be copied in one transaction one part after another only.
  await client.query(
    `begin; set local citus.multi_shard_modify_mode = 'sequential'; set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`,
  );
  await withoutForcedSecurity(client, async () => {
    seeded = await writeAll(client, options);
  });
  await markAsDemo(client, options);
  await client.query('commit');
  if (seeded === undefined) throw new Error('Nothing was written.');
  return seeded;
};

/**
 * Gives the named workers of the demo their accounts, those that lack one. Accounts lie behind another connection,
 * so they cannot be part of the transaction; calling again after a crash completes them.
 */
export const createDemoAccounts = async (
  ownerPool: pg.Pool,
  createAccount: NonNullable<SeedDemo['createAccount']>,
): Promise<void> => {
  const usernames = DEMO_WORKERS.map((one) => one.username);
  const { rows } = await ownerPool.query<{ id: string; username: string; name: string }>(
    'select id, username, name from worker where account_id is null and username = any ($1)',
    [usernames],
  );
  await Promise.all(
    rows.map(async ({ id, username, name }) => {
      const accountId = await createAccount({ username, password: DEMO_PASSWORD, name });
      await ownerPool.query('update worker set account_id = $2 where id = $1', [id, accountId]);
    }),
  );
};

/** Fills an empty, migrated database with the demo: everything or nothing. The same arguments give the same demo. */
export const seedDemo = async (options: SeedDemo): Promise<SeededDemo> => {
  const client = await options.ownerPool.connect();
  let seeded: SeededDemo;
  try {
    seeded = await writeInTransaction(client, options);
    // Without fresh statistics the first searches of a large demo would be planned for empty tables.
    await client.query('set statement_timeout = 0; analyze; reset statement_timeout');
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  } finally {
    client.release();
  }
  if (options.createAccount !== undefined) await createDemoAccounts(options.ownerPool, options.createAccount);
  return seeded;
};
