import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { withClient } from '../../platform/postgres/databases.ts';
import { removeClusterHome } from '../../platform/postgres/cluster-home.ts';
import { restoreBackup } from '../../tools/backup/restore-backup.ts';
import { countMigrations, readFirstSchema } from './kept-schema.ts';
import { makeOlderBackup } from './older-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'quanke-older-'));
chmodSync(folder, 0o711);
const [then, now] = [join(folder, 'then'), join(folder, 'now')];
for (const place of [then, now]) mkdirSync(place, { mode: 0o711 });

afterAll(() => {
  for (const place of [then, now]) removeClusterHome(place);
  rmSync(folder, { recursive: true });
});

it('given a backup made by an older version, restores every row of it and brings it to the present form', async () => {
  const file = join(folder, 'older.tar.gz');
  const contents = await makeOlderBackup(then, file);
  cpSync(join(then, 'keys'), join(now, 'keys'), { recursive: true });
  const steps: number[] = [];
  const restored = await restoreBackup({ file, dataDirectory: now, now: new Date(), log: () => undefined }, (server) =>
    withClient(server.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ count: number }>('select count(*)::int as count from kysely_migration');
      steps.push(rows[0]?.count ?? 0);
      return 0;
    }),
  );
  expect(steps).toEqual([countMigrations()]);
  expect(restored.contents.tables).toEqual(contents.tables);
  expect(restored.checked.report.findings).toEqual([]);
  const cases = contents.tables.find(({ name }) => name === 'public.case_record')?.rows;
  expect(restored.checked.report.counts['cases']).toBe(cases);
  expect(contents.tables.length).toBeGreaterThanOrEqual(Object.keys(readFirstSchema().tables).length);
}, 600_000);
