import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../platform/db/pool.ts';
import { createScopedDatabase, type ScopedDatabase } from '../../platform/db/scoped-database.ts';
import { newId } from '../../platform/ids.ts';
import { useTestDatabase } from '../setup/test-database.ts';
import { findTenantHoles, listTenantTables } from './tenant-guard.ts';

const testDatabase = useTestDatabase();
const [east, west] = [newId(), newId()];
const COUNT = { name: 'count-drafts', text: 'select community_id as id, title from draft order by title' };
const SLEEP = { name: 'sleep', text: 'select pg_sleep(60)' };

let owner: pg.Pool;
let app: pg.Pool;
let accounts: pg.Pool;
let database: ScopedDatabase;
let workerId = '';

const draftIn = (communityId: string, title: string) => ({
  name: 'test_draft',
  sql: `insert into draft (community_id, id, worker_id, title, body_sealed, saved_at) values ($1, $2, $3, $4, '', now())`,
  values: [communityId, newId(), workerId, title],
});

const write = (scope: readonly string[], communityId: string, title: string): Promise<unknown> =>
  database.transact(scope, async (tx) => {
    tx.write(draftIn(communityId, title));
    return { keep: true, value: null };
  });

const titlesSeenBy = async (scope: readonly string[]): Promise<readonly string[]> =>
  (await database.read(scope, (tx) => tx.query<{ title: string }>(COUNT, []))).map((row) => row.title);

beforeAll(async () => {
  owner = createPool({ url: testDatabase.ownerUrl(), connections: 2, name: 'guard-owner' });
  app = createPool({ url: testDatabase.roleUrl('quanke_app'), connections: 1, name: 'guard', pipelined: true });
  accounts = createPool({ url: testDatabase.roleUrl('quanke_accounts'), connections: 1, name: 'guard-accounts' });
  database = createScopedDatabase(app);
  workerId = newId();
  for (const [id, name] of [
    [east, '东'],
    [west, '西'],
  ])
    await owner.query(`insert into organisation (id, kind, name, short_name) values ($1, 'community', $2, $2)`, [
      id,
      name,
    ]);
  await owner.query(`insert into worker (id, username, name) values ($1, 'w', '甄')`, [workerId]);
  await write([east], east, 'of the east');
  await write([west], west, 'of the west');
});
afterAll(() => Promise.all([owner.end(), app.end(), accounts.end()]));

