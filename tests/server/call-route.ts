import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { refusalTexts } from '../../catalogue/texts/refusals.ts';
import { problem, type Problem, type ReplyOf, type RouteDefinition } from '../../platform/contract.ts';
import type { Application } from '../../server/application.ts';

export interface Request {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The idempotency key; a fresh one for commands unless given, none when null. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The network address; another one each time unless given, so that tests do not stand in each other's way. */
  readonly from?: string;
}

export interface Answer<R extends RouteDefinition = RouteDefinition> {
  readonly status: number;
  readonly headers: LightMyRequestResponse['headers'];
  readonly bytes: Buffer;
  /** The reply of a success; asking for it after a refusal fails the test and shows the refusal. */
  readonly reply: () => ReplyOf<R>;
  /** The problem document of a refusal; asking for it after a success fails the test. */
  readonly problem: () => Problem;
}

/** Codes that every route may answer without naming them. */
const COMMON = [
  'bad-input',
  'sign-in-needed',
  'forbidden',
  'not-found',
  'foreign-origin',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'too-many-requests',
  'overloaded',
  'password-change-needed',
  'second-factor-set-up-needed',
];

const urlOf = (route: RouteDefinition, { params = {}, query = {} }: Request): string => {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((params[name] ?? '').toWellFormed()),
  );
  const search = new URLSearchParams(query).toString();
  return `/api${path}${search === '' ? '' : `?${search}`}`;
};

/** A refusal must be a problem document that is told in both languages and that the contract announces. */
const checkProblem = (route: RouteDefinition, response: LightMyRequestResponse): Problem => {
  const document: unknown = response.json();
  const read = problem.parse(document);
  expect(read).toEqual(document);
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(read.status).toBe(response.statusCode);
  if (read.status < 500) expect([...COMMON, ...route.refusals]).toContain(read.code);
  expect(Object.keys(refusalTexts)).toContain(read.code);
  expect(read.title).toMatch(/\p{Script=Han}/u);
  expect(read.titleEn).toMatch(/^[^\p{Script=Han}]+$/u);
  return read;
};

const checkReply = (route: RouteDefinition, response: LightMyRequestResponse): unknown => {
  expect(response.statusCode).toBe(route.status ?? 200);
  if (route.file !== undefined) {
    // image/* stands for whatever kind of picture it turned out to be, */* for anything the contract allows.
    expect(response.headers['content-type']).toContain(route.file.replaceAll('*', ''));
    return undefined;
  }
  const body: unknown = response.json();
  // What the contract does not name would be left out by parsing, so equality finds it.
  expect(route.reply.parse(body)).toEqual(body);
  return body;
};

let calls = 0;
const nextAddress = (): string => {
  calls += 1;
  return `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
};

/** Calls a route over HTTP as its contract says, and holds every answer to that contract. */
export const callRoute = async <R extends RouteDefinition>(
  application: Application,
  route: R,
  request: Request,
  cookie: string,
): Promise<Answer<R>> => {
  const key = request.key === undefined && route.command ? randomUUID() : request.key;
  const response = await application.http.inject({
    method: route.method as 'GET',
    url: urlOf(route, request),
    remoteAddress: request.from ?? nextAddress(),
    headers: {
      host: 'localhost',
      ...(cookie === '' ? {} : { cookie }),
      ...(typeof key === 'string' ? { 'idempotency-key': key } : {}),
      ...request.headers,
    },
    ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { payload: request.body ?? {} }),
  });
  const isSuccess = response.statusCode < 300;
  const reply = isSuccess ? checkReply(route, response) : undefined;
  const document = isSuccess ? undefined : checkProblem(route, response);
  return {
    status: response.statusCode,
    headers: response.headers,
    bytes: response.rawPayload,
    reply: () => {
      expect(document).toBeUndefined();
      return reply as ReplyOf<R>;
    },
    problem: () => {
      expect(response.statusCode).toBeGreaterThanOrEqual(400);
      return document as Problem;
    },
  };
};
