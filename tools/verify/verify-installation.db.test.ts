import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOwnDeed, sealAuditTrail } from '../../modules/audit/server/index.ts';
import { createAccounts } from '../../platform/auth/accounts.ts';
import { createKeyRing } from '../../platform/crypto/key-ring.ts';
import { createPool } from '../../platform/db/pool.ts';
import { createScopedDatabase } from '../../platform/db/scoped-database.ts';
import { openCatalogue } from '../../server/catalogue.ts';
import { useTestDatabase } from '../../tests/setup/test-database.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { FINDING_KINDS } from './finding.ts';
import { DAMAGES } from './stored-damage.ts';
import { reportLines } from './print-report.ts';
import { verifyInstallation, type Installation, type Report } from './verify-installation.ts';

const testDatabase = useTestDatabase();
const anchorFolder = mkdtempSync(join(tmpdir(), 'quanke-anchors-'));
const SEALED_AT = '2026-11-20T01:00:00.000Z';
let owner: pg.Pool;
let installation: Installation;
let communityId = '';

beforeAll(async () => {
  owner = createPool({ url: testDatabase.ownerUrl(), connections: 2, name: 'verify-owner' });
  const appPool = createPool({ url: testDatabase.roleUrl('quanke_app'), connections: 2, name: 'verify' });
  const accountsPool = createPool({
    url: testDatabase.roleUrl('quanke_accounts'),
    connections: 2,
    name: 'verify-accounts',
    searchPath: 'auth',
  });
  installation = { appPool, accountsPool, keyRing: createKeyRing(), catalogue: openCatalogue(), anchorFolder };
  const accounts = createAccounts({
    pool: accountsPool,
    secret: 'only-for-this-test-of-verify',
    publicUrl: 'http://localhost',
  });
  await seedDemo({
    ownerPool: owner,
    keyRing: installation.keyRing,
    today: '2026-11-20',
    residents: 240,
    cases: 160,
    createAccount: (account) => accounts.create(account),
  });
  const { rows } = await owner.query<{ id: string }>('select id from organisation');
  const organisations = rows.map((row) => row.id);
  await sealAuditTrail(createScopedDatabase(appPool), organisations, anchorFolder, () => SEALED_AT);
  const busiest = await owner.query<{ id: string }>(
    `select community_id as id from case_record c where due_on is not null and next_mark_on is not null
       and exists (select from issued_document d where d.case_id = c.id)
       and exists (select from issued_document d where d.community_id = c.community_id and d.kind <> 'acceptance-receipt')
     group by 1 order by count(*) desc, 1 limit 1`,
  );
  communityId = busiest.rows[0]?.id ?? '';
});
afterAll(async () => {
  await Promise.all([owner.end(), installation.appPool.end(), installation.accountsPool.end()]);
  rmSync(anchorFolder, { recursive: true, force: true });
});

const verify = (): Promise<Report> => verifyInstallation(installation);
const kindsOf = (report: Report): readonly string[] => [...new Set(report.findings.map((finding) => finding.kind))];

