import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainDateOf } from '../../kernel/plain-date.ts';
import { createAccounts } from '../../platform/auth/accounts.ts';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { createPool } from '../../platform/db/pool.ts';
import { withRole } from '../../platform/postgres/databases.ts';
import type { ClonedDatabase } from '../../platform/postgres/template-database.ts';
import { openSecrets } from '../../server/secrets.ts';
import { seedDemo } from '../../tools/demo/seed-demo.ts';
import { closeTemplate, onEveryServer } from './city-template.ts';
import { TEST_PASSWORD } from './prepare-database.ts';
import { cloneTemplate } from './clone-template.ts';

/** A working Friday, so that the demo and every picture of it are the same each time. */
export const NOW = '2026-11-20T01:10:00.000Z';
const RESIDENTS = 8_000;

/** The demo as it stands in a database, with the keys that read it; both are copied, never used themselves. */
export interface DemoOffice {
  readonly databaseUrl: string;
  readonly folder: string;
}

const writeDemo = async (database: ClonedDatabase, folder: string): Promise<void> => {
  const ownerPool = createPool({ url: database.ownerUrl, connections: 2, name: 'demo-owner' });
  const url = withRole(database.ownerUrl, { user: 'quanke_accounts', password: TEST_PASSWORD });
  const accountsPool = createPool({ url, connections: 2, name: 'demo-accounts', searchPath: 'auth' });
  try {
    const { session: secret } = openSecrets(folder);
    const accounts = createAccounts({ pool: accountsPool, secret, publicUrl: 'http://127.0.0.1' });
    await seedDemo({
      ownerPool,
      keyRing: await openKeyRing({ dataDirectory: folder, databaseHasData: () => Promise.resolve(false) }),
      today: plainDateOf(NOW),
      residents: RESIDENTS,
      createAccount: (account) => accounts.create(account),
    });
  } finally {
    await Promise.all([ownerPool.end(), accountsPool.end()]);
  }
};

/** Fills a copy of the prepared template with the demo, once for all journeys. */
export const prepareDemoOffice = async (templateUrl: string): Promise<DemoOffice> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-demo-office-'));
  const database = await cloneTemplate(templateUrl);
  await writeDemo(database, folder);
  for (const url of onEveryServer(database.ownerUrl)) await closeTemplate(url);
  return { databaseUrl: database.ownerUrl, folder };
};

/** A folder of its own with the same keys and secrets. */
export const copyFolder = (from: string, to: string): void => cpSync(from, to, { recursive: true });

export const removeDemoOffice = ({ folder }: DemoOffice): void => rmSync(folder, { recursive: true, force: true });
