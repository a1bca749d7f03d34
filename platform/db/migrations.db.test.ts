import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../tests/setup/test-database.ts';
import { migrate } from './migrations.ts';
import { createPool } from './pool.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'server', 'migrations');
const database = useTestDatabase();
const open: { end(): Promise<void> }[] = [];
afterAll(async () => {
  for (const pool of open) await pool.end();
});

describe('migrate', () => {
  it('applies nothing twice, and does not touch data that a newer program wrote', async () => {
    const pool = createPool({ url: database.ownerUrl(), connections: 2, name: 'migrations-test' });
    open.push(pool);
    expect(await migrate(pool, FOLDER)).toEqual([]);
    await pool.query(`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', now()::text)`);
    await expect(migrate(pool, FOLDER)).rejects.toMatchObject({
      code: 'data-of-unknown-version',
      text: { zh: expect.stringContaining('9999-from-the-future') },
    });
  });
});
