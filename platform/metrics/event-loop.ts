import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metric } from './exposition.ts';

/** How far behind the one thread is that does the work. */
export interface EventLoop {
  /** How late timers came on average for a second at least, in milliseconds; one long piece of work does not count. */
  lateBy(): number;
  metrics(): readonly Metric[];
  stop(): void;
}

type Histogram = ReturnType<typeof monitorEventLoopDelay>;

/** Looking a hundred times a second took a third of a percent of a core with nobody there, the most of all it did. */
const RESOLUTION_MILLISECONDS = 50;
const LOOK_MILLISECONDS = 500;

const late = (nanoseconds: number): number =>
  Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e6 - RESOLUTION_MILLISECONDS) : 0;

const lateSeconds = (nanoseconds: number): number => late(nanoseconds) / 1000;

const lagMetric = (histogram: Histogram): Metric => ({
  name: 'quanke_event_loop_lag_seconds',
  help: 'How late timers came since the last look of whoever collects.',
  kind: 'gauge',
  samples: [
    { labels: { at: 'p50' }, value: lateSeconds(histogram.percentile(50)) },
    { labels: { at: 'p99' }, value: lateSeconds(histogram.percentile(99)) },
    { labels: { at: 'max' }, value: lateSeconds(histogram.max) },
  ],
});

export const watchEventLoop = (): EventLoop => {
  const [brief, long] = [RESOLUTION_MILLISECONDS, RESOLUTION_MILLISECONDS].map((resolution) =>
    monitorEventLoopDelay({ resolution }),
  ) as [Histogram, Histogram];
  brief.enable();
  long.enable();
  let looks: readonly [before: number, last: number] = [0, 0];
  const timer = setInterval(() => {
    looks = [looks[1], late(brief.mean)];
    brief.reset();
  }, LOOK_MILLISECONDS);
  timer.unref();
  return {
    lateBy: () => Math.min(...looks),
    metrics: () => {
      const metric = lagMetric(long);
      long.reset();
      return [metric];
    },
    stop: () => {
      clearInterval(timer);
      brief.disable();
      long.disable();
    },
  };
};
