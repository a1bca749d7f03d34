import type { Problem } from '../platform/contract.ts';
import { sendUntilRoom } from './come-back.ts';

/** The server's "no", or a connection that failed (`status` 0, code `network`, no title). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/**
 * Whether the server has decided and nothing was done. A lost line leaves that open, "later" asks for the same again,
 * and whoever answers in place of the server does not know.
 */
export const isFinal = ({ status }: Problem): boolean => status >= 400 && status <= 500 && status !== 429;

export interface HttpRequest {
  readonly method: string;
  /** Below `/api`, already filled in. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Fills `{name}` places of a route's path. A missing one is a programming mistake and throws. */
export const fillPath = (path: string, params: Readonly<Record<string, unknown>>): string =>
  path.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = params[name];
    if (value === undefined || value === null) throw new TypeError(`The path ${path} needs ${name}`);
    return encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value));
  });

/** `?a=1&b=2` without the empty values, or nothing. */
export const queryString = (query: Readonly<Record<string, unknown>> = {}): string => {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => [name, String(value)] as [string, string]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};

/** Problems the browser itself finds carry only a code; whoever shows them finds the words for it. */
const ownProblem = (code: 'network' | 'fault', status: number): Problem => ({
  type: 'about:blank',
  title: '',
  titleEn: '',
  status,
  code,
});

const readProblem = async (reply: Response): Promise<Problem> => {
  if (!(reply.headers.get('content-type') ?? '').includes('json')) return ownProblem('fault', reply.status);
  return (await reply.json()) as Problem;
};

const send = (request: HttpRequest): Promise<Response> => {
  const headers = new Headers({ accept: 'application/json' });
  if (request.body !== undefined) headers.set('content-type', 'application/json');
  if (request.idempotencyKey !== undefined) headers.set('idempotency-key', request.idempotencyKey);
  return fetch(`/api${request.path}${queryString(request.query)}`, {
    method: request.method,
    headers,
    body: request.body === undefined ? null : JSON.stringify(request.body),
    credentials: 'same-origin',
    signal: request.signal ?? null,
  });
};

const successOf = async (request: HttpRequest): Promise<Response> => {
  let reply: Response;
  try {
    reply = await sendUntilRoom(() => send(request), { signal: request.signal });
  } catch (cause) {
    if (request.signal?.aborted === true) throw cause;
    throw new ProblemError(ownProblem('network', 0));
  }
  if (!reply.ok) throw new ProblemError(await readProblem(reply));
  return reply;
};

/** Sends a request to the own server, again where it had no room; answers the parsed JSON or throws a ProblemError. */
export const requestJson = async (request: HttpRequest): Promise<unknown> => {
  const reply = await successOf(request);
  return reply.status === 204 ? undefined : await reply.json();
};

/** The same for a route that answers a file. */
export const requestFile = async (request: HttpRequest): Promise<Blob> => (await successOf(request)).blob();
