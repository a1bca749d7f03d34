import { newId } from './ui/new-id.ts';
import { QueryClient, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Problem, ReplyOf, RouteDefinition } from '../platform/contract.ts';
import { ProblemError, call } from './api.ts';
import { isFinal } from './http.ts';
import type { CallInput } from './api.ts';

/** What had no room was sent again already, several times. */
const isWorthRetrying = (error: unknown): boolean =>
  error instanceof ProblemError && [0, 502, 504].includes(error.problem.status);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && isWorthRetrying(error),
    },
  },
});

/** Key under which a reply is cached; `[route.id]` alone invalidates every reply of a route. */
export const replyKey = <R extends RouteDefinition>(route: R, input: CallInput<R>): readonly unknown[] => {
  const { params, query, body } = input as { params?: unknown; query?: unknown; body?: unknown };
  return [route.id, params ?? {}, query ?? {}, body ?? {}];
};

interface ReplyOptions {
  readonly enabled?: boolean;
  /** Keeps showing the last reply while the next one is on its way: no jumping lists. */
  readonly keepPrevious?: boolean;
  readonly staleTime?: number;
  readonly refetchInterval?: number;
}

/** Reads a route; the same question asked in two places is sent once. */
export const useReply = <R extends RouteDefinition>(
  route: R,
  input: CallInput<R>,
  options: ReplyOptions = {},
): UseQueryResult<ReplyOf<R>> => {
  const { keepPrevious = false, ...rest } = options;
  return useQuery<ReplyOf<R>>({
    queryKey: replyKey(route, input),
    queryFn: ({ signal }) => call(route, { ...input, signal }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...rest,
  });
};

export interface Command<R extends RouteDefinition> {
  /** Resolves with the reply, or with undefined after a refusal, which is then in `problem`. */
  readonly run: (input: CallInput<R>) => Promise<ReplyOf<R> | undefined>;
  readonly pending: boolean;
  readonly problem: Problem | null;
  readonly clear: () => void;
}

interface Intent {
  readonly fingerprint: string;
  readonly key: string;
}

/**
 * Sends a command. Repeating the same input after a lost connection, or when there was no room, reuses the idempotency key,
 * so that a matter is never opened twice; any other input is a new intent.
 */
export const useCommand = <R extends RouteDefinition>(
  route: R,
  { invalidates = [] }: { readonly invalidates?: readonly RouteDefinition[] } = {},
): Command<R> => {
  const client = useQueryClient();
  const intent = useRef<Intent | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = async (input: CallInput<R>): Promise<ReplyOf<R> | undefined> => {
    const fingerprint = JSON.stringify(replyKey(route, input));
    if (intent.current?.fingerprint !== fingerprint) intent.current = { fingerprint, key: newId() };
    setPending(true);
    setProblem(null);
    try {
      const reply = await call(route, { ...input, idempotencyKey: intent.current.key });
      intent.current = null;
      await Promise.all(invalidates.map(({ id }) => client.invalidateQueries({ queryKey: [id] })));
      return reply;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (isFinal(error.problem)) intent.current = null;
      setProblem(error.problem);
      return undefined;
    } finally {
      setPending(false);
    }
  };
  const clear = useCallback(() => setProblem(null), []);
  return { run, pending, problem, clear };
};
