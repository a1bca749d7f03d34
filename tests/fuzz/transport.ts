import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Answer } from './judge.ts';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | null;
}

export interface Transport {
  /** Straight into the server, without a line between. */
  inject(sent: Sent): Promise<Answer>;
  /** Over a real connection, which is kept and used again. */
  overSocket(sent: Sent): Promise<Answer>;
  readonly port: number;
  close(): void;
}

let calls = 0;
/** Another network address each time, or the limit of public routes would answer for all of them. */
const nextAddress = (): string => {
  calls += 1;
  return `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
};

const overSocket = (port: number, agent: Agent, { method, url, headers, payload }: Sent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      {
        port,
        host: '127.0.0.1',
        method,
        path: url,
        agent,
        headers: { host: 'localhost', 'x-forwarded-for': nextAddress(), ...headers },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    outgoing.once('error', reject);
    if (payload !== null) outgoing.setHeader('content-length', Buffer.byteLength(payload));
    outgoing.end(payload ?? undefined);
  });

/** Opens the server on a free port and gives both ways to it. */
export const openTransport = async (http: FastifyInstance): Promise<Transport> => {
  await http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = http.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  return {
    port,
    inject: async ({ method, url, headers, payload }) => {
      const answer = await http.inject({
        method: method as 'GET',
        url,
        remoteAddress: nextAddress(),
        headers: { host: 'localhost', ...headers },
        ...(payload === null ? {} : { payload }),
      });
      return { status: answer.statusCode, headers: answer.headers, text: answer.payload };
    },
    overSocket: (sent) => overSocket(port, agent, sent),
    close: () => agent.destroy(),
  };
};
