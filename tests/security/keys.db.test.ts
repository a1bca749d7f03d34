import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../modules/casework/contract.ts';
import { findPeople, identifyPerson, revealField } from '../../modules/people/contract.ts';
import { openKeyRing } from '../../platform/crypto/key-ring.ts';
import { withClient, withDatabase } from '../../platform/postgres/databases.ts';
import { readEverything } from '../../tools/keys/read-everything.ts';
import { SEALED_TABLES } from '../../tools/keys/sealed-tables.ts';
import { ROOT } from '../../tools/run-tool.ts';
import { openingInput } from '../casework/sample-input.ts';
import { runChild } from '../faults/run-child.ts';
import { verified } from '../faults/verified.ts';
import { newIdNumber, useOffice } from '../server/office.ts';
import { writeFixture } from '../server/write-fixture.ts';

const office = useOffice();
const PHONE = '13917428563';
const NUMBER = newIdNumber('1951-07-19');
let personId = '';
let ownerUrl = '';

const environment = () => ({ DATABASE_URL: ownerUrl, QUANKE_DATA: office.running().folder });
const keys = (command: string) => runChild('tools/keys.ts', [command], environment());
const owned = <T>(sql: string) => withClient(ownerUrl, async (client) => (await client.query(sql)).rows as T[]);
const openRing = () => openKeyRing({ dataDirectory: office.running().folder, databaseHasData: async () => true });
const byKey = async (): Promise<Readonly<Record<string, number>>> => {
  const ring = await openRing();
  const { byKey: found, closed } = await withClient(ownerUrl, (client) => readEverything(client, ring));
  expect(closed).toEqual([]);
  return Object.fromEntries(found);
};

/** A case of every process whose form asks for something, as far as a worker may open it. */
const openCases = async (): Promise<void> => {
  const worker = await office.as('worker');
  for (const definition of office.running().catalogue.processes.all.filter((one) => one.opening !== undefined)) {
    const body = {
      processId: definition.id,
      itemId: null,
      personId,
      channel: 'counter',
      input: openingInput(definition),
    };
    await worker.call(openCase, { params: { communityId: office.communityId() }, body });
  }
};

beforeAll(async () => {
  await writeFixture(office);
  personId = (await office.person({ phone: PHONE, idNumber: NUMBER })).id;
  await openCases();
  const { ownerPool } = office.running();
  ownerUrl = (ownerPool.options as { connectionString?: string }).connectionString ?? '';
});

/** What the office does all day: finding somebody by number and by phone, and reading what is sealed. */
const isFoundAndRead = async (): Promise<void> => {
  const worker = await office.as('worker');
  const params = { communityId: office.communityId() };
  const found = (await worker.call(identifyPerson, { params, body: { idNumber: NUMBER } })).reply();
  expect(JSON.stringify(found)).toContain(personId);
  const listed = await worker.call(findPeople, { params, query: { q: PHONE } });
  expect(listed.bytes.toString('utf8')).toContain(personId);
  const revealed = { field: 'phone', reason: 'contacting-the-person' };
  const shown = await worker.call(revealField, { params: { ...params, personId }, body: revealed });
  expect(shown.reply().value).toBe(PHONE);
};

const verifiedFindings = async () => {
  const { catalogue, folder } = office.running();
  const installation = { keyRing: await openRing(), catalogue, anchorFolder: join(folder, 'anchors') };
  return (await verified(ownerUrl, installation)).findings;
};

