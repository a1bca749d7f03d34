import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Serves on while whoever asks is sent away, so that no connection is cut under a request. */
export type Drain = (seconds: number) => Promise<void>;

/**
 * A program that closes its connections at once cuts those on which a request is just on its way. Draining goes
 * before: every answer ends its connection, and whoever opens a new one is still served. Where nobody has asked for
 * that long, nobody needs to be waited for.
 */
export const addDrain = (app: FastifyInstance, now: () => number = () => performance.now()): Drain => {
  let isDraining = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  app.addHook('onRequest', async (_request, reply) => {
    askedAt = now();
    if (isDraining) reply.header('connection', 'close');
  });
  return async (seconds) => {
    isDraining = true;
    const milliseconds = seconds * 1_000;
    if (now() - askedAt < milliseconds) await wait(milliseconds);
  };
};
