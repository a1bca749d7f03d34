import { createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { GatheringSocket } from './gathering-socket.ts';

const opened: { destroy?: () => unknown; close?: () => unknown }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) (one.destroy ?? one.close)?.call(one);
});

/** A socket that notes how many pieces each of its sendings joins, and what the other side receives. */
const connectPair = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = new GatheringSocket();
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  const [other] = await accepted;
  opened.push(socket, other, server);
  const sendings: number[] = [];
  const sendMany = socket._writev?.bind(socket);
  socket._writev = (chunks, done) => {
    sendings.push(chunks.length);
    sendMany?.(chunks, done);
  };
  let received = '';
  other.setEncoding('utf8').on('data', (part: string) => {
    received += part;
  });
  return { socket, sendings, received: () => received };
};

describe('GatheringSocket', () => {
  it('sends what was written one after the other in one go, in order', async () => {
    const { socket, sendings, received } = await connectPair();
    socket.write('begin;');
    socket.cork();
    socket.write('bind;');
    socket.write('execute;');
    socket.uncork();
    socket.write('commit;');
    await expect.poll(received).toBe('begin;bind;execute;commit;');
    expect(sendings).toEqual([4]);
  });

  it('does not hold back what was written for longer than the running code', async () => {
    const { socket, received } = await connectPair();
    socket.write('first;');
    await expect.poll(received).toBe('first;');
    socket.write('second;');
    await expect.poll(received).toBe('first;second;');
  });
});
