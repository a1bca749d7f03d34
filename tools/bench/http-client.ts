import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookies: readonly string[];
}

export interface Asked {
  readonly method?: 'GET' | 'POST';
  /** Below `/api`. */
  readonly path: string;
  readonly cookie?: string;
  readonly body?: unknown;
  readonly key?: string;
}

export interface HttpClient {
  ask(asked: Asked): Promise<Answer>;
  close(): void;
}

/** Keeps `connections` connections open and asks over them, as a browser or another office program would. */
export const openHttpClient = (port: number, connections: number): HttpClient => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  const ask = (asked: Asked): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const body = asked.body === undefined ? undefined : JSON.stringify(asked.body);
      const sent = request(
        {
          agent,
          host: '127.0.0.1',
          port,
          method: asked.method ?? 'GET',
          path: `/api${asked.path}`,
          headers: {
            ...(asked.cookie === undefined ? {} : { cookie: asked.cookie }),
            ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => void parts.push(part));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(parts).toString('utf8'),
              cookies: response.headers['set-cookie'] ?? [],
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return { ask, close: () => agent.destroy() };
};

/** The cookie header of a session. Throws when the server does not let this account in. */
export const signIn = async (
  ask: (asked: Asked) => Promise<Answer>,
  username: string,
  password: string,
): Promise<string> => {
  const answer = await ask({ method: 'POST', path: '/session', body: { username, password } });
  if (answer.status !== 200) throw new Error(`${username} could not sign in: ${answer.status} ${answer.body}`);
  return answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
};
