/**
 * Answers the web app from fixtures while pages are drawn and looked at. `node tests/web-fixtures/main-fixtures.ts [port]`,
 * then vite with the same PORT. Each answer is checked against its contract, so fixtures cannot drift from the API.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Problem, RouteDefinition } from '../../platform/contract.ts';

export interface FixtureInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage['headers'];
}

/** Answers a fixture reply; throw a FixtureRefusal for a problem document. */
export interface FixtureAnswer {
  readonly route: RouteDefinition;
  readonly answer: (input: FixtureInput) => unknown;
}

export class FixtureRefusal extends Error {
  readonly problem: Problem;

  constructor(status: number, code: string, title: string, titleEn: string) {
    super(code);
    this.problem = { type: 'about:blank', status, code, title, titleEn };
  }
}

const pattern = (path: string): RegExp =>
  new RegExp(`^/api${path.replaceAll('.', String.raw`\.`).replace(/\{(\w+)\}/g, '(?<$1>[^/]+?)')}$`);

const readBody = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
};

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' });
  response.end(JSON.stringify(body));
};

const handle = async (
  answers: readonly FixtureAnswer[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://fixture');
  for (const { route, answer } of answers) {
    const match = route.method === request.method ? pattern(route.path).exec(url.pathname) : null;
    if (match === null) continue;
    const params = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    const body = route.body.parse(await readBody(request)) as Record<string, unknown>;
    const reply = answer({ params, query: Object.fromEntries(url.searchParams), body, headers: request.headers });
    sendJson(response, route.status ?? 200, route.reply.parse(reply));
    return;
  }
  sendJson(response, 404, new FixtureRefusal(404, 'not-found', '没有这个接口', 'No such address').problem);
};

export const startFixtureServer = (answers: readonly FixtureAnswer[], port: number): Promise<Server> => {
  const server = createServer((request, response) => {
    handle(answers, request, response).catch((error: unknown) => {
      if (error instanceof FixtureRefusal) sendJson(response, error.problem.status, error.problem);
      else {
        console.error(request.method, request.url, error);
        sendJson(response, 500, { type: 'about:blank', status: 500, code: 'fault', title: '故障', titleEn: 'Fault' });
      }
    });
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
};
