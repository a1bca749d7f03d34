import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openField } from '../../platform/crypto/field-sealing.ts';
import { openKeyRing, type KeyRing } from '../../platform/crypto/key-ring.ts';
import { newId } from '../../platform/ids.ts';
import { erasePeople, erasePerson } from '../../server/erasure/erase-person.ts';
import { FATES } from '../../server/erasure/what-stays.ts';
import { useTestDatabase } from '../setup/test-database.ts';
import { canTell, erasedTables, fillWithCanary, readColumns, rowIdOf, type Canary } from './canary-rows.ts';

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'quanke-erasure-'));
const communityId = newId();
const canary = (word: string, day: string): Canary => ({
  communityId,
  personId: newId(),
  visitId: newId(),
  word,
  day,
});
const gone = canary('韦无痕', '1931-01-07');
const stays = canary('常如故', '1932-02-08');
const merged = newId();

let owner: pg.Client;
let ring: KeyRing;
let others: ReadonlyMap<string, readonly string[]>;

const rowsOf = async (table: string): Promise<readonly string[]> =>
  (await owner.query<{ row: string }>(`select t::text as row from ${table} t`)).rows.map(({ row }) => row);

const readAll = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
  const all = new Map<string, readonly string[]>();
  for (const table of erasedTables()) all.set(table, await rowsOf(table));
  return all;
};

/** The columns said to be erased in which the person’s word or day can still be read, sealed ones opened. */
const stillTelling = async ({ word, day }: Canary): Promise<readonly string[]> => {
  const found: string[] = [];
  const columns = (await readColumns(owner)).filter(({ table, name }) => FATES.get(`${table}.${name}`) === 'erased');
  for (const { table, name, type } of columns) {
    const { rows } = await owner.query<Record<string, unknown>>(`select *, ${name}::text as told from ${table}`);
    const tells = rows.some((row) => {
      const value = row[name];
      if (!(value instanceof Buffer)) return type === 'date' ? row['told'] === day : String(row['told']).includes(word);
      const place = { table, column: name, communityId, rowId: rowIdOf(table, row) };
      return (name.endsWith('_sealed') ? openField(ring, place, value) : value.toString()).includes(word);
    });
    if (tells) found.push(`${table}.${name}`);
  }
  return found;
};

const erasure = { communityId, personId: gone.personId, at: '2026-03-02T01:00:00Z' };

describe('erasing a person', () => {
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: database.ownerUrl() });
    await owner.connect();
    ring = await openKeyRing({ dataDirectory: folder, databaseHasData: async () => false });
    await owner.query(
      `insert into organisation (id, kind, name, short_name) values ($1, 'community', '东园社区', '东园')`,
      [communityId],
    );
    await fillWithCanary(owner, ring, stays);
    others = await readAll();
    await fillWithCanary(owner, ring, gone);
    await owner.query(
      `insert into person (community_id, id, name, sex, residence, source, as_of, left_on, left_because, merged_into)
       values ($1, $2, $3, 'male', 'registered', 'told', '2026-01-05', '2026-01-06', 'merged', $4)`,
      [communityId, merged, gone.word, gone.personId],
    );
  });
  afterAll(async () => {
    await owner.end();
    rmSync(folder, { recursive: true });
  });

  it('given all tables there are, has a fate for every column that can tell something', async () => {
    const columns = (await readColumns(owner)).filter(canTell).map(({ table, name }) => `${table}.${name}`);
    expect(columns.filter((column) => !FATES.has(column))).toEqual([]);
    expect([...FATES.keys()].filter((column) => !columns.includes(column))).toEqual([]);
  });

  it('given something of the person in every table, finds it before and nowhere after', async () => {
    const said = [...FATES].filter(([, fate]) => fate === 'erased').map(([column]) => column);
    const before = await stillTelling(gone);
    // Words of a fixed list cannot carry the canary; they go with their rows.
    expect(said.filter((column) => !before.includes(column))).toEqual([
      'person.residence',
      'person_fact.value',
      'duplicate_pair.decision',
      'person_import_row.outcome',
      'person_import_row.decision',
      'person_import_row.result',
      'visit_attachment.media_type',
      'field_quarantine.decision',
      'field_quarantine.held_for',
    ]);
    expect(await erasePerson(owner, ring, { ...erasure, personId: merged })).toBe(true);
    expect(await stillTelling(gone)).toEqual([]);
  });

  it('given somebody else in the same tables, leaves every row of theirs as it was', async () => {
    const now = await readAll();
    for (const [table, rows] of others) expect(now.get(table), table).toEqual(expect.arrayContaining([...rows]));
    expect((await stillTelling(stays)).length).toBeGreaterThan(50);
  });

  it('given the same erasure again, as after a restore, changes nothing and tells so', async () => {
    expect(await erasePeople(owner, ring, [erasure])).toBe(0);
    const { rows } = await owner.query(`select subject_id from audit_entry where action = 'erase-person'`);
    expect(rows).toEqual([{ subject_id: merged }]);
  });

  it('given a life event that somebody takes back later, has nothing left by which the person would return', async () => {
    const { rows } = await owner.query<{ effects: unknown }>(
      `select effects from life_event where id in (select event_id from life_event_person where person_id = $1)`,
      [gone.personId],
    );
    expect(rows).toEqual([{ effects: { people: [], households: [], marital: [], groups: [] } }]);
  });
});
