import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { runMigrations } from 'graphile-worker';
import { pino } from 'pino';
import { sendTraces } from '../../platform/metrics/traces.ts';
import { watchProgram } from '../../server/observation.ts';
import { poolMetrics, processMetrics, serveMetrics } from '../../server/program-metrics.ts';
import { waitingWork } from '../../server/waiting-work.ts';
import type { RunningApplication } from '../server/running-application.ts';

/** Watches an application as a running program does: what its metrics show and its traces tell. */
export const watchFromOutside = () => {
  const traces: string[] = [];
  const sender = sendTraces({
    collector: 'http://collector.example',
    version: 'test',
    now: () => 0,
    send: async (url, body) => traces.push(url, body),
  });
  const program = watchProgram((request) => sender.add(request));
  return {
    program,
    /** The page of metrics as a collector of them reads it, from the address it is served on. */
    metrics: async ({ application, ownerPool, clock }: RunningApplication): Promise<string> => {
      const missing: string[] = [];
      const organisations = application.directory.organisations().map(({ id }) => id);
      // The queue of jobs has tables of its own, which its runner makes at a start.
      await runMigrations({ pgPool: ownerPool });
      const listener = await serveMetrics(
        { host: '127.0.0.1', port: 0 },
        [
          () => processMetrics('test'),
          () => program.metrics(),
          () => [poolMetrics([{ name: 'owner', pool: ownerPool }])],
          () => waitingWork(application.database, ownerPool, organisations, clock.now().toISOString()),
        ],
        pino({ level: 'warn' }, { write: (line: string) => void missing.push(line) }),
      );
      const page = await fetch(`http://127.0.0.1:${listener.port}/metrics`);
      const shown = await page.text();
      await listener.stop();
      if (missing.length > 0) throw new Error(`The page of metrics lacks a part: ${missing.join('')}`);
      return shown;
    },
    traces: async (): Promise<string> => {
      await sender.flush();
      return traces.join('\n');
    },
    end: async (): Promise<void> => {
      program.end();
      await sender.stop();
    },
  };
};

/** A request as it came over the line to the operator's gateway. */
export interface Posted {
  readonly line: string;
  readonly headers: string;
  readonly type: string | undefined;
  readonly body: string;
}

/** A gateway of the operator. While it is down, it answers with the very message it was sent, as some do. */
export const openTalkativeGateway = async () => {
  const posted: Posted[] = [];
  const state = { status: 500 };
  const server = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      posted.push({
        line: `${request.method} ${request.url}`,
        headers: request.rawHeaders.join('\n'),
        type: request.headers['content-type'],
        body,
      });
      response.writeHead(state.status, { 'content-type': 'application/json' }).end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    posted,
    comeUp: () => void (state.status = 200),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

export type TalkativeGateway = Awaited<ReturnType<typeof openTalkativeGateway>>;
