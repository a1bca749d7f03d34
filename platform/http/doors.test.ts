import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../tests/setup/free-port.ts';
import { addDrain } from './drain.ts';
import { listenAtDoors } from './doors.ts';

const HOST = '127.0.0.1';
const REQUEST = `GET /hello HTTP/1.1\r\nhost: ${HOST}\r\n\r\n`;
const opened: { readonly apps: FastifyInstance[]; readonly sockets: Socket[] } = { apps: [], sockets: [] };

const openApp = async (port = 0) => {
  const app = Fastify();
  app.get('/hello', async () => 'hello');
  addDrain(app);
  opened.apps.push(app);
  await listenAtDoors(app, { port, host: HOST });
  return { app, port: (app.server.address() as AddressInfo).port };
};

/** All of them in this turn of the thread, so that none can be taken in meanwhile. */
const connectMany = (port: number, count: number): readonly Socket[] => {
  const sockets = Array.from({ length: count }, () => connect(port, HOST));
  opened.sockets.push(...sockets);
  return sockets;
};

/** Connections to this port that the system has made, whether the server has taken them in or not. */
const madeTo = (port: number): number => {
  const peer = `${Buffer.from([1, 0, 0, 127]).toString('hex').toUpperCase()}:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const lines = readFileSync('/proc/net/tcp', 'utf8').split('\n');
  return lines.filter((line) => line.trim().split(/\s+/)[2] === peer && / 01 /.test(line)).length;
};

/**
 * How many there are once there are `count`, or after ten seconds: a busy system makes them a little later. The thread
 * stands still for that, so that it takes none in meanwhile.
 */
const untilMade = (port: number, count: number): Promise<number> =>
  new Promise((resolve) => {
    process.nextTick(() => {
      const nobody = new Int32Array(new SharedArrayBuffer(4));
      for (let looked = 0; madeTo(port) < count && looked < 1_000; looked += 1) Atomics.wait(nobody, 0, 0, 10);
      resolve(madeTo(port));
    });
  });

const answersOf = (sockets: readonly Socket[]): Promise<readonly string[]> =>
  Promise.all(
    sockets.map(async (socket) => {
      socket.write(REQUEST);
      const answer = once(socket, 'data') as Promise<[Buffer]>;
      return answer.then(
        ([bytes]) => bytes.toString('latin1', 9, 12),
        (fault: NodeJS.ErrnoException) => fault.code ?? 'unknown',
      );
    }),
  );

afterEach(async () => {
  for (const socket of opened.sockets.splice(0)) socket.destroy();
  await Promise.all(opened.apps.splice(0).map((app) => app.close()));
});

describe('a server with several doors', () => {
  it('given more at once than one door has room for by itself, lets all wait and answers all', async () => {
    const { port } = await openApp();
    const sockets = connectMany(port, 1_000);
    expect(await untilMade(port, 1_000)).toBe(1_000);
    expect(new Set(await answersOf(sockets))).toEqual(new Set(['200']));
  });

  it('takes in many connections in one turn of the thread', async () => {
    const { app, port } = await openApp();
    const taken = { inThisTurn: 0, most: 0, all: 0 };
    app.server.on('connection', () => {
      taken.all += 1;
      taken.inThisTurn += 1;
      taken.most = Math.max(taken.most, taken.inThisTurn);
    });
    connectMany(port, 300);
    await untilMade(port, 300);
    while (taken.all < 300) {
      taken.inThisTurn = 0;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(taken.most).toBeGreaterThanOrEqual(8);
  });

  it('ends with everybody who came in by any door, and lets nobody in any more', async () => {
    const { app, port } = await openApp();
    const agent = new Agent({ keepAlive: true });
    const ask = async (): Promise<number | undefined> => {
      const [answer] = (await once(get({ port, host: HOST, path: '/hello', agent }), 'response')) as [IncomingMessage];
      await answer.resume().toArray();
      return answer.statusCode;
    };
    expect(new Set(await Promise.all(Array.from({ length: 60 }, ask)))).toEqual(new Set([200]));
    const began = performance.now();
    await app.close();
    expect(performance.now() - began).toBeLessThan(30_000);
    await expect(once(connect(port, HOST), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    agent.destroy();
  });

  it('does not share its port with another server, which is told that it is taken', async () => {
    // A connection of somebody else may not take it as its own between the one server and the next.
    const { app, port } = await openApp(await freePort());
    await expect(openApp(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const sockets = connectMany(port, 40);
    expect(new Set(await answersOf(sockets))).toEqual(new Set(['200']));
    await app.close();
    const after = await openApp(port);
    expect(after.port).toBe(port);
  });
});
