import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_WORKERS } from '../../catalogue/demo/staff.ts';
import { ROLES } from '../../modules/access/domain/roles.ts';
import { createKeyRing } from '../../platform/crypto/key-ring.ts';
import { createPool } from '../../platform/db/pool.ts';
import { createScopedDatabase } from '../../platform/db/scoped-database.ts';
import { useTestDatabase } from '../../tests/setup/test-database.ts';
import { clearInstallation, demoSize, findRunningProgram } from './clear-demo.ts';
import { seedDemo } from './seed-demo.ts';
import type { DemoProgress, SeedDemo } from './seed-demo.ts';

const testDatabase = useTestDatabase();
const progress: DemoProgress[] = [];
const accounts: string[] = [];
let owner: pg.Pool;
let app: pg.Pool;

const options = (): SeedDemo => ({
  ownerPool: owner,
  keyRing: createKeyRing(),
  today: '2026-11-22',
  residents: 900,
  cases: 240,
  createAccount: async ({ username }) => {
    accounts.push(username);
    return `account-of-${username}`;
  },
  onProgress: (step) => progress.push(step),
});

const count = async (sql: string): Promise<number> =>
  (await owner.query<{ count: number }>(`select count(*) as count from ${sql}`)).rows[0]?.count ?? -1;

beforeAll(async () => {
  owner = createPool({ url: testDatabase.ownerUrl(), connections: 3, name: 'owner' });
  app = createPool({ url: testDatabase.roleUrl('quanke_app'), connections: 2, name: 'quanke' });
  await seedDemo(options());
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
});

describe('a seeded demo', () => {
  it('given a size, holds residents, cases and 25 workers in all roles with an account each', async () => {
    expect(await count('person')).toBeGreaterThanOrEqual(900);
    expect(await count('case_record')).toBeGreaterThanOrEqual(240);
    expect(await count('worker')).toBe(25);
    expect(accounts.toSorted()).toEqual(DEMO_WORKERS.map((worker) => worker.username).toSorted());
    expect(await count('worker where account_id is null')).toBe(0);
    const roles = await owner.query<{ role: string }>('select distinct role from worker_role');
    expect(roles.rows.map((row) => row.role).toSorted()).toEqual([...ROLES].toSorted());
    expect(progress.at(-1)?.residents).toBeGreaterThanOrEqual(900);
  });

  it('given the past year, whoever died or left is on record without a household, and every entry names somebody', async () => {
    const gone = await count(`person where left_because in ('died', 'moved-out')`);
    expect(gone).toBeGreaterThan(8);
    expect(await count(`person where left_on is not null and household_id is not null`)).toBe(0);
    const { rows } = await owner.query<{ kind: string }>('select distinct kind from life_event');
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['died', 'moved-out', 'married', 'let', 'born', 'head-changed']),
    );
    expect(
      await count(`life_event e where not exists (select from life_event_household h
        where h.community_id = e.community_id and h.event_id = e.id)`),
    ).toBe(0);
  });

  it('given its rows, every case belongs to a person and a worker of the same community and has its first event', async () => {
    expect(
      await count(
        `case_record c left join person p on p.community_id = c.community_id and p.id = c.person_id where p.id is null`,
      ),
    ).toBe(0);
    expect(
      await count(`case_record c where not exists (select from case_event e
        where e.community_id = c.community_id and e.case_id = c.id and e.ordinal = 1 and e.type = 'case-opened')`),
    ).toBe(0);
    expect(
      await count(`case_record c where c.version <> (select max(ordinal) from case_event e
        where e.community_id = c.community_id and e.case_id = c.id)`),
    ).toBe(0);
    expect(await count(`audit_entry where seal_number is not null`)).toBe(0);
  });

  it('given the application’s role, shows only the community in scope: the protection is in force again', async () => {
    const communities = await owner.query<{ id: string }>(`select id from organisation where kind = 'community'`);
    const [first] = communities.rows;
    const statement = { name: 'communities-seen', text: 'select distinct community_id as id from person' };
    const database = createScopedDatabase(app);
    expect(await database.read([first?.id ?? ''], (tx) => tx.query<{ id: string }>(statement, []))).toEqual([first]);
    expect(await database.read([], (tx) => tx.query(statement, []))).toEqual([]);
    const lifted = await owner.query(
      `select relname from pg_class c where relkind = 'r' and relrowsecurity and not relforcerowsecurity`,
    );
    expect(lifted.rows).toEqual([]);
  });

  it('given a second seeding, fails whole and leaves the first demo as it was', async () => {
    const before = await count('person');
    await expect(seedDemo({ ...options(), today: '2026-11-23' })).rejects.toThrow('duplicate key');
    expect(await count('person')).toBe(before);
    expect(await demoSize(owner)).toBe(900);
  });

  it('given a running program, knows it; cleared, is empty but keeps its form, and can be made again', async () => {
    await app.query('select 1');
    expect(await findRunningProgram(owner)).toBe(true);
    await clearInstallation(owner);
    expect(await count('organisation')).toBe(0);
    expect(await demoSize(owner)).toBe(null);
    expect(await count('kysely_migration')).toBeGreaterThan(4);
    await seedDemo({ ...options(), residents: 30, cases: 0 });
    expect(await demoSize(owner)).toBe(30);
  });
});
