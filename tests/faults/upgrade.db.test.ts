import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { createDatabase, dropDatabase, withDatabase, withRole } from '../../platform/postgres/databases.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import {
  contentOf,
  countMigrations,
  keptSchemas,
  layOutFiles,
  loadKeptSchema,
  readFirstSchema,
  readKeptSchema,
  rowsOf,
} from './kept-schema.ts';
import { cutUpgrades, upgrade } from './upgrade-killed.ts';
import { runApplication } from '../server/running-application.ts';
import { TEST_PASSWORD } from '../setup/prepare-database.ts';
import { lookAround } from './look-around.ts';
import { verified } from './verified.ts';

/** The long run (npm run test:faults) cuts at many more places. */
const CUTS = 1;

describe.each(keptSchemas())('an upgrade from the tables of %s', (schema) => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-upgrade-'));
  const name = `upgrade_from_${schema}`;
  const kept = readKeptSchema(schema);

  afterAll(async () => {
    await dropDatabase(inject('templateUrl'), name);
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps every row with all that is in it and contradicts itself nowhere', async () => {
    layOutFiles(kept, folder);
    const ownerUrl = await createDatabase({ ownerUrl: inject('templateUrl'), name });
    await loadKeptSchema(ownerUrl, kept);
    const before = { rows: await rowsOf(ownerUrl, kept), content: await contentOf(ownerUrl, kept) };
    await upgrade(ownerUrl);
    expect(await rowsOf(ownerUrl, kept)).toEqual(before.rows);
    expect(await contentOf(ownerUrl, kept)).toEqual(before.content);
    const report = await verified(ownerUrl, {
      keyRing: await openKeyRing({ dataDirectory: folder, databaseHasData: async () => true }),
      catalogue: openCatalogue(),
      anchorFolder: join(folder, 'anchors'),
    });
    expect(report.findings).toEqual([]);
    const { 'public."case_record"': cases, 'public."person"': people } = before.rows;
    expect(report.counts).toMatchObject({ cases, people });
    expect(report.counts['sealedEntries']).toBeGreaterThan(0);
  });

  it('lets its workers sign in as before, and every file and case answers with all that is in it', async () => {
    const ownerUrl = withDatabase(inject('templateUrl'), name);
    const database = {
      ownerUrl: () => ownerUrl,
      roleUrl: (user: string) => withRole(ownerUrl, { user, password: TEST_PASSWORD }),
    };
    const running = await runApplication(database, { now: '2026-11-22T11:00:00.000Z', folder });
    try {
      const told = await lookAround(running, kept.worker);
      expect(told.refused).toEqual([]);
      expect(told.cases).toBeGreaterThan(0);
      expect(told.people).toBeGreaterThan(0);
      expect(told.withNumber).toBeGreaterThan(0);
    } finally {
      await running.close();
    }
  });
});

describe('an upgrade from the first tables', () => {
  it('has a way to go', () => {
    expect(countMigrations()).toBeGreaterThan(readFirstSchema().migrations.length);
  });

  it('given that it is cut midway and started again, ends as if nothing had happened', async () => {
    const { messages, cuts, broken } = await cutUpgrades(inject('templateUrl'), CUTS);
    expect(broken).toEqual([]);
    expect(messages).toBeGreaterThan(20);
    expect(cuts).toBeGreaterThanOrEqual(CUTS);
  });
});
