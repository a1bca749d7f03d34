import { z } from 'zod';
import type { Text } from '../kernel/text.ts';

/**
 * A route as data, shared by server, web client, OpenAPI document and the generated role tests.
 * `Role` is a plain string here so that this file stays free of the domain; modules pass their own role ids.
 */
export type Access =
  | { readonly kind: 'public' }
  /** Anyone signed in. */
  | { readonly kind: 'signed-in' }
  /** One of the roles in the community of the path (`{communityId}`), directly or through an organisation above it. */
  | { readonly kind: 'community'; readonly roles: readonly string[] }
  /** One of the roles in any organisation; the handler sees only what the person's organisations cover. */
  | { readonly kind: 'anywhere'; readonly roles: readonly string[] };

export interface RouteDefinition<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  /** Stable id, verb first: `open-case`. Also the OpenAPI operation id. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` parameters, below `/api`. */
  readonly path: string;
  readonly summary: Text;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  /** Status of success; 200 unless given. */
  readonly status?: 200 | 201 | 204;
  /** Codes a caller must expect beside the common ones. */
  readonly refusals: readonly string[];
  readonly access: Access;
  /** A command needs an `Idempotency-Key` header and is carried out at most once under it. */
  readonly command: boolean;
  /** Open also to somebody who has to see to the own account first: a first password, a missing second factor. */
  readonly whileOwing: boolean;
  /** Answers a file of this type instead of JSON. */
  readonly file?: string;
}

const nothing = z.object({}).strict();

type Part<T, Fallback extends z.ZodType> = T extends z.ZodType ? T : Fallback;

interface RouteInput {
  readonly id: string;
  readonly method: RouteDefinition['method'];
  readonly path: string;
  readonly summary: Text;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
  readonly status?: 200 | 201 | 204;
  readonly refusals?: readonly string[];
  readonly access: Access;
  readonly command?: boolean;
  readonly whileOwing?: boolean;
  readonly file?: string;
}

/** Completes a route: absent parts accept nothing, absent flags are off. */
export const defineRoute = <const Input extends RouteInput>(input: Input) =>
  ({
    refusals: [],
    command: false,
    whileOwing: false,
    ...input,
    params: input.params ?? nothing,
    query: input.query ?? nothing,
    body: input.body ?? nothing,
  }) as unknown as RouteDefinition<
    Part<Input['params'], typeof nothing>,
    Part<Input['query'], typeof nothing>,
    Part<Input['body'], typeof nothing>,
    Input['reply']
  >;

export type ParamsOf<R extends RouteDefinition> = z.output<R['params']>;
export type QueryOf<R extends RouteDefinition> = z.output<R['query']>;
export type BodyOf<R extends RouteDefinition> = z.output<R['body']>;
export type ReplyOf<R extends RouteDefinition> = z.output<R['reply']>;

/** Shapes that many contracts share. */
export const uuid = z.uuid().meta({ description: 'UUID' });
/** Years before and behind are slips of the hand; not every calendar can hold them, nor the day after the last one. */
const EARLIEST = '1000-01-01';
const LATEST = '8999-12-31';
export const plainDate = z.iso
  .date()
  .refine((date) => date >= EARLIEST && date <= LATEST)
  .meta({ description: 'Date as YYYY-MM-DD' });
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'Instant, ISO 8601' });
export const text = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Text' });

/** A page of a list; `nextCursor` is null on the last one. Cursors are opaque. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const pageQuery = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** RFC 9457 problem document. `code` is the refusal's public code; `errors` name fields for bad input. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    titleEn: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ path: z.string(), rule: z.string(), message: z.string() })).optional(),
    instance: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;
