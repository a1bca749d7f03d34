import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeClusterHome } from '../../platform/postgres/cluster-home.ts';
import { restoreBackup } from '../../tools/backup/restore-backup.ts';
import { brokenIn } from './database-killed.ts';
import { checkKept, openOwner } from './fault-office.ts';
import { missingOf } from './kept-rows.ts';
import { killDatabase } from './kill-database.ts';
import { startLoad } from './load.ts';
import { commandOf } from './matter-at-desk.ts';
import { openRunningOffice, type OpenOffice } from './running-office.ts';
import { runChild } from './run-child.ts';
import { fiftyAtOnce } from './same-key.ts';
import { createChance } from '../setup/seeded-chance.ts';

/** The long run with hundreds of faults is `npm run test:faults`. */
const KILLS = 3;
const SEED = 20_261_122;
const PLACES = 4;

/** Waits until everything logged up to now lies in the archive. */
const untilKept = async (owner: pg.Pool): Promise<void> => {
  const { rows } = await owner.query<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment');
  for (;;) {
    const kept = await owner.query<{ last: string | null }>('select last_archived_wal as last from pg_stat_archiver');
    if ((kept.rows[0]?.last ?? '') >= (rows[0]?.segment ?? '')) return;
    await wait(50);
  }
};

describe('an office under faults', () => {
  const backups = mkdtempSync(join(tmpdir(), 'quanke-backups-'));
  let office: OpenOffice;
  let file = '';
  /** An empty data folder that the server's own user can walk into. */
  const placeFor = (name: string): string => {
    const folder = join(office.folder, name);
    mkdirSync(folder, { mode: 0o711 });
    return folder;
  };
  const bringKeys = (to: string): void =>
    cpSync(join(office.dataDirectory, 'keys'), join(to, 'keys'), { recursive: true });
  beforeAll(async () => {
    office = await openRunningOffice();
  });
  afterAll(async () => {
    await office.close();
    rmSync(backups, { recursive: true, force: true });
  });

  it('given one key fifty times at once, does what it asks for once', async () => {
    expect(await fiftyAtOnce(office, 1)).toEqual([]);
  });

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
  }, 600_000);

  it('given a backup made while it is written to, restores every row of it elsewhere, but not without the keys', async () => {
    const { dataDirectory, desk } = office;
    const load = startLoad(desk, 'saved', 2);
    const made = await runChild('tools/backup.ts', [backups], { QUANKE_DATA: dataDirectory });
    await load.stop();
    expect(made).toMatchObject({ status: 0 });
    file = /：(\/\S+\.tar\.gz)（/.exec(made.said)?.[1] ?? '';
    const elsewhere = placeFor('elsewhere');
    const restore = () => runChild('tools/restore.ts', [file], { QUANKE_DATA: elsewhere });
    const keyless = await restore();
    expect(keyless.status).toBe(1);
    expect(keyless.said).toContain('keys of this backup are not in');
    bringKeys(elsewhere);
    const restored = await restore();
    expect(restored.said).toContain('checked table by table');
    expect(restored.status).toBe(0);
    removeClusterHome(elsewhere);
  }, 600_000);

  it('given a backup and the log kept since, restores to a point in time: what was answered before it is there, what came after is not', async () => {
    const { desk, owner, communityId, logArchive } = office;
    const register = async (name: string): Promise<string> =>
      (JSON.parse((await desk.send(commandOf(name, 'person', new Map()))).body) as { id: string }).id;
    const before = await register('before-1');
    await wait(20);
    const { rows } = await owner.query<{ now: string }>('select clock_timestamp() as now');
    await wait(20);
    const after = await register('after-1');
    await untilKept(owner);
    const elsewhere = placeFor('point-in-time');
    bringKeys(elsewhere);
    const until = { archive: logArchive, instant: new Date(rows[0]?.now ?? '').toISOString() };
    const settings = { file, dataDirectory: elsewhere, now: new Date(), log: () => undefined, until };
    let missing: readonly string[] = [];
    const { checked } = await restoreBackup(settings, async ({ ownerUrl }) => {
      const pool = openOwner(ownerUrl);
      missing = await missingOf(pool, communityId, { people: [before, after], cases: [], keys: [] });
      await pool.end();
      return 0;
    });
    expect(missing).toEqual([`person ${after}`]);
    expect(checked.report.findings).toEqual([]);
    removeClusterHome(elsewhere);
  }, 600_000);
});
