import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse, type Refusal, type Result } from '../../kernel/result.ts';
import type { RouteDefinition } from '../contract.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { ScopedDatabase, Tx } from '../db/scoped-database.ts';
import { attemptOfRefusal, type Attempt } from './attempts.ts';
import { addressOf } from './caller-address.ts';
import type { Call, Caller, FileReply, Implementation, SignedInCall } from './call.ts';
import {
  findStoredReply,
  hashRequest,
  isKeyConflict,
  lockKey,
  storeReply,
  type IdempotencyKey,
} from './idempotency.ts';
import { problemOf, type RefusalWords } from './problems.ts';
import { sendProblemDocument } from './send-problem.ts';

export interface RouteDeps {
  readonly database: ScopedDatabase;
  readonly identify: (cookie: string) => Promise<Caller | null>;
  readonly hashOrigin: (address: string) => string;
  readonly clock: () => Date;
  readonly words: RefusalWords;
  /** Seals the replies that are kept for repeated requests. */
  readonly keyRing: KeyRing;
  /** Told of what people at a page do not do. */
  readonly onAttempt: (attempt: Attempt) => void;
  /** Told of every command that was refused for lack of a right, so that the attempt is on record. */
  readonly onDenied: (denied: {
    caller: Caller;
    routeId: string;
    communityId: string | null;
    code: string;
    origin: string;
  }) => Promise<void>;
}

/** Made into the bytes of its JSON once: the same are sent and, sealed, kept for repeated requests. */
type Reply = { readonly status: number; readonly json: Buffer };
type Outcome = { readonly done: Reply | FileReply } | { readonly refusal: Refusal };

/** Foreign communities answer like absent ones; a missing role in an own community says so. */
const scopeFor = (route: RouteDefinition, caller: Caller, params: unknown): Result<readonly string[]> => {
  const { access } = route;
  if (access.kind === 'community') {
    const { communityId } = params as { communityId: string };
    const roles = caller.rolesIn(communityId);
    if (roles.length === 0) return refuse('not-found');
    return access.roles.some((role) => roles.includes(role))
      ? { ok: true, value: [communityId] }
      : refuse('forbidden', { roles: access.roles });
  }
  if (access.kind === 'anywhere') {
    if (!caller.hasRole(access.roles)) return refuse('forbidden', { roles: access.roles });
    const reached = [...caller.communitiesFor(access.roles), ...caller.organisationsFor(access.roles)];
    return { ok: true, value: [...new Set([caller.homeOrganisationId, ...reached])] };
  }
  return { ok: true, value: [caller.homeOrganisationId] };
};

const keyOf = (
  route: RouteDefinition,
  request: FastifyRequest,
  caller: Caller | null,
  scope: readonly string[],
): IdempotencyKey | null => {
  const header = request.headers['idempotency-key'];
  const communityId = scope[0];
  if (!route.command || typeof header !== 'string' || communityId === undefined) return null;
  return {
    communityId,
    caller: caller?.workerId ?? 'public',
    key: header,
    requestHash: hashRequest(request.method, request.url, request.body),
  };
};

/** What a stored reply means for this request: the same one gets the same answer, another one is refused. */
const replay = async (tx: Tx, ring: KeyRing, key: IdempotencyKey): Promise<Outcome | undefined> => {
  const stored = await findStoredReply(tx, ring, key);
  if (stored === undefined) return undefined;
  return stored.json === null
    ? { refusal: { code: 'idempotency-key-reused' } }
    : { done: { status: stored.status, json: Buffer.from(stored.json) } };
};

/**
 * Usually a command is tried first and the store asked only when it cannot be done, which spares a round trip.
 * Administration makes accounts outside of the transaction, so there a repeated command must not even begin.
 */
const replayFirst = async (
  tx: Tx,
  route: RouteDefinition,
  ring: KeyRing,
  key: IdempotencyKey | null,
): Promise<Outcome | undefined> => {
  if (key === null || route.access.kind !== 'anywhere') return undefined;
  await lockKey(tx, key);
  return replay(tx, ring, key);
};

const carryOut = async (
  implementation: Implementation,
  call: SignedInCall<RouteDefinition>,
  scope: readonly string[],
  key: IdempotencyKey | null,
  { database, keyRing }: RouteDeps,
): Promise<Outcome> => {
  const { route } = implementation;
  const attempt = database.transact<Outcome>(scope, async (tx) => {
    const before = await replayFirst(tx, route, keyRing, key);
    if (before !== undefined) return { keep: false, value: before };
    const result = await implementation.handle(tx, call);
    if (!result.ok)
      return { keep: false, value: (key && (await replay(tx, keyRing, key))) ?? { refusal: result.refusal } };
    if (route.file !== undefined) return { keep: true, value: { done: result.value as FileReply } };
    const status = route.status ?? 200;
    const json = Buffer.from(JSON.stringify(result.value));
    if (key !== null) tx.write(storeReply(keyRing, key, status, json, call.now));
    return { keep: true, value: { done: { status, json } } };
  });
  return attempt.catch(async (fault: unknown) => {
    if (key === null || !isKeyConflict(fault)) throw fault;
    const outcome = await database.read(scope, (tx) => replay(tx, keyRing, key));
    if (outcome === undefined) throw fault;
    return outcome;
  });
};

const sendOutcome = (
  reply: FastifyReply,
  route: RouteDefinition,
  outcome: Outcome,
  words: RefusalWords,
): FastifyReply => {
  if ('refusal' in outcome) {
    return sendProblemDocument(reply, problemOf(outcome.refusal, words));
  }
  const { done } = outcome;
  if ('bytes' in done)
    return reply
      .type(done.type ?? route.file ?? 'application/octet-stream')
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(done.filename)}`)
      .send(Buffer.from(done.bytes));
  return reply.status(done.status).type('application/json; charset=utf-8').send(done.json);
};

/** Carries out one request: scope, key, transaction, answer. Who asks was settled before the body was read. */
export const runRoute = async (
  implementation: Implementation,
  deps: RouteDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller | null,
): Promise<FastifyReply> => {
  const { route } = implementation;
  const address = addressOf(request);
  const call: Call<RouteDefinition> = {
    params: request.params,
    query: request.query,
    body: request.body ?? {},
    now: deps.clock().toISOString(),
    origin: deps.hashOrigin(address),
    cookie: request.headers.cookie ?? '',
    from: { address, userAgent: request.headers['user-agent'] ?? '' },
    setHeader: (name, value) => void reply.header(name, value),
  };
  const scope: Result<readonly string[]> =
    caller === null
      ? { ok: true, value: (await implementation.scopeOf?.(call)) ?? [] }
      : scopeFor(route, caller, request.params);
  if (!scope.ok) {
    const { communityId = null } = request.params as { communityId?: string };
    if (caller !== null)
      await deps.onDenied({ caller, routeId: route.id, communityId, code: scope.refusal.code, origin: call.origin });
    return sendOutcome(reply, route, { refusal: scope.refusal }, deps.words);
  }
  const key = keyOf(route, request, caller, scope.value);
  const signedIn = { ...call, caller } as SignedInCall<RouteDefinition>;
  const outcome = await carryOut(implementation, signedIn, scope.value, key, deps);
  const kind = 'refusal' in outcome ? attemptOfRefusal(outcome.refusal.code) : undefined;
  if (kind !== undefined) deps.onAttempt({ kind, routeId: route.id, origin: call.origin, caller });
  return sendOutcome(reply, route, outcome, deps.words);
};
