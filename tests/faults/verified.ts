import { createPool } from '../../platform/db/pool.ts';
import { withRole } from '../../platform/postgres/databases.ts';
import { verifyInstallation, type Installation, type Report } from '../../tools/verify/verify-installation.ts';
import { TEST_PASSWORD } from '../setup/prepare-database.ts';

/** What `npm run verify` finds in a database of the test run. */
export const verified = async (
  ownerUrl: string,
  installation: Pick<Installation, 'keyRing' | 'catalogue' | 'anchorFolder'>,
): Promise<Report> => {
  const role = (user: string): string => withRole(ownerUrl, { user, password: TEST_PASSWORD });
  const appPool = createPool({ url: role('quanke_app'), connections: 2, name: 'verify-app' });
  const accountsPool = createPool({
    url: role('quanke_accounts'),
    connections: 1,
    name: 'verify-accounts',
    searchPath: 'auth',
  });
  try {
    return await verifyInstallation({ appPool, accountsPool, ...installation });
  } finally {
    await Promise.all([appPool.end(), accountsPool.end()]);
  }
};
