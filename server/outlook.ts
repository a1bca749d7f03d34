import type { Logger } from 'pino';
import { postJson, sendTraces } from '../platform/metrics/traces.ts';
import type { Application } from './application.ts';
import type { Config } from './config.ts';
import type { OpenDatabase } from './database.ts';
import { watchProgram, type WatchedProgram } from './observation.ts';
import { poolMetrics, processMetrics, serveMetrics, type MetricsListener } from './program-metrics.ts';
import { waitingWork } from './waiting-work.ts';

export interface Watched {
  readonly application: Application;
  readonly database: OpenDatabase;
  readonly logger: Logger;
  readonly clock: () => Date;
}

/** What is to be seen of a running program from outside: metrics and traces, where they were asked for. */
export interface Outlook {
  readonly program: WatchedProgram;
  serve(watched: Watched): Promise<void>;
  stop(): Promise<void>;
}

const partsOf = (program: WatchedProgram, version: string, { application, database, clock }: Watched) => {
  const { ownerPool, appPool, accountsPool } = database;
  const pools = [
    { name: 'app', pool: appPool },
    { name: 'accounts', pool: accountsPool },
    { name: 'owner', pool: ownerPool },
  ];
  const organisations = (): readonly string[] => application.directory.organisations().map(({ id }) => id);
  return [
    () => processMetrics(version),
    () => program.metrics(),
    () => [poolMetrics(pools)],
    () => waitingWork(application.database, ownerPool, organisations(), clock().toISOString()),
  ];
};

export const openOutlook = (config: Config, version: string): Outlook => {
  const traces =
    config.traces === undefined
      ? undefined
      : sendTraces({ collector: config.traces, version, now: () => Date.now(), send: postJson });
  const program = watchProgram((request) => traces?.add(request));
  let listener: MetricsListener | undefined;
  return {
    program,
    serve: async (watched) => {
      if (config.metrics !== undefined)
        listener = await serveMetrics(config.metrics, partsOf(program, version, watched), watched.logger);
    },
    stop: async () => {
      await listener?.stop();
      await traces?.stop();
    },
  };
};
