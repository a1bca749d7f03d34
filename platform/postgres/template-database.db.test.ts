import { describe, expect, inject, it } from 'vitest';
import { useTestDatabase } from '../../tests/setup/test-database.ts';
import { withClient } from './databases.ts';
import { cloneDatabase } from './template-database.ts';

const run = (url: string, sql: string): Promise<readonly unknown[]> =>
  withClient(url, async (client) => (await client.query(sql)).rows);

describe('a test database', () => {
  const { ownerUrl, roleUrl } = useTestDatabase();

  it('belongs to one test file: what is written in one copy is not in another', async () => {
    await run(ownerUrl(), 'create table mine ()');
    const other = await cloneDatabase(inject('templateUrl'));
    expect(await run(other.ownerUrl, "select 1 from pg_tables where tablename = 'mine'")).toEqual([]);
    expect(await run(ownerUrl(), "select 1 as found from pg_tables where tablename = 'mine'")).toEqual([{ found: 1 }]);
    await other.drop();
    await expect(run(other.ownerUrl, 'select 1')).rejects.toThrow(/does not exist/);
  });

  it('comes migrated, with roles that own nothing', async () => {
    const [row] = await run(
      roleUrl('quanke_app'),
      "select current_user as who, to_regprocedure('scope_communities()') is not null as migrated",
    );
    expect(row).toEqual({ who: 'quanke_app', migrated: true });
    await expect(run(roleUrl('quanke_app'), 'create table mine_too ()')).rejects.toThrow(/permission denied/);
  });

  it('can be copied by several workers at the same time', async () => {
    const copies = await Promise.all([1, 2, 3, 4].map(() => cloneDatabase(inject('templateUrl'))));
    expect(new Set(copies.map((copy) => copy.ownerUrl)).size).toBe(4);
    await Promise.all(copies.map((copy) => copy.drop()));
  });
});
