import { newId } from './ui/new-id.ts';
import type { z } from 'zod';
import type { ReplyOf, RouteDefinition } from '../platform/contract.ts';
import { ProblemError, fillPath, queryString, requestFile, requestJson } from './http.ts';

export { ProblemError } from './http.ts';

type Part<Name extends string, Value> =
  Record<never, never> extends Value ? { readonly [P in Name]?: Value } : { readonly [P in Name]: Value };

/** What a route needs: `params`, `query` and `body` as its contract says; parts without required fields may be left out. */
export type CallInput<R extends RouteDefinition> = Part<'params', z.input<R['params']>> &
  Part<'query', z.input<R['query']>> &
  Part<'body', z.input<R['body']>> & {
    /** Kept over retries of one intent; a fresh one is made when a command comes without. */
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
  };

interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Answers that no page can mend: the session has ended, or owes the own account something first. */
const SESSION_CODES = ['sign-in-needed', 'password-change-needed', 'second-factor-set-up-needed'] as const;
type SessionCode = (typeof SESSION_CODES)[number];
type SessionListener = (code: SessionCode) => void;
let sessionListener: SessionListener | undefined;

/** The one place that leads elsewhere then registers here. */
export const whenSessionFails = (listener: SessionListener): void => {
  sessionListener = listener;
};

/** Calls a route of the own server. Throws a ProblemError for every refusal, bad input, fault and lost connection. */
export const call = async <R extends RouteDefinition>(route: R, input: CallInput<R>): Promise<ReplyOf<R>> => {
  const { params, query, body, idempotencyKey, signal } = input as LooseInput;
  const key = route.command ? (idempotencyKey ?? newId()) : undefined;
  const hasBody = route.method !== 'GET' && route.method !== 'DELETE';
  try {
    return (await requestJson({
      method: route.method,
      path: fillPath(route.path, params ?? {}),
      query,
      body: hasBody ? (body ?? {}) : undefined,
      idempotencyKey: key,
      signal,
    })) as ReplyOf<R>;
  } catch (error) {
    const code = error instanceof ProblemError ? SESSION_CODES.find((one) => one === error.problem.code) : undefined;
    if (code !== undefined) sessionListener?.(code);
    throw error;
  }
};

/** A file whose request has a body, because its values belong in no address. Throws as `call` does. */
export const callForFile = <R extends RouteDefinition>(route: R, input: CallInput<R>): Promise<Blob> => {
  const { params, query, body } = input as LooseInput;
  return requestFile({ method: route.method, path: fillPath(route.path, params ?? {}), query, body: body ?? {} });
};

/** Address of a route that answers a file, for links and printing. */
export const fileUrl = <R extends RouteDefinition>(route: R, input: CallInput<R>): string => {
  const { params, query } = input as LooseInput;
  return `/api${fillPath(route.path, params ?? {})}${queryString(query)}`;
};
