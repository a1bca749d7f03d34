import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { freePort } from '../tests/setup/free-port.ts';
import { useTestDatabase } from '../tests/setup/test-database.ts';
import { runJobs, type Jobs } from './job-runner.ts';

const PATIENCE_MILLISECONDS = 120_000;

/** A way to the database that can be shut and opened again at the same place. */
const openGate = (ownerUrl: string) => {
  const [at = '', host = '', targetPort = ''] = /@([^:/]+):(\d+)/.exec(ownerUrl) ?? [];
  const folder = decodeURIComponent(host);
  const sockets = new Set<Socket>();
  const reach = (): Socket =>
    folder.startsWith('/') ? connect(`${folder}/.s.PGSQL.${targetPort}`) : connect(Number(targetPort), host);
  let server: Server | undefined;
  const pass = (from: Socket): void => {
    const to = reach();
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
    from.pipe(to).pipe(from);
  };
  const open = async (port: number): Promise<void> => {
    server = createServer(pass).listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const shut = (): void => {
    server?.close();
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return { open, shut, urlAt: (port: number): string => ownerUrl.replace(at, `@127.0.0.1:${port}`) };
};

const testDatabase = useTestDatabase();
let stop: (() => Promise<void>) | undefined;
afterEach(() => stop?.());

describe('the runner of jobs', () => {
  it(
    'given a job that fails because the database goes away, lives on and does the job when it is back',
    async () => {
      const gate = openGate(testDatabase.ownerUrl());
      // Nobody may sit down there while it is shut.
      const port = await freePort();
      await gate.open(port);
      let tries = 0;
      const done = Promise.withResolvers<void>();
      const jobs: Jobs = await runJobs({
        ownerUrl: gate.urlAt(port),
        crontab: '',
        tasks: {
          'look-after': async () => {
            tries += 1;
            if (tries > 1) return done.resolve();
            gate.shut();
            setTimeout(() => void gate.open(port), 500);
            throw new Error('the database went away under it');
          },
        },
        atStart: ['look-after'],
        logger: pino({ level: 'silent' }),
      });
      stop = async () => {
        await jobs.stop();
        gate.shut();
      };
      await done.promise;
      expect(tries).toBe(2);
    },
    PATIENCE_MILLISECONDS,
  );
});
