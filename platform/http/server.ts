import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  LogController,
  type ConnectionError,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { hasZodFastifySchemaValidationErrors, validatorCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { addApiDocument } from './api-document.ts';
import { isDatabaseAway, isDatabaseBusy, isDatabaseFull } from '../db/database-away.ts';
import type { AnsweredRequest } from '../metrics/request-counts.ts';
import type { AttemptKind } from './attempts.ts';
import type { Caller, Implementation } from './call.ts';
import { addressOf, keepAddresses } from './caller-address.ts';
import { limitLoad, type LoadLimit } from './load-limit.ts';
import { problemOf } from './problems.ts';
import { schemaOf } from './route-schema.ts';
import { runRoute, type RouteDeps } from './run-route.ts';
import { sendProblemDocument } from './send-problem.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { closeUnusedConnections } from './unused-connections.ts';

export interface HttpDeps extends RouteDeps {
  readonly logger: Logger;
  readonly secure: boolean;
  /** Whether a cookie has a token that this server never gave out. */
  readonly isForged: (cookie: string) => boolean;
  /** Says when new requests are sent away at once rather than queued. */
  readonly load: LoadLimit;
  /** Told of every answer. */
  readonly observe?: (request: AnsweredRequest) => void;
  /** How often one network address may call routes that need no sign-in, in a minute. */
  readonly publicPerMinute: number;
}

/** Answers that no hook sees carry the strictest headers there are; nothing on them is to be shown, kept or read as anything else. */
const HEADERS_WITHOUT_HOOKS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** What the parser of HTTP gave up on, by its codes. */
const STATUS_OF_UNREADABLE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const callers = new WeakMap<FastifyRequest, Caller>();

/** Neither a text column nor JSON in the database can hold these; they come from broken programs, not from people. */
const isUnstorable = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

/** No request of ours comes near; code that goes down level by level must not be led further. */
const DEEPEST = 100;

/** The place of the first text that nothing can store, in names as well as in values, or of what is nested too deeply. */
const findUnstorable = (value: unknown, path: string, depth = 0): string | undefined => {
  if (typeof value === 'string') return isUnstorable(value) ? path : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  if (depth > DEEPEST) return path;
  for (const [key, inner] of Object.entries(value)) {
    const found = isUnstorable(key) ? path : findUnstorable(inner, `${path}/${key}`, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};

const unstorableIn = ({ params, query, body }: FastifyRequest): string | undefined =>
  findUnstorable(params, 'params') ?? findUnstorable(query, 'querystring') ?? findUnstorable(body, 'body');

const isForeignOrigin = (request: FastifyRequest): boolean => {
  const { origin, host } = request.headers;
  if (origin === undefined || request.method === 'GET') return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
};

const routeIdOf = (request: FastifyRequest): string =>
  (request.routeOptions.config as { readonly routeId?: string }).routeId ?? 'pages';

const tellAttempt = (deps: HttpDeps, request: FastifyRequest, kind: AttemptKind): void =>
  deps.onAttempt({
    kind,
    routeId: routeIdOf(request),
    origin: deps.hashOrigin(addressOf(request)),
    caller: callers.get(request) ?? null,
  });

const registerRoutes = (app: FastifyInstance, implementations: readonly Implementation[], deps: HttpDeps): void => {
  for (const implementation of implementations) {
    const { route } = implementation;
    app.route({
      method: route.method,
      url: `/api${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      schema: schemaOf(route),
      config: {
        routeId: route.id,
        ...(route.access.kind === 'public' && !route.id.startsWith('health-')
          ? { rateLimit: { max: deps.publicPerMinute, timeWindow: '1 minute' } }
          : {}),
      },
      // Who asks is settled before anything of the request is looked at, so that strangers learn nothing from error messages.
      onRequest: async (request, reply) => {
        if (isForeignOrigin(request)) {
          tellAttempt(deps, request, 'foreign-origin');
          return sendProblem(reply, 'foreign-origin', deps);
        }
        if (route.access.kind === 'public') return undefined;
        const cookie = request.headers.cookie ?? '';
        const caller = await deps.identify(cookie);
        if (caller === null) {
          // A session that has ended is nothing; a token that was never ours is.
          if (deps.isForged(cookie)) tellAttempt(deps, request, 'forged-session');
          return sendProblem(reply, 'sign-in-needed', deps);
        }
        if (caller.owes !== null && !route.whileOwing) return sendProblem(reply, caller.owes, deps);
        callers.set(request, caller);
        return undefined;
      },
      preValidation: async (request, reply) => {
        const path = unstorableIn(request);
        if (path === undefined) return undefined;
        tellAttempt(deps, request, 'bad-input');
        const errors = [{ path, rule: 'unstorable-characters', message: '' }];
        return sendProblemDocument(reply, problemOf({ code: 'bad-input' }, deps.words, errors));
      },
      handler: (request, reply) => runRoute(implementation, deps, request, reply, callers.get(request) ?? null),
    });
  }
};

const sendProblem = (reply: FastifyReply, code: string, deps: HttpDeps): FastifyReply =>
  sendProblemDocument(reply, problemOf({ code }, deps.words));

/** Bad input names its field and rule; a fault is logged whole and told as nothing but a number. */
const handleError = (deps: HttpDeps) => (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const missingKey = error.validationContext === 'headers';
    tellAttempt(deps, request, 'bad-input');
    const errors = error.validation.map((issue) => ({
      path: `${error.validationContext ?? 'body'}${issue.instancePath}`,
      rule: issue.keyword,
      message: issue.message ?? '',
    }));
    const document = problemOf({ code: missingKey ? 'idempotency-key-missing' : 'bad-input' }, deps.words, errors);
    return sendProblemDocument(reply, document);
  }
  if (error.statusCode === 429) {
    tellAttempt(deps, request, 'excess');
    return sendProblem(reply, 'too-many-requests', deps);
  }
  // Only the server's own errors speak of the request; a library that threw inside a handler is a fault.
  if (error.code?.startsWith('FST_') && error.statusCode !== undefined && error.statusCode < 500) {
    tellAttempt(deps, request, 'bad-input');
    const document = { ...problemOf({ code: 'bad-input' }, deps.words), status: error.statusCode, detail: error.code };
    return sendProblemDocument(reply, document);
  }
  if (isDatabaseAway(error)) {
    request.log.warn({ code: error.code, routeId: routeIdOf(request) }, 'the database is away');
    return sendProblem(reply, isDatabaseFull(error) ? 'database-full' : 'database-away', deps);
  }
  if (isDatabaseBusy(error)) {
    request.log.warn({ code: error.code, routeId: routeIdOf(request) }, 'the database gave up waiting');
    return sendProblem(reply, 'overloaded', deps);
  }
  request.log.error({ err: error, routeId: routeIdOf(request) }, 'fault');
  const document = { ...problemOf({ code: 'fault' }, deps.words), status: 500, instance: request.id };
  return sendProblemDocument(reply, document);
};

/** What is no HTTP at all never becomes a request; the line is told so in the same form as everything else, and closed. */
const answerUnreadable = (deps: HttpDeps, error: ConnectionError, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS_OF_UNREADABLE[error.code] ?? 400;
  const document = { ...problemOf({ code: 'bad-input' }, deps.words), status };
  const body = JSON.stringify(document);
  const headers = {
    ...HEADERS_WITHOUT_HOOKS,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
};

/** Tells how every request was answered: by the route's id, since addresses carry ids of people and cases. */
const watchAnswers = (app: FastifyInstance, observe: NonNullable<HttpDeps['observe']>): void => {
  app.addHook('onResponse', async (request, { statusCode, elapsedTime }) => {
    const { traceparent } = request.headers;
    observe({
      routeId: routeIdOf(request),
      status: statusCode,
      seconds: elapsedTime / 1_000,
      ...(typeof traceparent === 'string' ? { traceparent } : {}),
    });
  });
};

/** The HTTP server with every route registered; the caller listens and closes. */
export const createHttpServer = async (
  implementations: readonly Implementation[],
  deps: HttpDeps,
): Promise<FastifyInstance> => {
  const app = Fastify({
    loggerInstance: deps.logger,
    // A line per request would carry phone numbers of progress look-ups; faults are logged with the route's id instead.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    clientErrorHandler: (error, socket) => answerUnreadable(deps, error, socket),
    trustProxy: '127.0.0.1',
    // A request that came before the connection was closed is a request like any other.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 120 },
    // What cannot even be read as an address is bad input like any other.
    frameworkErrors: (_error, _request, reply) =>
      void sendProblem(reply.headers(HEADERS_WITHOUT_HOOKS) as unknown as FastifyReply, 'bad-input', deps),
  }) as unknown as FastifyInstance;
  closeUnusedConnections(app);
  keepAddresses(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler(handleError(deps));
  limitLoad(app, deps.load, (reply) => sendProblem(reply, 'overloaded', deps));
  if (deps.observe !== undefined) watchAnswers(app, deps.observe);
  addSecurityHeaders(app, deps.secure);
  await addApiDocument(app);
  await app.register(rateLimit, { global: false });
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  registerRoutes(app, implementations, deps);
  return app;
};