/** Ends the command, as a power cut would, once a backend of its database waits as given. */
const killWhen = async (command: string, waiting: string): Promise<void> => {
  const child = spawn(process.execPath, [join(ROOT, 'tools/keys.ts'), command], {
    env: { ...process.env, ...environment() },
    stdio: 'ignore',
  });
  const name = new URL(ownerUrl).pathname.slice(1);
  await withClient(withDatabase(ownerUrl, 'postgres'), async (client) => {
    for (;;) {
      const seen = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = $1 and ${waiting}`,
        [name],
      );
      if (seen.rows[0] !== undefined) {
        child.kill('SIGKILL');
        await once(child, 'exit');
        await client.query('select pg_terminate_backend($1)', [seen.rows[0].pid]);
        return;
      }
      if (child.exitCode !== null) throw new Error('The command ended before it could be killed.');
      await wait(50);
    }
  });
};

describe('keys changed from the command line', () => {
  it('given every sealed column of the tables, the command knows it', async () => {
    const columns = await owned<{ name: string }>(
      `select case table_schema when 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as name
       from information_schema.columns where data_type = 'bytea' and column_name like '%sealed' order by 1`,
    );
    const known = SEALED_TABLES.flatMap(({ table, columns: names }) => names.map((name) => `${table}.${name}`));
    expect(columns.map(({ name }) => name)).toEqual(known.toSorted());
  });

  it('given a rotation that is killed midway beside the running program, nothing is lost and the next one ends it', async () => {
    expect(Object.keys(await byKey())).toEqual(['1']);
    const sealedInCases = await owned<{ count: string }>(`select count(*) from case_event where body @? '$.**.sealed'`);
    expect(Number(sealedInCases[0]?.count)).toBeGreaterThan(0);
    await withClient(ownerUrl, async (client) => {
      await client.query('begin; lock table visit in exclusive mode');
      await killWhen('rotate', `wait_event_type = 'Lock' and query like '%from visit %'`);
      await client.query('rollback');
    });
    expect(Object.keys(await byKey())).toEqual(['1', '2']);
    await isFoundAndRead();
    const ended = await keys('rotate');
    expect(ended.said).toContain('broken off');
    expect(ended.status, ended.said).toBe(0);
    expect(Object.keys(await byKey())).toEqual(['2']);
    await isFoundAndRead();
    expect(await verifiedFindings()).toEqual([]);
  });

  it('given an old key that nothing uses, it is dropped and the file as it was is kept', async () => {
    const { status, said } = await keys('drop');
    expect(status, said).toBe(0);
    expect(
      readdirSync(join(office.running().folder, 'keys')).filter((name) => name.startsWith('fields-until-')),
    ).toHaveLength(1);
    expect((await keys('list')).said).toMatch(/^ +2 .*in use.*\n查找密钥/m);
    await isFoundAndRead();
  });

  it('given a program that runs, the indexing key is not changed', async () => {
    const { status, said } = await keys('rotate-index');
    expect(status).toBe(1);
    expect(said).toContain('程序还在运行');
    await isFoundAndRead();
  });

  it('given a change of the indexing key that is killed midway, the next one ends it and everybody is found', async () => {
    const before = await owned<{ index: Buffer }>(
      `select id_number_index as index from person where id = '${personId}'`,
    );
    await owned(`create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return new; end $$;
      create trigger slow before update on dwelling for each row execute function slow()`);
    await office.restart(async () => {
      await killWhen('rotate-index', `wait_event = 'PgSleep'`);
      await owned('drop trigger slow on dwelling; drop function slow()');
      const list = await keys('list');
      expect(list.said).toContain('rotate-index');
      const ended = await keys('rotate-index');
      expect(ended.status, ended.said).toBe(0);
    });
    const after = await owned<{ index: Buffer }>(
      `select id_number_index as index from person where id = '${personId}'`,
    );
    expect(after[0]?.index.equals(before[0]?.index ?? Buffer.alloc(0))).toBe(false);
    await isFoundAndRead();
    expect(await verifiedFindings()).toEqual([]);
  });

  it('given all this, the trail of the organisation at the head tells it without any key', async () => {
    const rows = await owned<{ action: string; details: object }>(
      `select action, details from audit_entry where subject_kind = 'keys' order by at`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'add-sealing-key',
      'reseal-values',
      'drop-sealing-keys',
      'change-indexing-key',
    ]);
    expect(rows[1]?.details).toMatchObject({ key: 2, rounds: 2 });
  });
});
