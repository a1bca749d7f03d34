import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import { problem, type RouteDefinition } from '../contract.ts';

const commandHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .min(8)
    .max(100)
    .meta({ description: 'A fresh key per intent; repeat it when retrying' }),
});

/** What every route may answer instead of its reply. */
const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request is not as described',
  401: 'Nobody is signed in',
  403: 'Not allowed with these roles, or asked from a foreign page',
  404: 'Not there, or not for whoever asks',
  409: 'Something changed meanwhile, or is there already',
  422: 'Well formed, but the rules forbid it',
  429: 'Asked too often',
  500: 'A fault of the server',
  503: 'Too much at once; ask again later',
};

/** Only what has a body can be too long or of a wrong type. */
const BODY_PROBLEMS: Readonly<Record<number, string>> = {
  413: 'The body is too long',
  415: 'The body is of a type that is not taken',
};

/** A field that the contract does not know is a slip somewhere; leaving it out silently would hide it. */
const strictly = (schema: z.ZodType): z.ZodType => {
  if (schema instanceof z.ZodDiscriminatedUnion)
    return z.discriminatedUnion(
      schema.def.discriminator,
      schema.options.map((one) => strictly(one as z.ZodType)) as unknown as [z.ZodObject],
    );
  return schema instanceof z.ZodObject ? schema.strict() : schema;
};

const answerOf = (type: string, description: string, schema: z.ZodType) => ({
  description,
  content: { [type]: { schema } },
});

const successOf = (route: RouteDefinition) =>
  route.file === undefined
    ? answerOf('application/json', route.summary.en, route.reply)
    : answerOf(route.file, route.summary.en, z.any().meta({ description: 'The bytes of the file' }));

export const takesBody = (route: RouteDefinition): boolean => route.method !== 'GET' && route.method !== 'DELETE';

/** What a route takes and may answer: checked on the way in, and drawn into the OpenAPI document. */
export const schemaOf = (route: RouteDefinition): FastifySchema => {
  const problems = Object.entries({ ...PROBLEMS, ...(takesBody(route) ? BODY_PROBLEMS : {}) });
  const refusals = [...new Set(route.refusals)];
  return {
    operationId: route.id,
    summary: `${route.summary.zh} · ${route.summary.en}`,
    tags: [route.path.split('/').filter((part) => part !== '' && !part.startsWith('{'))[0] ?? 'api'],
    ...(refusals.length === 0 ? {} : { description: `Refusals: ${refusals.join(', ')}` }),
    params: route.params,
    querystring: strictly(route.query),
    ...(takesBody(route) ? { body: strictly(route.body) } : {}),
    ...(route.command ? { headers: commandHeaders } : {}),
    ...(route.access.kind === 'public' ? {} : { security: [{ session: [] }] }),
    response: {
      [route.status ?? 200]: successOf(route),
      ...Object.fromEntries(
        problems.map(([status, words]) => [status, answerOf('application/problem+json', words, problem)]),
      ),
    },
  };
};
