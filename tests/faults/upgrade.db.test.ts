import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { createDatabase, dropDatabase, withDatabase, withRole } from '../../platform/postgres/databases.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import { countMigrations, layOutFirstFiles, loadFirstSchema, readFirstSchema, rowsOf } from './first-schema.ts';
import { cutUpgrades, upgrade } from './upgrade-killed.ts';
import { runApplication } from '../server/running-application.ts';
import { TEST_PASSWORD } from '../setup/prepare-database.ts';
import { lookAround } from './look-around.ts';
import { verified } from './verified.ts';

const folder = mkdtempSync(join(tmpdir(), 'quanke-upgrade-'));
const NAME = 'upgrade_from_first';

/** The long run (npm run test:faults) cuts at many more places. */
const CUTS = 1;

describe('an upgrade', () => {
  afterAll(async () => {
    await dropDatabase(inject('templateUrl'), NAME);
    rmSync(folder, { recursive: true, force: true });
  });

  it('given an office on the first schema, keeps every row and contradicts itself nowhere', async () => {
    const first = readFirstSchema();
    layOutFirstFiles(first, folder);
    const ownerUrl = await createDatabase({ ownerUrl: inject('templateUrl'), name: NAME });
    await loadFirstSchema(ownerUrl, first);
    const before = await rowsOf(ownerUrl, first);
    await upgrade(ownerUrl);
    expect(await rowsOf(ownerUrl, first)).toEqual(before);
    expect(countMigrations()).toBeGreaterThan(first.migrations.length);
    const report = await verified(ownerUrl, {
      keyRing: await openKeyRing({ dataDirectory: folder, databaseHasData: async () => true }),
      catalogue: openCatalogue(),
      anchorFolder: join(folder, 'anchors'),
    });
    expect(report.findings).toEqual([]);
    expect(report.counts).toMatchObject({ cases: before['public."case_record"'], people: before['public."person"'] });
    expect(report.counts['sealedEntries']).toBeGreaterThan(0);
  });

  it('given the upgraded office, its workers sign in as before and every file and case answers with all that is in it', async () => {
    const ownerUrl = withDatabase(inject('templateUrl'), NAME);
    const database = {
      ownerUrl: () => ownerUrl,
      roleUrl: (user: string) => withRole(ownerUrl, { user, password: TEST_PASSWORD }),
    };
    const running = await runApplication(database, { now: '2026-11-22T11:00:00.000Z', folder });
    try {
      const told = await lookAround(running);
      expect(told.refused).toEqual([]);
      expect(told.cases).toBeGreaterThan(0);
      expect(told.people).toBeGreaterThan(0);
      expect(told.withNumber).toBeGreaterThan(0);
    } finally {
      await running.close();
    }
  }, 60_000);

  it('given that it is cut midway and started again, ends as if nothing had happened', async () => {
    const { messages, cuts, broken } = await cutUpgrades(inject('templateUrl'), CUTS);
    expect(broken).toEqual([]);
    expect(messages).toBeGreaterThan(20);
    expect(cuts).toBeGreaterThanOrEqual(CUTS);
  }, 90_000);
});
