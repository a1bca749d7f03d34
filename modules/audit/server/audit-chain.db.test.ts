import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPool } from '../../../platform/db/pool.ts';
import { createScopedDatabase, type ScopedDatabase } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import { useTestDatabase } from '../../../tests/setup/test-database.ts';
import { rewriteChain } from '../../../tests/tamper/rewrite-chain.ts';
import { auditPart, sealAuditTrail, verifyChain, type ChainFinding } from './index.ts';

const testDatabase = useTestDatabase();
const NOW = '2026-09-16T02:00:00.000Z';
const SEALS = 4;
const ENTRIES_PER_SEAL = 3;

let folder = '';
let owner: pg.Pool;
let tamperer: pg.PoolClient;
let database: ScopedDatabase;
let here = '';

const write = (communityId: string, count: number): Promise<unknown> =>
  database.transact([communityId], async (tx) => {
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
          details: { z: place, a: { y: [1, 'zwei'], x: null } },
        }),
      );
    return { keep: true, value: null };
  });

const seal = (communityId = here): Promise<number> => sealAuditTrail(database, [communityId], folder, () => NOW);

/** What somebody outside of this machine is told of the seals. */
const toldOfSeals = async (): Promise<readonly string[]> => {
  const told: string[] = [];
  await sealAuditTrail(
    database,
    [here],
    folder,
    () => NOW,
    (communityId, { sealNumber, entries, hash }) =>
      told.push(`${communityId} ${sealNumber} ${entries} ${hash.toString('hex')}`),
  );
  return told;
};

const verify = async (): Promise<{ entries: number; finding: ChainFinding | undefined }> =>
  database.read([here], (tx) => verifyChain(tx, here, folder));

const anchorFile = (): string => join(folder, `${here}.anchors`);

beforeAll(async () => {
  owner = createPool({ url: testDatabase.ownerUrl(), connections: 3, name: 'audit-owner' });
  const app = createPool({ url: testDatabase.roleUrl('quanke_app'), connections: 4, name: 'audit', pipelined: true });
  database = createScopedDatabase(app);
  folder = mkdtempSync(join(tmpdir(), 'quanke-anchors-'));
  // Whoever owns the database can switch the trigger off; this is what the chain and its anchors are for.
  tamperer = await owner.connect();
  await tamperer.query('set session_replication_role = replica');
  return async () => {
    await app.end();
  };
});
afterAll(async () => {
  tamperer.release();
  await owner.end();
  rmSync(folder, { recursive: true, force: true });
});

/** A fresh community with four seals of three entries, all anchored. */
beforeEach(async () => {
  here = newId();
  await owner.query(`insert into organisation (id, kind, name, short_name) values ($1, 'community', '社', '社')`, [
    here,
  ]);
  for (let number = 1; number <= SEALS; number += 1) {
    await write(here, ENTRIES_PER_SEAL);
    await seal();
  }
});

const tamper = async (sql: string): Promise<void> => {
  const { rowCount } = await tamperer.query(sql.replaceAll('$here', `'${here}'`));
  expect(rowCount).toBeGreaterThan(0);
};

const IN_SECOND = `(select id from audit_entry where community_id = $here and seal_number = 2 order by id limit 1)`;
const IN_THIRD = `(select id from audit_entry where community_id = $here and seal_number = 3 order by id limit 1)`;

