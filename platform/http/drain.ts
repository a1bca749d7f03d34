import { Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Serves on while readiness already says no, so that whoever hands out requests can notice. */
export type Drain = (seconds: number) => Promise<void>;

/** By then everybody who asks one thing after the other was told that the connection ends. */
const GRACE_MILLISECONDS = 1_000;
const LOOK_MILLISECONDS = 100;

/**
 * Node closes idle connections together with the door, and cuts those on which a request is just on its way. Here the
 * door is closed first: new connections are refused, and whoever is refused goes elsewhere with nothing lost. Kept
 * connections are served on; every answer says that it was the last, and only what stays idle then is closed.
 */
const closeDoorFirst = (app: FastifyInstance, quietMilliseconds: () => number): void => {
  const { server } = app;
  server.close = (done) => {
    Server.prototype.close.call(server, done);
    return server;
  };
  let look: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    const began = performance.now();
    look = setInterval(() => {
      const isQuiet = quietMilliseconds() >= GRACE_MILLISECONDS;
      if (isQuiet || performance.now() - began >= GRACE_MILLISECONDS) server.closeIdleConnections();
    }, LOOK_MILLISECONDS);
    look.unref();
  });
  // Not with the server's own end: there may be people who came in by another door.
  app.addHook('onClose', async () => clearInterval(look));
};

/** Lets `app.close()` end without a failed request, and gives what may go before it. */
export const addDrain = (app: FastifyInstance): Drain => {
  let askedAt = Number.NEGATIVE_INFINITY;
  app.addHook('onRequest', async () => {
    askedAt = performance.now();
  });
  const quietMilliseconds = (): number => performance.now() - askedAt;
  closeDoorFirst(app, quietMilliseconds);
  return async (seconds) => {
    // Where nobody has asked for that long, there is nobody to notice.
    if (quietMilliseconds() < seconds * 1_000) await wait(seconds * 1_000);
  };
};
