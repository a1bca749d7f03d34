import { openHttpConnection, type Answer, type HttpConnection } from './http-connection.ts';

export type { Answer } from './http-connection.ts';

export interface Asked {
  readonly method?: 'GET' | 'POST';
  /** Below `/api`. */
  readonly path: string;
  readonly cookie?: string;
  readonly body?: unknown;
  readonly key?: string;
  /** The address it comes from, as the proxy in front would tell; the machine itself when absent. */
  readonly from?: string;
}

export interface HttpClient {
  ask(asked: Asked): Promise<Answer>;
  close(): void;
}

/** One whole request as it goes over the line. */
export const requestOf = (asked: Asked): string => {
  const body = asked.body === undefined ? '' : JSON.stringify(asked.body);
  return [
    `${asked.method ?? 'GET'} /api${asked.path} HTTP/1.1`,
    'host: 127.0.0.1',
    ...(asked.cookie === undefined ? [] : [`cookie: ${asked.cookie}`]),
    ...(asked.key === undefined ? [] : [`idempotency-key: ${asked.key}`]),
    ...(asked.from === undefined ? [] : [`x-forwarded-for: ${asked.from}`]),
    ...(body === '' ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]),
    '',
    body,
  ].join('\r\n');
};

/**
 * Asks over at most `connections` connections that stay open. It speaks as little HTTP as it can, because what it
 * costs is taken from the processors that server and database are measured on.
 */
export const openHttpClient = (port: number, connections: number): HttpClient => {
  const idle: HttpConnection[] = Array.from({ length: connections }, () => openHttpConnection(port));
  const all = [...idle];
  return {
    ask: async (asked) => {
      const connection = idle.pop();
      if (connection === undefined) throw new Error(`more than ${connections} requests at a time`);
      const answer = await connection.send(requestOf(asked));
      idle.push(connection);
      return answer;
    },
    close: () => {
      for (const connection of all) connection.close();
    },
  };
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
