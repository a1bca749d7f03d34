import { createPool } from '../../platform/db/pool.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import { withClient } from '../../platform/postgres/databases.ts';
import type { RecoveredServer } from '../../platform/postgres/recovery-server.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import { verifyInstallation, type Report } from '../verify/verify-installation.ts';
import type { Finding } from '../verify/finding.ts';
import { readTables, type TableContents } from './contents.ts';

export interface Checked {
  readonly tables: readonly TableContents[];
  readonly report: Report;
}

/**
 * What speaks against the data. Anchors that are gone do not: who has lost them needs backups no less, and a backup of
 * the time before a community's first seal brings none.
 */
export const contradictionsIn = ({ findings }: Report): readonly Finding[] =>
  findings.filter(({ kind }) => kind !== 'audit-anchors-missing');

/**
 * Reads everything there is: each table's rows and hash, each case replayed, each chain of the audit trail.
 * `afterReading` may judge the tables and bring them to the form that this program knows.
 */
export const checkRecovered = async (
  server: RecoveredServer,
  anchorFolder: string,
  keyRing: KeyRing,
  afterReading: (tables: readonly TableContents[]) => Promise<void> = async () => undefined,
): Promise<Checked> => {
  const appPool = createPool({ url: server.urlOf('quanke_app'), connections: 2, name: 'backup' });
  const accountsPool = createPool({
    url: server.urlOf('quanke_accounts'),
    connections: 1,
    name: 'backup-accounts',
    searchPath: 'auth',
  });
  try {
    const tables = await withClient(server.ownerUrl, readTables);
    await afterReading(tables);
    const report = await verifyInstallation({
      appPool,
      accountsPool,
      keyRing,
      catalogue: openCatalogue(),
      anchorFolder,
    });
    return { tables, report };
  } finally {
    await Promise.all([appPool.end(), accountsPool.end()]);
  }
};
