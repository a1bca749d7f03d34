import { createLoadLimit, type LoadLimit } from '../platform/http/load-limit.ts';
import { watchEventLoop } from '../platform/metrics/event-loop.ts';
import type { AnsweredRequest } from '../platform/metrics/request-counts.ts';
import { createRequestCounts } from '../platform/metrics/request-counts.ts';
import { single, type Metric } from '../platform/metrics/exposition.ts';

/** What a running program knows of itself, and what its HTTP server is told by it. */
export interface Observation {
  readonly load: LoadLimit;
  readonly observe: (request: AnsweredRequest) => void;
  /** What is not there yet, or no longer: `jobs`, `stopping`. Empty: requests may come. */
  readonly missing: () => readonly string[];
}

/** Measured on two cores: a round of the dearest pages at once is done in four seconds, and people wait that long. */
const LIMITS = { mostAtOnce: 300, longestWaitSeconds: 4, latestMilliseconds: 400 };

/** Nothing is watched and the machine never late, as where an application is composed for a test. */
export const withoutWatching = (): Observation => ({
  load: createLoadLimit({ ...LIMITS, lateBy: () => 0, now: () => performance.now() }),
  observe: () => undefined,
  missing: () => [],
});

export interface WatchedProgram extends Observation {
  /** The jobs have been started. */
  readonly begin: () => void;
  /** The program is about to stop; whoever hands out requests should pass it by from now on. */
  readonly end: () => void;
  metrics(): readonly Metric[];
}

/** Watches this process: its requests, its one thread, and whether it is ready. */
export const watchProgram = (tell: (request: AnsweredRequest) => void): WatchedProgram => {
  const eventLoop = watchEventLoop();
  const counts = createRequestCounts();
  const load = createLoadLimit({ ...LIMITS, lateBy: eventLoop.lateBy, now: () => performance.now() });
  const missing = new Set(['jobs']);
  return {
    load,
    observe: (request) => {
      counts.add(request);
      tell(request);
    },
    missing: () => [...missing],
    begin: () => void missing.delete('jobs'),
    end: () => {
      missing.add('stopping');
      eventLoop.stop();
    },
    metrics: () => [
      ...counts.metrics(),
      single('quanke_http_requests_under_way', 'Requests being answered now.', load.underWay()),
      single(
        'quanke_http_requests_sent_away_total',
        'Requests answered 503 for too much load.',
        load.sentAway(),
        'counter',
      ),
      ...eventLoop.metrics(),
    ],
  };
};
