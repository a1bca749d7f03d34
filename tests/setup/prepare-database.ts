import { createPool } from '../../platform/db/pool.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import { prepareDatabase as prepareInstallation } from '../../server/prepare-database.ts';

/** The server of a test run is thrown away and reached by its own user only. */
export const TEST_PASSWORD = 'only-for-tests';
export const APPLICATION_ROLES = ['quanke_app', 'quanke_accounts'] as const;
export type ApplicationRole = (typeof APPLICATION_ROLES)[number];

/**
 * Fills the template that every database test starts from: migrations, roles and the first calendar, no demo data.
 * Called once per test run with the owner's connection.
 */
export const prepareDatabase = async (ownerUrl: string): Promise<void> => {
  const pool = createPool({ url: ownerUrl, connections: 2, name: 'prepare-tests' });
  const passwords = { appPassword: TEST_PASSWORD, accountsPassword: TEST_PASSWORD };
  try {
    await prepareInstallation(pool, ownerUrl, passwords, openCatalogue().calendar);
  } finally {
    await pool.end();
  }
};
