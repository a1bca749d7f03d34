import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeClusterHome } from '../../platform/postgres/cluster-home.ts';
import { brokenIn } from './database-killed.ts';
import { checkKept } from './fault-office.ts';
import { killDatabase } from './kill-database.ts';
import { startLoad } from './load.ts';
import { openRunningOffice, type OpenOffice } from './running-office.ts';
import { runChild } from './run-child.ts';
import { fiftyAtOnce } from './same-key.ts';
import { createChance } from './seeded-chance.ts';

/** The long run with hundreds of faults is `npm run test:faults`. */
const KILLS = 4;
const SEED = 20_261_122;
const PLACES = 4;

describe('an office under faults', () => {
  const backups = mkdtempSync(join(tmpdir(), 'quanke-backups-'));
  let office: OpenOffice;
  beforeAll(async () => {
    office = await openRunningOffice();
  }, 120_000);
  afterAll(async () => {
    await office.close();
    rmSync(backups, { recursive: true, force: true });
  }, 60_000);

  it('given one key fifty times at once, does what it asks for once', async () => {
    expect(await fiftyAtOnce(office, 1)).toEqual([]);
  }, 60_000);

  it('given a database killed under load, loses nothing it answered for, doubles nothing and goes on by itself', async () => {
    const { dataDirectory, owner, communityId, sound, desk } = office;
    const load = startLoad(desk, 'run', PLACES);
    const chance = createChance(SEED);
    for (let kill = 0; kill < KILLS; kill += 1) await killDatabase(dataDirectory, chance, load.nextAnswer);
    await load.stop();
    const kept = await checkKept({
      owner,
      communityId,
      run: 'run',
      sound: sound.get('deliver'),
      acknowledged: load.acknowledged,
      finished: load.finished,
      made: load.finished.length,
      environment: { QUANKE_DATA: dataDirectory },
    });
    expect(brokenIn(kept, load.refused)).toEqual([]);
    expect(load.finished.length).toBeGreaterThan(0);
  }, 180_000);

  it('given a backup made while it is written to, restores every row of it elsewhere, but not without the keys', async () => {
    const { dataDirectory, desk } = office;
    const load = startLoad(desk, 'saved', 2);
    const made = await runChild('tools/backup.ts', [backups], { QUANKE_DATA: dataDirectory });
    await load.stop();
    expect(made).toMatchObject({ status: 0 });
    const file = /：(\/\S+\.tar\.gz)（/.exec(made.said)?.[1] ?? '';
    const elsewhere = join(office.folder, 'elsewhere');
    mkdirSync(elsewhere, { mode: 0o711 });
    const restore = () => runChild('tools/restore.ts', [file], { QUANKE_DATA: elsewhere });
    const keyless = await restore();
    expect(keyless.status).toBe(1);
    expect(keyless.said).toContain('keys of this backup are not in');
    cpSync(join(dataDirectory, 'keys'), join(elsewhere, 'keys'), { recursive: true });
    const restored = await restore();
    expect(restored.said).toContain('checked table by table');
    const verified = await runChild('tools/verify.ts', [], { QUANKE_DATA: elsewhere });
    removeClusterHome(elsewhere);
    expect(verified).toMatchObject({ status: 0 });
    expect(readFileSync(file).length).toBeGreaterThan(1_000_000);
  }, 180_000);
});
