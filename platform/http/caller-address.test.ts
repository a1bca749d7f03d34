import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { addressOf, keepAddresses } from './caller-address.ts';

/** Sends a request, hangs up once it has arrived, and looks at it afterwards. */
const lookAfterHangingUp = async <T>(app: FastifyInstance, look: (request: FastifyRequest) => T): Promise<T> => {
  const arrived = Promise.withResolvers<FastifyRequest>();
  app.route({
    method: 'GET',
    url: '/',
    handler: (request) => {
      arrived.resolve(request);
      return once(request.raw.socket, 'close');
    },
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const line = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  line.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
  const request = await arrived.promise;
  line.destroy();
  await once(request.raw.socket, 'close');
  const seen = look(request);
  await app.close();
  return seen;
};

describe('the address of somebody who hung up meanwhile', () => {
  it('is gone from the connection, unless somebody asked for it before', async () => {
    expect(await lookAfterHangingUp(Fastify(), ({ ip }) => ip)).toBe(undefined);
  });

  it('is still known where addresses are kept', async () => {
    const app = Fastify();
    keepAddresses(app);
    expect(await lookAfterHangingUp(app, addressOf)).toBe('127.0.0.1');
  });
});
