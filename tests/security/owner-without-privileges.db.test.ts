import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeyRing, type KeyRing } from '../../platform/crypto/key-ring.ts';
import { newId } from '../../platform/ids.ts';
import { withRole } from '../../platform/postgres/databases.ts';
import { erasePerson } from '../../server/erasure/erase-person.ts';
import { useTestDatabase } from '../setup/test-database.ts';

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'quanke-owner-'));
const communityId = newId();
const personId = newId();
/** Roles are the server’s, not the database’s: one of its own that nobody else has. */
const user = `plain_owner_${communityId.slice(-8)}`;
const password = 'plain';

let superuser: pg.Client;
let owner: pg.Client;
let ring: KeyRing;

beforeAll(async () => {
  superuser = new pg.Client({ connectionString: database.ownerUrl() });
  await superuser.connect();
  ring = await openKeyRing({ dataDirectory: folder, databaseHasData: async () => false });
  await superuser.query(`create role ${user} login password '${password}' nosuperuser nobypassrls`);
  await superuser.query(`grant usage on schema public to ${user}`);
  await superuser.query(`grant all on all tables in schema public to ${user}`);
  await superuser.query(`grant execute on all functions in schema public to ${user}`);
  await superuser.query(
    `insert into organisation (id, kind, name, short_name) values ($1, 'community', '东园社区', '东园')`,
    [communityId],
  );
  await superuser.query(
    `insert into person (community_id, id, name, sex, residence, source, as_of)
     values ($1, $2, '甄不留', 'male', 'registered', 'told', '2026-01-05')`,
    [communityId, personId],
  );
  owner = new pg.Client({ connectionString: withRole(database.ownerUrl(), { user, password }) });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await superuser.query(`drop owned by ${user}`);
  await superuser.query(`drop role ${user}`);
  await superuser.end();
  rmSync(folder, { recursive: true });
});

describe('an owner that row-level security holds back too, as on a rented server', () => {
  it('given no scope, sees nobody', async () => {
    expect((await owner.query('select from person')).rowCount).toBe(0);
  });

  it('given somebody to erase, erases them', async () => {
    const erasure = { communityId, personId, at: '2026-03-02T01:00:00Z' };
    expect(await erasePerson(owner, ring, erasure)).toBe(true);
    const { rows } = await superuser.query('select name from person where id = $1', [personId]);
    expect(rows).toEqual([{ name: '已删除' }]);
  });
});
