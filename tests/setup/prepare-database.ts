import { join } from 'node:path';
import { migrate } from '../../platform/db/migrations.ts';
import { createPool } from '../../platform/db/pool.ts';
import { openRole } from '../../platform/postgres/databases.ts';

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'server', 'migrations');

/** The server of a test run is thrown away and reached by its own user only. */
export const TEST_PASSWORD = 'only-for-tests';
export const APPLICATION_ROLES = ['quanke_app', 'quanke_accounts'] as const;
export type ApplicationRole = (typeof APPLICATION_ROLES)[number];

/**
 * Fills the template that every database test starts from: migrations and roles, no demo data.
 * Called once per test run with the owner's connection.
 */
export const prepareDatabase = async (ownerUrl: string): Promise<void> => {
  const pool = createPool({ url: ownerUrl, connections: 2, name: 'prepare-tests' });
  try {
    await migrate(pool, MIGRATIONS);
  } finally {
    await pool.end();
  }
  for (const role of APPLICATION_ROLES) await openRole(ownerUrl, role, TEST_PASSWORD);
};
