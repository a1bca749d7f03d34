import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { closeUnusedConnections } from './unused-connections.ts';

describe('a server that stops', () => {
  it('given a connection on which nothing was ever asked, does not wait for it', async () => {
    const app = Fastify();
    closeUnusedConnections(app);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    const began = Date.now();
    await Promise.all([once(socket, 'close'), app.close()]);
    expect(Date.now() - began).toBeLessThan(30_000);
  });
});
