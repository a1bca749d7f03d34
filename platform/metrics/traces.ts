import { randomBytes } from 'node:crypto';
import type { AnsweredRequest } from './request-counts.ts';

export interface TraceSettings {
  /** Origin of the collector; spans go to `/v1/traces` below it. */
  readonly collector: string;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly send: (url: string, body: string) => Promise<unknown>;
}

export interface Traces {
  add(request: AnsweredRequest): void;
  /** Sends what waits; what the collector does not take is lost, for no request may wait for it. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const FLUSH_MILLISECONDS = 5_000;
/** A collector that is away must not fill the memory. */
const MOST_WAITING = 2_000;
const SERVER_KIND = 2;
const ERROR = 2;

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

const nanoseconds = (milliseconds: number): string => `${BigInt(Math.round(milliseconds * 1_000)) * 1_000n}`;

const spanOf = ({ routeId, status, seconds, traceparent = '' }: AnsweredRequest, now: number) => {
  const [, traceId = randomBytes(16).toString('hex'), parentSpanId] = TRACEPARENT.exec(traceparent) ?? [];
  return {
    traceId,
    spanId: randomBytes(8).toString('hex'),
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    name: routeId,
    kind: SERVER_KIND,
    startTimeUnixNano: nanoseconds(now - seconds * 1_000),
    endTimeUnixNano: nanoseconds(now),
    attributes: [
      { key: 'http.route', value: { stringValue: routeId } },
      { key: 'http.response.status_code', value: { intValue: String(status) } },
    ],
    status: status >= 500 ? { code: ERROR } : {},
  };
};

/**
 * A span for every request, as OTLP over HTTP in JSON. The protocol is small and settled, so no library is needed:
 * those of OpenTelemetry would bring more code into the process than the office has. A span holds the route's id, the
 * status and the time, nothing of the request.
 */
export const sendTraces = ({ collector, version, now, send }: TraceSettings): Traces => {
  const url = new URL('/v1/traces', collector).toString();
  const attributes = [
    { key: 'service.name', value: { stringValue: 'quanke' } },
    { key: 'service.version', value: { stringValue: version } },
  ];
  let waiting: ReturnType<typeof spanOf>[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const spans = waiting;
    waiting = [];
    const scopeSpans = [{ scope: { name: 'quanke.http' }, spans }];
    await send(url, JSON.stringify({ resourceSpans: [{ resource: { attributes }, scopeSpans }] })).catch(
      () => undefined,
    );
  };
  const timer = setInterval(() => void flush(), FLUSH_MILLISECONDS);
  timer.unref();
  return {
    add: (request) => {
      if (waiting.length < MOST_WAITING) waiting.push(spanOf(request, now()));
    },
    flush,
    stop: async () => {
      clearInterval(timer);
      await flush();
    },
  };
};

const SEND_MILLISECONDS = 3_000;

/** Fails where the other side does not answer in time or does not take it. */
export const postJson = async (url: string, body: string): Promise<void> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(SEND_MILLISECONDS),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`not taken: ${response.status}`);
};