describe('the audit chain', () => {
  it('given somebody to be told, tells number and hash of each seal as they stand in the table and the anchor', async () => {
    await write(here, 2);
    const [told = '', ...more] = await toldOfSeals();
    const { rows } = await owner.query<{ hash: Buffer }>(
      'select hash from audit_seal where community_id = $1 and seal_number = $2',
      [here, SEALS + 1],
    );
    const hash = rows[0]?.hash.toString('hex') ?? 'none';
    expect([told, more]).toEqual([`${here} ${SEALS + 1} 2 ${hash}`, []]);
    expect(readFileSync(anchorFile(), 'utf8')).toContain(`${SEALS + 1} ${hash} `);
    expect(await toldOfSeals()).toEqual([]);
  });

  it('given sealed entries, finds nothing and counts them; new ones wait unsealed without harm', async () => {
    expect(await verify()).toEqual({ entries: SEALS * ENTRIES_PER_SEAL, finding: undefined });
    await write(here, 2);
    expect(await verify()).toEqual({ entries: SEALS * ENTRIES_PER_SEAL, finding: undefined });
    expect(await seal()).toBe(2);
    expect(await seal()).toBe(0);
    expect((await verify()).entries).toBe(SEALS * ENTRIES_PER_SEAL + 2);
    expect(readFileSync(anchorFile(), 'utf8').trim().split('\n')).toHaveLength(SEALS + 1);
  });

  it('given a community whose trail cannot be anchored, seals those behind it, and fails by its id', async () => {
    const next = newId();
    await owner.query(`insert into organisation (id, kind, name, short_name) values ($1, 'community', '后', '后')`, [
      next,
    ]);
    await write(here, 1);
    await write(next, 1);
    rmSync(anchorFile());
    mkdirSync(anchorFile());
    const failed: unknown = await sealAuditTrail(database, [here, next], folder, () => NOW).catch(
      (failure: unknown) => failure,
    );
    expect(String(failed)).toContain(`seal audit trails: 1 failed, the first of them ${here}`);
    expect(readFileSync(join(folder, `${next}.anchors`), 'utf8')).toMatch(/^1 /);
  });

  it('given two sealers at once, every entry is sealed once and the chain holds', async () => {
    await write(here, 40);
    await Promise.allSettled([seal(), seal(), seal()]);
    await seal();
    expect(await verify()).toEqual({ entries: SEALS * ENTRIES_PER_SEAL + 40, finding: undefined });
  });

  it.each([
    ['an entry edited', `update audit_entry set outcome = 'forged' where id = ${IN_SECOND}`, 2, 'entry-changed'],
    [
      'a detail edited',
      `update audit_entry set details = details || '{"z": 99}' where id = ${IN_SECOND}`,
      2,
      'entry-changed',
    ],
    ['a time moved', `update audit_entry set at = at + interval '1 ms' where id = ${IN_SECOND}`, 2, 'entry-changed'],
    ['an entry deleted', `delete from audit_entry where id = ${IN_SECOND}`, 2, 'entries-missing-or-added'],
    [
      'an entry unsealed',
      `update audit_entry set seal_number = null where id = ${IN_SECOND}`,
      2,
      'entries-missing-or-added',
    ],
    [
      'an entry inserted',
      `insert into audit_entry select community_id, gen_random_uuid(), at, actor, action, subject_kind, subject_id, outcome, origin, details, 3 from audit_entry where id = ${IN_THIRD}`,
      3,
      'entries-missing-or-added',
    ],
    [
      'one exchanged for another',
      `with gone as (delete from audit_entry where id = ${IN_SECOND} returning *) insert into audit_entry select community_id, gen_random_uuid(), at, actor, 'other', subject_kind, subject_id, outcome, origin, details, 2 from gone`,
      2,
      'entry-changed',
    ],
    [
      'two of different seals swapped',
      `update audit_entry set seal_number = case when id = ${IN_SECOND} then 3 else 2 end where id in (${IN_SECOND}, ${IN_THIRD})`,
      2,
      'entry-changed',
    ],
    [
      'the order of two entries reversed',
      `update audit_entry e set action = o.action, subject_id = o.subject_id, details = o.details from audit_entry o
       where e.seal_number = 2 and o.seal_number = 2 and e.community_id = $here and o.community_id = $here and e.id <> o.id`,
      2,
      'entry-changed',
    ],
    ['a seal taken out', `delete from audit_seal where community_id = $here and seal_number = 2`, 2, 'seal-missing'],
    [
      'the hash of a seal forged',
      `update audit_seal set hash = sha256(hash) where community_id = $here and seal_number = 2`,
      2,
      'entry-changed',
    ],
    [
      'the link of a seal forged',
      `update audit_seal set previous_hash = sha256(hash) where community_id = $here and seal_number = 3`,
      3,
      'chain-broken',
    ],
    [
      'the count of a seal forged',
      `update audit_seal set entries = 2 where community_id = $here and seal_number = 4`,
      4,
      'entries-missing-or-added',
    ],
    [
      'the tail cut',
      `with cut as (delete from audit_seal where community_id = $here and seal_number > 2) delete from audit_entry where community_id = $here and seal_number > 2`,
      3,
      'tail-cut',
    ],
  ])('given %s behind the trigger, names the first bad seal', async (_what, sql, sealNumber, rule) => {
    await tamper(sql);
    expect((await verify()).finding).toMatchObject({ communityId: here, sealNumber, rule });
  });

  it('given the tail cut and new entries sealed in its place by the job itself, the old anchors tell', async () => {
    await tamper('delete from audit_seal where community_id = $here and seal_number >= 3');
    await tamper('delete from audit_entry where community_id = $here and seal_number >= 3');
    for (let number = 3; number <= 5; number += 1) {
      await write(here, ENTRIES_PER_SEAL);
      await seal();
    }
    expect((await verify()).finding).toMatchObject({ sealNumber: 3, rule: 'anchor-differs' });
  });

  it('given everything rewritten with hashes that fit, the anchors outside the database tell the first one', async () => {
    await tamper(`update audit_entry set outcome = 'forged' where id = ${IN_SECOND}`);
    await rewriteChain(tamperer, here);
    expect((await verify()).finding).toMatchObject({ sealNumber: 2, rule: 'anchor-differs' });
    writeFileSync(anchorFile(), '');
    // Without any anchor a perfect forgery is a perfect chain; only that there are none can be told.
    expect((await verify()).finding).toMatchObject({ sealNumber: SEALS, rule: 'anchors-missing', entryId: null });
  });

  it('given an anchor line forged afterwards, the first line for a seal counts', async () => {
    appendFileSync(anchorFile(), `2 ${'0'.repeat(64)}\n`);
    expect((await verify()).finding).toBeUndefined();
  });

  it('given another community’s chain damaged, this one’s is sound', async () => {
    const mine = here;
    const other = newId();
    await owner.query(`insert into organisation (id, kind, name, short_name) values ($1, 'community', '他', '他')`, [
      other,
    ]);
    await write(other, 2);
    await seal(other);
    await tamperer.query(`update audit_entry set outcome = 'forged' where community_id = $1`, [other]);
    expect((await verify()).finding).toBeUndefined();
    here = other;
    expect((await verify()).finding).toMatchObject({ communityId: other, sealNumber: 1 });
    here = mine;
  });
});
