import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { auditPart, sealAuditTrail } from '../../modules/audit/server/index.ts';
import { createKeyRing } from '../../platform/crypto/key-ring.ts';
import { createPool } from '../../platform/db/pool.ts';
import { createScopedDatabase } from '../../platform/db/scoped-database.ts';
import { newId } from '../../platform/ids.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import { verifyInstallation, type Installation } from '../../tools/verify/verify-installation.ts';
import { useTestDatabase } from '../setup/test-database.ts';
import { rewriteChain } from './rewrite-chain.ts';

const testDatabase = useTestDatabase();
const anchorFolder = mkdtempSync(join(tmpdir(), 'quanke-anchors-'));
const NOW = '2026-11-20T01:00:00.000Z';
const SEALS = 5;
const PER_SEAL = 4;
const here = newId();
const other = newId();

let owner: pg.Pool;
/** Somebody with every right there is, who has switched the triggers off. */
let superuser: pg.PoolClient;
let installation: Installation;
/** Ids of the entries in the order of the trail. */
let trail: readonly string[] = [];
let anchors = '';

const anchorFile = join(anchorFolder, `${here}.anchors`);

const write = (communityId: string, count: number): Promise<unknown> =>
  createScopedDatabase(installation.appPool).transact([communityId], async (tx) => {
    for (let place = 0; place < count; place += 1)
      tx.write(
        auditPart({
          communityId,
          at: NOW,
          actor: 'system',
          action: 'test',
          subjectKind: 'case',
          subjectId: newId(),
          outcome: 'done',
          origin: 'o',
          details: { place },
        }),
      );
    return { keep: true, value: null };
  });

const seal = (): Promise<number> =>
  sealAuditTrail(createScopedDatabase(installation.appPool), [here, other], anchorFolder, () => NOW);

const pool = (role: 'quanke_app' | 'quanke_accounts', more: object = {}): pg.Pool =>
  createPool({ url: testDatabase.roleUrl(role), connections: 2, name: role, ...more });

beforeAll(async () => {
  owner = createPool({ url: testDatabase.ownerUrl(), connections: 3, name: 'tamper-owner' });
  installation = {
    appPool: pool('quanke_app'),
    accountsPool: pool('quanke_accounts', { searchPath: 'auth' }),
    keyRing: createKeyRing(),
    catalogue: openCatalogue(),
    anchorFolder,
  };
  for (const id of [here, other])
    await owner.query(`insert into organisation (id, kind, name, short_name) values ($1, 'community', '社', '社')`, [
      id,
    ]);
  for (let number = 1; number <= SEALS; number += 1) {
    await write(here, PER_SEAL);
    await write(other, 1);
    await seal();
  }
  const { rows } = await owner.query<{ id: string }>('select id from audit_entry where community_id = $1 order by id', [
    here,
  ]);
  trail = rows.map(({ id }) => id);
  anchors = readFileSync(anchorFile, 'utf8');
  await owner.query('create table kept_entry as table audit_entry');
  await owner.query('create table kept_seal as table audit_seal');
  superuser = await owner.connect();
  await superuser.query('set session_replication_role = replica');
});

afterEach(async () => {
  await superuser.query('delete from audit_entry');
  await superuser.query('delete from audit_seal');
  await superuser.query('insert into audit_entry select * from kept_entry');
  await superuser.query('insert into audit_seal select * from kept_seal');
  writeFileSync(anchorFile, anchors);
});

afterAll(async () => {
  superuser.release();
  await Promise.all([owner.end(), installation.appPool.end(), installation.accountsPool.end()]);
  rmSync(anchorFolder, { recursive: true, force: true });
});

const entry = (place: number): string => trail[place] ?? '';

const damage = async (sql: string, values: readonly unknown[]): Promise<void> => {
  const { rowCount } = await superuser.query(sql, [...values]);
  expect(rowCount).toBeGreaterThan(0);
};

/** What `npm run verify` says about the trail: exactly one finding, at the first bad entry. */
const verdict = async (): Promise<{ subjectId: string; detail: string; kind: string; organisationId: string }> => {
  const { findings } = await verifyInstallation(installation);
  expect(findings).toHaveLength(1);
  return findings[0] as { subjectId: string; detail: string; kind: string; organisationId: string };
};

/** A finding at this entry, by this rule. */
const at = (id: string, rule: string) => ({
  kind: 'audit-chain',
  organisationId: here,
  subjectId: `entry ${id}`,
  detail: expect.stringContaining(rule) as string,
});

/** Nothing is wrong with the chain, but nothing vouches for its seals up to this one. */
const unanchoredTo = (sealNumber: number) => ({
  kind: 'audit-anchors-missing',
  organisationId: here,
  subjectId: `seal ${sealNumber}`,
});

