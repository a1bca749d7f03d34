import type { BodyOf, ParamsOf, QueryOf, ReplyOf, RouteDefinition } from '../contract.ts';
import type { Instant } from '../../kernel/plain-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Tx } from '../db/scoped-database.ts';

/** The signed-in person, as the session says; nothing in a request can change it. */
export interface Caller {
  readonly workerId: string;
  readonly name: string;
  /** Where entries without a community belong: the organisation of the first role. */
  readonly homeOrganisationId: string;
  readonly organisationIds: readonly string[];
  /** The refusal that everything is answered with until this person has seen to the own account; null: nothing is owed. */
  readonly owes: string | null;
  /** Roles held in a community, directly or through an organisation that covers it. Empty: the community is foreign. */
  rolesIn(communityId: string): readonly string[];
  hasRole(roles: readonly string[]): boolean;
  /** Every community covered by one of the roles. */
  communitiesFor(roles: readonly string[]): readonly string[];
  /** The organisations of these roles with all below them, departments included. */
  organisationsFor(roles: readonly string[]): readonly string[];
}

export interface Call<R extends RouteDefinition> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly now: Instant;
  /** Keyed hash of the network address, for the audit trail and rate limits. */
  readonly origin: string;
  /** The session's cookie header, for the account library only. */
  readonly cookie: string;
  /** Where the call comes from as it says itself, for the list of one's own sessions only. */
  readonly from: { readonly address: string; readonly userAgent: string };
  /** Sets a response header, such as a session cookie. */
  setHeader(name: string, value: string | readonly string[]): void;
}

export interface SignedInCall<R extends RouteDefinition> extends Call<R> {
  readonly caller: Caller;
}

export interface FileReply {
  readonly bytes: Uint8Array;
  readonly filename: string;
  /** Where the content decides and not the route: the media type. */
  readonly type?: string;
}

type Answer<R extends RouteDefinition> = Promise<Result<R extends { readonly file: string } ? FileReply : ReplyOf<R>>>;

/**
 * A route with its implementation. Signed-in routes get a transaction whose scope follows the route's access;
 * public ones have no scope of their own and name it with `scopeOf` after looking at the call.
 */
export interface Implementation {
  readonly route: RouteDefinition;
  readonly scopeOf?: (call: Call<RouteDefinition>) => Promise<readonly string[]>;
  readonly handle: (tx: Tx, call: SignedInCall<RouteDefinition>) => Promise<Result<unknown>>;
}

export const implement = <R extends RouteDefinition>(
  route: R,
  handle: (tx: Tx, call: SignedInCall<R>) => Answer<R>,
): Implementation => ({ route, handle });

export const implementPublic = <R extends RouteDefinition>(
  route: R,
  handle: (tx: Tx, call: Call<R>) => Answer<R>,
  scopeOf: (call: Call<R>) => Promise<readonly string[]> = async () => [],
): Implementation => ({
  route,
  handle: handle as Implementation['handle'],
  scopeOf,
});
