import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { LOG_OPTIONS } from '../platform/log.ts';
import { withClient } from '../platform/postgres/databases.ts';
import { useTestDatabase } from '../tests/setup/test-database.ts';
import { listenForChanges, type Announcements } from './announcements.ts';

const PATIENCE = { timeout: 120_000 };

const database = useTestDatabase();
let announcements: Announcements | undefined;
afterEach(() => announcements?.stop());

/** A log as it is kept: warnings and worse. */
const captureLog = () => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (line: Buffer, _, done) => {
      lines.push(String(line));
      done();
    },
  });
  const said = (): readonly unknown[] => lines.map((line) => (JSON.parse(line) as { msg: unknown }).msg);
  return { lines, said, logger: pino({ ...LOG_OPTIONS, level: 'warn' }, sink) };
};

describe('what other programs changed', () => {
  it('given it cannot be read for some seconds, is read in the end, and the log says so twice in all', async () => {
    const log = captureLog();
    let tries = 0;
    const onChange = async (): Promise<void> => {
      tries += 1;
      if (tries < 3) throw new Error('no rights today');
    };
    announcements = await listenForChanges(database.ownerUrl(), onChange, log.logger);
    await announcements.announce();
    await expect.poll(() => tries, PATIENCE).toBe(3);
    await expect
      .poll(log.said, PATIENCE)
      .toEqual(['what has changed could not be read; trying every second', 'what has changed was read again']);
    expect(log.lines[0]).toContain('no rights today');
  });

  it('given a connection that is cut, is read once more when it is back, and the log says both', async () => {
    const log = captureLog();
    let reads = 0;
    const onChange = async (): Promise<void> => {
      reads += 1;
    };
    announcements = await listenForChanges(database.ownerUrl(), onChange, log.logger);
    await withClient(database.ownerUrl(), (client) =>
      client.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'quanke-announcements'`),
    );
    await expect.poll(() => reads, PATIENCE).toBe(1);
    expect(log.said()).toEqual([
      'changes made by other programs are not heard at the moment; trying every second',
      'changes made by other programs are heard again',
    ]);
  });

  it('given a program that stops, says nothing', async () => {
    const log = captureLog();
    announcements = await listenForChanges(database.ownerUrl(), async () => undefined, log.logger);
    await announcements.stop();
    announcements = undefined;
    expect(log.said()).toEqual([]);
  });
});