describe('verify', () => {
  it('given the demo as seeded and sealed, counts everything and finds nothing', async () => {
    const report = await verify();
    expect(reportLines({ ...report, counts: {} }).at(-1)).toContain('没有发现问题 · No findings');
    expect(report.counts).toMatchObject({ organisations: expect.any(Number), unsealedEntries: 0 });
    const [stored] = (
      await owner.query<{ cases: number; events: number; people: number; entries: number }>(
        `select (select count(*) from case_record) as cases, (select count(*) from case_event) as events,
              (select count(*) from person) as people, (select count(*) from audit_entry) as entries`,
      )
    ).rows;
    expect(report.counts).toMatchObject({
      cases: stored?.cases,
      events: stored?.events,
      people: stored?.people,
      sealedEntries: stored?.entries,
    });
    expect(stored?.cases).toBeGreaterThanOrEqual(160);
  });

  it.each(DAMAGES)('given $what, finds $kind', async ({ kind, sql, also = [] }) => {
    const client = await owner.connect();
    try {
      await client.query(`set session_replication_role = replica`);
      await keepCopies(client);
      const { rowCount } = await client.query(sql, sql.includes('$1') ? [communityId] : []);
      expect(rowCount).toBeGreaterThan(0);
      const report = await verify();
      expect(kindsOf(report)).toContain(kind);
      expect(kindsOf(report).filter((found) => found !== kind && !also.includes(found as typeof kind))).toEqual([]);
      expect(report.findings.map((finding) => finding.organisationId)).toContain(communityId);
      expect(reportLines(report).join('\n')).toContain(FINDING_KINDS[kind].zh);
    } finally {
      await bringBack(client);
      await client.query(`set session_replication_role = default`);
      client.release();
    }
  });

  it('given an audit entry changed behind the trigger, names the first bad entry; and one lost anchor line is none, several are', async () => {
    const client = await owner.connect();
    try {
      await client.query(`set session_replication_role = replica`);
      await client.query(`update audit_entry set outcome = outcome || '!' where community_id = $1`, [communityId]);
      const first = await client.query<{ id: string }>(
        'select id from audit_entry where community_id = $1 order by seal_number, id limit 1',
        [communityId],
      );
      const report = await verify();
      expect(report.findings).toMatchObject([
        { kind: 'audit-chain', organisationId: communityId, subjectId: `entry ${first.rows[0]?.id}` },
      ]);
      await client.query(`update audit_entry set outcome = rtrim(outcome, '!') where community_id = $1`, [communityId]);
    } finally {
      await client.query(`set session_replication_role = default`);
      client.release();
    }
    const file = join(anchorFolder, `${communityId}.anchors`);
    const anchors = readFileSync(file, 'utf8');
    writeFileSync(file, '');
    expect(kindsOf(await verify())).toEqual([]);
    const database = createScopedDatabase(installation.appPool);
    await database.transact([communityId], async (tx) => {
      const deed = { action: 'test', subjectKind: 'community', subjectId: communityId, details: {} };
      recordOwnDeed(tx, { communityId, now: SEALED_AT }, deed);
      return { keep: true, value: null };
    });
    await sealAuditTrail(database, [communityId], anchorFolder, () => SEALED_AT);
    const later = readFileSync(file, 'utf8');
    writeFileSync(file, '');
    const report = await verify();
    expect(kindsOf(report)).toEqual(['audit-anchors-missing']);
    expect(reportLines(report).join('\n')).toContain('docs/operation.md');
    writeFileSync(file, anchors + later);
  });

  it('given every kind of finding, some damage here brings it about', () => {
    const tried = new Set([...DAMAGES.map((damage) => damage.kind), 'audit-chain', 'audit-anchors-missing']);
    expect(Object.keys(FINDING_KINDS).filter((kind) => !tried.has(kind))).toEqual([]);
  });

  it('given any finding, every kind has words in both languages for the report', () => {
    for (const [kind, words] of Object.entries(FINDING_KINDS)) {
      const lines = reportLines({
        counts: {},
        findings: Array.from({ length: 25 }, () => ({
          kind: kind as keyof typeof FINDING_KINDS,
          organisationId: communityId,
          subjectId: 'here',
          detail: 'so',
        })),
      });
      expect(lines.join('\n')).toContain(`${kind} ×25  ${words.zh} · ${words.en}`);
      expect(lines.at(-1)).toContain('5 more');
    }
  });
});

const TABLES =
  'case_record case_event issued_document number_counter notification outbox person person_search_term building household dwelling worker'.split(
    ' ',
  );

/** Copies of the tables, so that each damage starts from the same sound data. */
const keepCopies = async (client: pg.PoolClient): Promise<void> => {
  for (const table of TABLES) await client.query(`create table if not exists kept_${table} as table ${table}`);
};

const bringBack = async (client: pg.PoolClient): Promise<void> => {
  for (const table of TABLES) {
    await client.query(`delete from ${table}`);
    await client.query(`insert into ${table} select * from kept_${table}`);
  }
};