const cutFrom = async (place: number): Promise<void> => {
  await damage('delete from audit_entry where community_id = $1 and id >= $2', [here, entry(place)]);
  await damage('delete from audit_seal where community_id = $1 and seal_number > $2', [here, place / PER_SEAL]);
};

describe('the audit trail in the hands of a superuser', () => {
  it('given nothing touched, nothing is found', async () => {
    expect((await verifyInstallation(installation)).findings).toEqual([]);
  });

  it('given one entry edited, names it', async () => {
    await damage(`update audit_entry set details = '{"place": 99}' where id = $1`, [entry(6)]);
    expect(await verdict()).toMatchObject(at(entry(6), 'entry-changed'));
  });

  it('given several edited, names the first', async () => {
    await damage(`update audit_entry set outcome = 'done!' where id = any ($1::uuid[])`, [
      [entry(13), entry(10), entry(11)],
    ]);
    expect(await verdict()).toMatchObject(at(entry(10), 'entry-changed'));
  });

  it('given one deleted, names the one that is gone', async () => {
    await damage('delete from audit_entry where id = $1', [entry(9)]);
    expect(await verdict()).toMatchObject(at(entry(9), 'entries-missing-or-added'));
  });

  it('given one inserted among others, names the one that came', async () => {
    const added = entry(5).replace(/.$/, (last) => (last === 'f' ? 'e' : 'f'));
    await damage(
      `insert into audit_entry select community_id, $2::uuid, at, actor, action, subject_kind, subject_id, outcome, origin, details, seal_number
       from audit_entry where id = $1`,
      [entry(5), added],
    );
    expect(await verdict()).toMatchObject(at(added, 'entries-missing-or-added'));
  });

  it('given two that changed places, names the first of them', async () => {
    await damage(
      `update audit_entry e set subject_id = o.subject_id, details = o.details from audit_entry o
       where (e.id, o.id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
      [entry(7), entry(14)],
    );
    expect(await verdict()).toMatchObject(at(entry(7), 'entry-changed'));
  });

  it('given the tail cut, names the first that is gone', async () => {
    await cutFrom(12);
    expect(await verdict()).toMatchObject(at(entry(12), 'tail-cut'));
  });

  it('given the tail cut and others written and sealed in its place, names the first that is gone', async () => {
    await cutFrom(8);
    await write(here, 12);
    await seal();
    expect(await verdict()).toMatchObject(at(entry(8), 'anchor-differs'));
  });

  it('given everything rewritten with hashes that fit, the anchors outside the database name the first entry that differs', async () => {
    await damage(`update audit_entry set actor = 'somebody' where id >= $1 and community_id = $2`, [entry(2), here]);
    await rewriteChain(superuser, here);
    expect(await verdict()).toMatchObject(at(entry(2), 'anchor-differs'));
    writeFileSync(anchorFile, '');
    // Without the anchors a perfect forgery is a perfect chain; that they are gone is all that can be told.
    expect(await verdict()).toMatchObject(unanchoredTo(SEALS));
  });

  it('given the anchors gone, says so, also when later seals have theirs, until they are back or noted as lost', async () => {
    rmSync(anchorFile);
    expect(await verdict()).toMatchObject(unanchoredTo(SEALS));
    await write(here, 1);
    await seal();
    expect(await verdict()).toMatchObject(unanchoredTo(SEALS));
    const later = readFileSync(anchorFile, 'utf8');
    appendFileSync(anchorFile, anchors);
    expect((await verifyInstallation(installation)).findings).toEqual([]);
    writeFileSync(anchorFile, `${later}lost ${SEALS - 1}\n`);
    expect(await verdict()).toMatchObject(unanchoredTo(SEALS));
    writeFileSync(anchorFile, `${later}lost ${SEALS}\n`);
    expect((await verifyInstallation(installation)).findings).toEqual([]);
    await cutFrom(8);
    expect(await verdict()).toMatchObject({ kind: 'audit-chain', subjectId: 'seal 3' });
  });

  it('given the anchors gone but those of the end, names those before; one that was never written is no finding', async () => {
    const lines = anchors.trimEnd().split('\n');
    const keep = (from: number): void => writeFileSync(anchorFile, `${lines.slice(from).join('\n')}\n`);
    keep(2);
    expect(await verdict()).toMatchObject(unanchoredTo(2));
    keep(1);
    expect((await verifyInstallation(installation)).findings).toEqual([]);
    writeFileSync(anchorFile, `${lines.slice(0, 2).join('\n')}\n`);
    expect((await verifyInstallation(installation)).findings).toEqual([]);
  });

  it('given a community with its first seal made and not anchored yet, finds nothing', async () => {
    await cutFrom(PER_SEAL);
    rmSync(anchorFile);
    expect((await verifyInstallation(installation)).findings).toEqual([]);
  });
});