/** Something undone for a moment: the guard must see it, and nothing of it stays. */
const holesAfter = async (sabotage: string): Promise<readonly string[]> => {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(sabotage);
    return await findTenantHoles(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
};

describe('the form of the database', () => {
  it('given every table of the migrations, no community can reach another', async () => {
    expect(await holesAfter('select')).toEqual([]);
    expect((await listTenantTables(owner)).length).toBeGreaterThanOrEqual(19);
  });

  it.each([
    ['policy-differs: person', 'drop policy in_scope on person'],
    ['policy-differs: person', 'create policy also on person using (true)'],
    ['policy-differs: person', 'drop policy in_scope on person; create policy in_scope on person using (true)'],
    ['row-security-not-forced: case_event', 'alter table case_event no force row level security'],
    ['row-security-not-forced: case_event', 'alter table case_event disable row level security'],
    ['shared-table-unknown: notes', 'create table notes (id uuid primary key)'],
    [
      'row-security-not-forced: notes',
      'create table notes (community_id uuid, id uuid, primary key (community_id, id))',
    ],
    ['community-not-first-in-unique-index: by_title', 'create unique index by_title on draft (title)'],
    ['community-not-first-in-unique-index: by_title', 'create unique index by_title on draft (title, community_id)'],
    ['no-primary-key: draft', 'alter table draft drop constraint draft_pkey'],
    [
      'community-not-first-in-foreign-key: loose',
      'create unique index loose_ids on household (id); alter table person add constraint loose foreign key (household_id) references household (id)',
    ],
    ['view-or-definer: all_people', 'create view all_people as select * from person'],
  ])('given %s made by "%s", the guard notices', async (hole, sabotage) => {
    expect(await holesAfter(sabotage)).toContain(hole);
  });
});

const privileges = async (role: string, schema: string): Promise<readonly string[]> => {
  const { rows } = await owner.query<{ name: string; privilege: string }>(
    `select c.relname as name, privilege from pg_class c, unnest(array['UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER','INSERT','SELECT']) as privilege
     where c.relnamespace = $2::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and has_table_privilege($1, c.oid, privilege)`,
    [role, schema],
  );
  return rows.map(({ name, privilege }) => `${privilege} ${name}`);
};

describe('the roles of the database', () => {
  it.each(['quanke_app', 'quanke_accounts'])(
    'given %s, owns nothing, bypasses nothing, belongs to nobody',
    async (role) => {
      const { rows } = await owner.query(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         exists (select from pg_auth_members where member = r.oid) as "isMember",
         exists (select from pg_class where relowner = r.oid) or exists (select from pg_proc where proowner = r.oid) as owns,
         has_schema_privilege(rolname, 'public', 'CREATE') or has_schema_privilege(rolname, 'auth', 'CREATE') as creates
       from pg_roles r where rolname = $1`,
        [role],
      );
      expect(rows).toEqual([
        {
          rolsuper: false,
          rolbypassrls: false,
          rolcreaterole: false,
          rolcreatedb: false,
          rolreplication: false,
          isMember: false,
          owns: false,
          creates: false,
        },
      ]);
    },
  );

  it('given the application, it may not change or delete what is only ever added to, nor empty any table', async () => {
    const held = await privileges('quanke_app', 'public');
    const fixed = ['case_event', 'audit_entry', 'issued_document', 'audit_seal'];
    expect(held.filter((one) => /^(UPDATE|DELETE)/.test(one) && fixed.some((table) => one.endsWith(table)))).toEqual(
      [],
    );
    expect(held.filter((one) => /^(TRUNCATE|REFERENCES|TRIGGER)/.test(one))).toEqual([]);
    expect(held.filter((one) => one.includes('kysely'))).toEqual([]);
    const { rows } = await owner.query<{ name: string }>(
      `select a.attname as name from pg_attribute a where a.attrelid = 'audit_entry'::regclass and a.attnum > 0
         and has_column_privilege('quanke_app', a.attrelid, a.attnum, 'UPDATE')`,
    );
    expect(rows).toEqual([{ name: 'seal_number' }]);
  });

  it('given the accounts’ role and the application’s, neither sees the other’s schema', async () => {
    expect(await privileges('quanke_app', 'auth')).toEqual([]);
    const seen = await owner.query(
      `select has_schema_privilege('quanke_app', 'auth', 'USAGE') as app, has_schema_privilege('quanke_accounts', 'public', 'USAGE') as accounts`,
    );
    expect(seen.rows).toEqual([{ app: false, accounts: false }]);
    await expect(accounts.query('select * from public.person')).rejects.toThrow('permission denied');
    await expect(app.query('select * from auth.session')).rejects.toThrow('permission denied');
  });

  it('given an audit entry, not even the owner changes it but for its seal, and only once', async () => {
    await owner.query(
      `insert into audit_entry (community_id, id, at, actor, action, subject_kind, outcome, origin, details)
       values ($1, $2, now(), 'system', 'test', 'test', 'done', '', '{}')`,
      [east, newId()],
    );
    const refused = 'audit entries are not changed or deleted';
    await expect(owner.query(`update audit_entry set outcome = 'other'`)).rejects.toThrow(refused);
    await expect(owner.query('delete from audit_entry')).rejects.toThrow(refused);
    await expect(owner.query(`update audit_entry set seal_number = 1, outcome = 'other'`)).rejects.toThrow(refused);
    await owner.query('update audit_entry set seal_number = 1');
    await expect(owner.query('update audit_entry set seal_number = 2')).rejects.toThrow(refused);
  });
});

describe('the scope of a transaction', () => {
  it('given no scope, shows nothing and takes nothing, inside and outside of transactions', async () => {
    expect(await titlesSeenBy([])).toEqual([]);
    expect((await app.query('select * from draft')).rows).toEqual([]);
    expect((await app.query(`update draft set title = 'mine'`)).rowCount).toBe(0);
    expect((await app.query('delete from draft')).rowCount).toBe(0);
    await expect(write([], east, 'without scope')).rejects.toThrow('row-level security');
    await expect(write([west], east, 'from the west')).rejects.toThrow('row-level security');
    expect(await titlesSeenBy([east, west])).toEqual(['of the east', 'of the west']);
  });

  it('given a row of the own community, it cannot be moved to another', async () => {
    const moved = database.transact([east], async (tx) => {
      tx.write({ name: 'moved', sql: 'update draft set community_id = $1', values: [west] });
      return { keep: true, value: null };
    });
    await expect(moved).rejects.toThrow('row-level security');
  });

  it('given a scope that is no list of ids, begins nothing', async () => {
    for (const scope of [`${east}'; drop table draft; --`, '*', '', `${east},${west}`])
      await expect(titlesSeenBy([scope])).rejects.toThrow('a scope holds community ids only');
    expect(await titlesSeenBy([east])).toEqual(['of the east']);
  });

  it('given one connection for all, with faults, refusals and cancelled queries in between, nothing carries over', async () => {
    const pid = (await app.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
    const cancelSoon = async (): Promise<void> => {
      for (let tried = 0; tried < 2_000; tried += 1) {
        const { rowCount } = await owner.query(
          `select pg_cancel_backend(pid) from pg_stat_activity where pid = $1 and query like 'select pg_sleep%' and state = 'active'`,
          [pid],
        );
        if (rowCount === 1) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    const cancelled = database.read([east], (tx) => tx.query(SLEEP, []));
    const all = await Promise.allSettled([
      cancelled,
      cancelSoon(),
      titlesSeenBy([west]),
      database.read([east], async () => {
        throw new Error('a fault of the program');
      }),
      titlesSeenBy([]),
      database.transact([west], async (tx) => {
        tx.write(draftIn(west, 'refused'));
        return { keep: false, value: null };
      }),
      titlesSeenBy([east]),
      write([west], east, 'across'),
      titlesSeenBy([west]),
      database.read([east], (tx) => tx.query({ name: 'mistake', text: 'select nothing from nowhere' }, [])),
      app.query('select title from draft').then((answer) => answer.rows),
      titlesSeenBy([east, west]),
    ]);
    const told = all.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)));
    expect(told).toEqual([
      expect.stringContaining('canceling statement'),
      undefined,
      ['of the west'],
      expect.stringContaining('a fault of the program'),
      [],
      null,
      ['of the east'],
      expect.stringContaining('row-level security'),
      ['of the west'],
      expect.stringContaining('nowhere'),
      [],
      ['of the east', 'of the west'],
    ]);
  });

  it('given a fault swallowed by the work, the transaction does not pretend to have committed', async () => {
    const swallowed = database.transact([east], async (tx) => {
      await tx.query({ name: 'another-mistake', text: 'select nothing from nowhere' }, []).catch(() => undefined);
      return { keep: true, value: 'done' };
    });
    await expect(swallowed).rejects.toThrow('the transaction had failed before its end');
  });

  it('given work after the commit, it runs once it is committed and never when it is not', async () => {
    const seen: string[] = [];
    const work = (keep: boolean) =>
      database.transact([east], async (tx) => {
        tx.afterCommit(async () => {
          seen.push(`after ${keep}`);
        });
        return { keep, value: null };
      });
    await work(true);
    await work(false);
    expect(seen).toEqual(['after true']);
  });
});
