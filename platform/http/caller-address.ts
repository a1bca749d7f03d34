import type { FastifyInstance, FastifyRequest } from 'fastify';

const addresses = new WeakMap<FastifyRequest, string>();

/**
 * Keeps the address of every request from its first moment on: a connection that has hung up has none any more, while
 * what was asked over it is still carried out. Register before other hooks.
 */
export const keepAddresses = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request) => {
    const { ip }: { readonly ip: string | undefined } = request;
    addresses.set(request, ip ?? '');
  });
};

/** Where a request came from; empty if its connection was gone before anybody looked. */
export const addressOf = (request: FastifyRequest): string => addresses.get(request) ?? '';
