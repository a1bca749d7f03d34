import { beforeAll, describe, expect, it } from 'vitest';
import { nameOf } from '../../platform/db/distribution.ts';
import { readSchemaTables } from '../../platform/db/distribution-schema.ts';
import { createPool } from '../../platform/db/pool.ts';
import { withClient, withRole } from '../../platform/postgres/databases.ts';
import { moveInstallation } from '../../tools/move-installation.ts';
import { contentOf, inOrderOfKeys, SAME_WORDS, type TableContent } from '../../tools/move-rows.ts';
import { type Report, verifyInstallation } from '../../tools/verify/verify-installation.ts';
import { useOffice } from '../server/office.ts';
import { writeFixture } from '../server/write-fixture.ts';
import { type ApplicationRole, TEST_PASSWORD } from '../setup/prepare-database.ts';
import { useTestDatabase } from '../setup/test-database.ts';

const office = useOffice();
const target = useTestDatabase();

const sourceUrl = (): string => office.running().ownerPool.options.connectionString ?? '';

/** What every table holds, by its name. */
const contents = (url: string): Promise<Readonly<Record<string, TableContent>>> =>
  withClient(url, async (client) => {
    const held: Record<string, TableContent> = {};
    await client.query('begin');
    await client.query(SAME_WORDS);
    for (const table of inOrderOfKeys(await readSchemaTables(client)))
      held[nameOf(table)] = await contentOf(client, table);
    await client.query('rollback');
    return held;
  });

const change = (url: string, statement: string): Promise<unknown> =>
  withClient(url, (client) => client.query(statement));

beforeAll(async () => {
  await writeFixture(office);
});

describe('an installation that is moved into another database', () => {
  it('given tables that differ, is refused and the target stays empty', async () => {
    await change(target.ownerUrl(), 'alter table person add column shoe_size integer');
    await expect(moveInstallation(sourceUrl(), target.ownerUrl())).rejects.toThrow('person(');
    await change(target.ownerUrl(), 'alter table person drop column shoe_size');
    expect((await contents(target.ownerUrl()))['person']?.rows).toBe(0);
  });

  it('given a column that keeps less than it is given, is refused and the target stays empty', async () => {
    await change(target.ownerUrl(), 'alter table person alter column created_at type timestamptz(0)');
    await expect(moveInstallation(sourceUrl(), target.ownerUrl())).rejects.toThrow('person does not say the same');
    await change(target.ownerUrl(), 'alter table person alter column created_at type timestamptz');
    expect((await contents(target.ownerUrl()))['organisation']?.rows).toBe(0);
  });

  it('given an empty target, holds there what it held here, in every table', async () => {
    const before = await contents(sourceUrl());
    const rows = await moveInstallation(sourceUrl(), target.ownerUrl());
    const after = await contents(target.ownerUrl());
    expect(after).toEqual(before);
    expect(rows).toBe(Object.values(before).reduce((sum, one) => sum + one.rows, 0));
    expect(Object.values(before).filter((one) => one.rows > 0).length).toBeGreaterThan(40);
  });

  it('given it was moved, is read by the check of an installation as it was before', async () => {
    const { keyRing, catalogue, folder: anchorFolder } = office.running();
    const check = async (urlOf: (role: ApplicationRole) => string): Promise<Report> => {
      const appPool = createPool({ url: urlOf('quanke_app'), connections: 2, name: 'test-moved' });
      const accountsUrl = urlOf('quanke_accounts');
      const accountsPool = createPool({ url: accountsUrl, connections: 1, name: 'test-moved', searchPath: 'auth' });
      try {
        return await verifyInstallation({ appPool, accountsPool, keyRing, catalogue, anchorFolder });
      } finally {
        await Promise.all([appPool.end(), accountsPool.end()]);
      }
    };
    const moved = await check(target.roleUrl);
    expect(moved).toEqual(await check((user) => withRole(sourceUrl(), { user, password: TEST_PASSWORD })));
    expect(moved.counts['people']).toBeGreaterThan(0);
  });

  it('given a target that holds an installation, is refused', async () => {
    await expect(moveInstallation(sourceUrl(), target.ownerUrl())).rejects.toThrow('holds organisations already');
  });
});
