import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findClusterHome, removeClusterHome } from './cluster-home.ts';
import { createDatabase, withClient } from './databases.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { helpersIn, isServingOrRecovering, processesIn } from './processes.ts';

const data = mkdtempSync(join(tmpdir(), 'quanke-embedded-'));
const log = (): void => {};
const start = () => startEmbeddedPostgres({ dataDirectory: data, log });
const cluster = (): string => join(findClusterHome(data) ?? '', 'cluster');

const ask = (url: string, sql: string): Promise<unknown> =>
  withClient(url, async (client) => (await client.query({ text: sql, rowMode: 'array' })).rows[0]?.[0]);

/** Another program that starts the server, says so and never stops it. */
const startElsewhere = async () => {
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)});
    await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(data)}, log: () => {} });
    console.log('ready');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
};

describe('the embedded PostgreSQL', () => {
  beforeAll(async () => {
    const first = await start();
    await ask(first.ownerUrl, 'create table kept as select 42 as answer');
    await first.stop();
  });
  afterAll(() => {
    removeClusterHome(data);
    rmSync(data, { recursive: true });
  });

  it('keeps what was written from one start to the next, with checksums and the C.UTF-8 order', async () => {
    const server = await start();
    expect(await ask(server.ownerUrl, 'select answer from kept')).toBe(42);
    expect(await ask(server.ownerUrl, 'show data_checksums')).toBe('on');
    expect(await ask(server.ownerUrl, 'select datlocale from pg_database where datname = current_database()')).toBe(
      'C.UTF-8',
    );
    const postmaster = Number.parseInt(readFileSync(join(cluster(), 'postmaster.pid'), 'utf8'), 10);
    const helpers = helpersIn(cluster());
    expect(helpers.length).toBeGreaterThan(2);
    expect(helpers).not.toContain(postmaster);
    expect(isServingOrRecovering(cluster())).toBe(true);
    await server.stop();
    await server.stop();
    expect([processesIn(cluster()), helpersIn(cluster()), isServingOrRecovering(cluster())]).toEqual([[], [], false]);
  });

  it('keeps the password to its owner and refuses a wrong one', async () => {
    const server = await start();
    const wrong = new URL(server.ownerUrl);
    wrong.password = 'guess';
    await expect(ask(wrong.toString(), 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(findClusterHome(data) ?? '', 'owner-password')).mode & 0o777).toBe(0o600);
    await server.stop();
  });

  it('refuses a second program on the same data folder', async () => {
    const server = await start();
    await expect(start()).rejects.toMatchObject({ code: 'already-running' });
    expect(await ask(server.ownerUrl, 'select answer from kept')).toBe(42);
    await server.stop();
  });

  it('takes over from a program that was killed and left its server behind', async () => {
    const other = await startElsewhere();
    const before = processesIn(cluster());
    other.kill('SIGKILL');
    await once(other, 'exit');
    const server = await start();
    expect(await ask(server.ownerUrl, 'select answer from kept')).toBe(42);
    expect(before.length).toBeGreaterThan(0);
    expect(processesIn(cluster()).filter((pid) => before.includes(pid))).toEqual([]);
    await server.stop();
  });

  it('ends its server when a program ends without stopping it', async () => {
    const other = await startElsewhere();
    other.kill('SIGTERM');
    await once(other, 'exit');
    const server = await start();
    expect(await ask(server.ownerUrl, 'select answer from kept')).toBe(42);
    await server.stop();
  });

  it('is not misled by a mark whose process number now belongs to somebody else', async () => {
    const mark = join(cluster(), 'postmaster.pid');
    writeFileSync(mark, `${process.ppid}\n${cluster()}\n1\n5432\n\n\n1 1\nready\n`);
    const server = await start();
    expect(readFileSync(mark, 'utf8')).not.toContain(`${process.ppid}\n`);
    await server.stop();
    expect(existsSync(mark)).toBe(false);
  });

  it('refuses a folder that a server in another container serves, and leaves the mark of whoever holds it', async () => {
    const home = findClusterHome(data) ?? '';
    const held = join(home, 'held-by.json');
    writeFileSync(held, '{"pid":1,"began":"never"}');
    const elsewhere = createServer().listen(join(home, 'socket', '.s.PGSQL.5432'));
    await once(elsewhere, 'listening');
    await expect(start()).rejects.toMatchObject({ code: 'already-running' });
    expect(readFileSync(held, 'utf8')).toContain('never');
    elsewhere.close();
    await once(elsewhere, 'close');
  });

  it('refuses files of another PostgreSQL and leaves them as they are', async () => {
    const version = join(cluster(), 'PG_VERSION');
    writeFileSync(version, '15\n');
    await expect(start()).rejects.toMatchObject({ code: 'unknown-data-version' });
    expect(readFileSync(version, 'utf8')).toBe('15\n');
    writeFileSync(version, '18\n');
  });

  it('refuses a data folder that is a file', async () => {
    const dataDirectory = join(data, 'not-a-folder');
    writeFileSync(dataDirectory, '');
    await expect(startEmbeddedPostgres({ dataDirectory, log })).rejects.toMatchObject({ code: 'data-not-writable' });
  });

  it('works below a path too long for a socket', async () => {
    const dataDirectory = join(data, 'deep-'.repeat(12), 'deeper-'.repeat(9));
    const server = await startEmbeddedPostgres({ dataDirectory, log });
    expect(await ask(server.ownerUrl, 'select 1')).toBe(1);
    await server.stop();
    removeClusterHome(dataDirectory);
  });

  it('tells a connection that was cut to whoever asks next, and ends no program for it', async () => {
    const server = await start();
    const work = withClient(server.ownerUrl, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      await ask(server.ownerUrl, `select pg_terminate_backend(${rows[0]?.pid ?? 0}, 2000)`);
      await wait(50);
      return client.query('select 1');
    });
    await expect(work).rejects.toThrow('connection');
    await server.stop();
  });

  it('creates a database once and keeps it the second time', async () => {
    const server = await start();
    const url = await createDatabase({ ownerUrl: server.ownerUrl, name: 'other' });
    await ask(url, 'create table once ()');
    expect(await createDatabase({ ownerUrl: server.ownerUrl, name: 'other' })).toBe(url);
    expect(await ask(url, "select count(*)::int from pg_tables where tablename = 'once'")).toBe(1);
    await server.stop();
  });
});
