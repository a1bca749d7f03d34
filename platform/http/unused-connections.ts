import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Whoever was just about to ask still gets an answer. */
const GRACE_MILLISECONDS = 1_000;

/**
 * Browsers open connections ahead of need. One on which nothing was ever asked does not count as idle for Node, which
 * would wait a minute for it when the server stops; so those are closed here.
 */
export const closeUnusedConnections = (app: FastifyInstance): void => {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  app.addHook('preClose', async () => {
    const close = (): void => unused.forEach((socket) => socket.destroy());
    if (unused.size > 0) setTimeout(close, GRACE_MILLISECONDS).unref();
  });
};
