import { createServer, type AddressInfo, type Server } from 'node:net';
import { callbackify, promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';

export interface Place {
  readonly port: number;
  readonly host: string;
}

/** At three times of what can be done, half of all waited 14 s with one, 1.5 s with eight, 0.7 s with sixteen. */
const DOORS = 16;

/** Who comes while the one thread is at work waits here. The system may lower it (`net.core.somaxconn`). */
const WAITING_AT_A_DOOR = 4_096;

const open = (server: Server, options: Parameters<Server['listen']>[0]): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });

const close = (server: Server): Promise<void> =>
  server.listening ? promisify(server.close.bind(server))() : Promise.resolve();

/**
 * The system lets programs of one user share a port that all of them open with several doors, and requests for one
 * office would go to another. A name that only one program at a time can hold, and that goes with it, prevents that.
 */
const nameOf = ({ address, port }: AddressInfo): string => `\0quanke/${address}/${port}`;

/** Everything ends together: the server is closed when nobody is left who came in by any door. */
const closeTogether = ({ server }: FastifyInstance, others: readonly Server[]): void => {
  const closeMain = server.close.bind(server);
  server.close = (done) => {
    const closeAll = async (): Promise<void> => {
      await Promise.all([promisify(closeMain)(), ...others.map(close)]);
    };
    callbackify(closeAll)((fault) => done?.(fault));
    return server;
  };
};

/**
 * Listens. Node takes in one connection at a door in each turn of its one thread. When turns are long, connections
 * would wait where nobody counts them and nobody can be told to come later; and when no more may wait, the system
 * cuts those it had already promised a place. So there are several doors to the same port, each with much room, where
 * the system can do that. Rejects with `EADDRINUSE` where another program has the port.
 */
export const listenAtDoors = async (app: FastifyInstance, place: Place): Promise<void> => {
  const canShare = process.platform === 'linux';
  const options = { ...place, backlog: WAITING_AT_A_DOOR, reusePort: canShare };
  await app.listen(options);
  if (!canShare) return;
  const { server } = app;
  const main = server.address() as AddressInfo;
  const doors = Array.from({ length: DOORS - 1 }, () =>
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) => void server.emit('connection', socket)),
  );
  const name = createServer();
  closeTogether(app, [name, ...doors]);
  try {
    await open(name, { path: nameOf(main) });
    await Promise.all(doors.map((door) => open(door, { ...options, host: main.address, port: main.port })));
  } catch (fault) {
    await app.close();
    throw fault;
  }
};
