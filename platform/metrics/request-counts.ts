import type { Metric, Sample } from './exposition.ts';

/** What is known of an answered request: the route by its id, never by its address. */
export interface AnsweredRequest {
  /** `pages` for files of the web app and addresses that are no route. */
  readonly routeId: string;
  readonly status: number;
  readonly seconds: number;
  /** Which trace of the caller it belongs to, by the W3C's header. */
  readonly traceparent?: string;
}

export interface RequestCounts {
  add(request: AnsweredRequest): void;
  metrics(): readonly Metric[];
}

const BOUNDS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10] as const;

interface Series {
  readonly labels: { readonly route: string; readonly status: string };
  readonly counts: number[];
  count: number;
  seconds: number;
}

/** Buckets of a histogram are told added up: each holds what is in the smaller ones as well. */
const samplesOf = ({ labels, counts, count, seconds }: Series): readonly Sample[] => {
  let below = 0;
  const buckets = BOUNDS_SECONDS.map((bound, position) => {
    below += counts[position] ?? 0;
    return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: below };
  });
  return [
    ...buckets,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: seconds },
    { suffix: '_count', labels, value: count },
  ];
};

/** Counts requests by route and status, with how long they took. */
export const createRequestCounts = (): RequestCounts => {
  const series = new Map<string, Series>();
  const seriesOf = (route: string, status: string): Series => {
    const key = `${route} ${status}`;
    const known = series.get(key);
    if (known !== undefined) return known;
    const made = { labels: { route, status }, counts: BOUNDS_SECONDS.map(() => 0), count: 0, seconds: 0 };
    series.set(key, made);
    return made;
  };
  return {
    add: ({ routeId, status, seconds }) => {
      const one = seriesOf(routeId, String(status));
      one.count += 1;
      one.seconds += seconds;
      const position = BOUNDS_SECONDS.findIndex((bound) => seconds <= bound);
      if (position >= 0) one.counts[position] = (one.counts[position] ?? 0) + 1;
    },
    metrics: () => [
      {
        name: 'quanke_http_request_seconds',
        help: 'Answered requests by route and status, and how long they took.',
        kind: 'histogram',
        samples: [...series.values()].flatMap(samplesOf),
      },
    ],
  };
};
