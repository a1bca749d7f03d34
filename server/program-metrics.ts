import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Logger } from 'pino';
import type pg from 'pg';
import { expose, single, type Metric } from '../platform/metrics/exposition.ts';
import { memoryUsage } from 'node:process';

export interface PoolOfName {
  readonly name: string;
  readonly pool: pg.Pool;
}

/** Connections by what they do; `waiting` are those who wait for one. */
export const poolMetrics = (pools: readonly PoolOfName[]): Metric => ({
  name: 'quanke_pool_connections',
  help: 'Connections to the database by pool and what they do; waiting are requests for one.',
  kind: 'gauge',
  samples: pools.flatMap(({ name, pool }) => [
    { labels: { pool: name, state: 'busy' }, value: pool.totalCount - pool.idleCount },
    { labels: { pool: name, state: 'idle' }, value: pool.idleCount },
    { labels: { pool: name, state: 'waiting' }, value: pool.waitingCount },
  ]),
});

/** Under the names that collectors know from other programs. */
export const processMetrics = (version: string): readonly Metric[] => {
  const { rss, heapUsed, heapTotal, external } = memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    {
      name: 'quanke_build',
      help: 'The version that runs.',
      kind: 'gauge',
      samples: [{ labels: { version }, value: 1 }],
    },
    single('process_resident_memory_bytes', 'Memory of the process.', rss),
    single('nodejs_heap_size_used_bytes', 'Objects on the heap.', heapUsed),
    single('nodejs_heap_size_total_bytes', 'The heap.', heapTotal),
    single('nodejs_external_memory_bytes', 'Memory beside the heap.', external),
    single('process_cpu_seconds_total', 'Time on a processor.', (user + system) / 1e6, 'counter'),
    single('process_start_time_seconds', 'Start of the process.', Math.round(performance.timeOrigin / 1_000)),
  ];
};

export interface MetricsListener {
  readonly port: number;
  stop(): Promise<void>;
}

export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Serves the metrics on an address of their own: who may look at the machine is not who may use the office, and no
 * proxy that stands before the office can hand them out by mistake. A part that fails is left out and logged.
 */
export const serveMetrics = async (
  { host, port }: MetricsAddress,
  parts: readonly (() => readonly Metric[] | Promise<readonly Metric[]>)[],
  logger: Logger,
): Promise<MetricsListener> => {
  const collect = async (): Promise<string> => {
    const found = await Promise.allSettled(parts.map(async (part) => part()));
    for (const one of found)
      if (one.status === 'rejected') logger.warn({ err: one.reason as unknown }, 'metrics missing');
    return expose(found.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])));
  };
  const server: Server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    void collect().then((text) =>
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
