import { type Logger, multistream, pino } from 'pino';
import { LOG_OPTIONS } from '../platform/log.ts';
import { sendLogs } from '../platform/metrics/send-logs.ts';
import { postJson } from '../platform/metrics/traces.ts';
import type { Config } from './config.ts';

export interface OpenLog {
  readonly logger: Logger;
  /** At the collector alone: the seals of the audit trail, which are of no use beside it. Undefined: there is none. */
  readonly elsewhere: Logger | undefined;
  /** Sends what waits for the collector. */
  stop(): Promise<void>;
}

/** The log on the standard output, and at the collector too where one was named. */
export const openLog = ({ logLevel, logs }: Pick<Config, 'logLevel' | 'logs'>, version: string): OpenLog => {
  const options = { ...LOG_OPTIONS, level: logLevel === 'info' ? 'warn' : logLevel };
  if (logs === undefined) return { logger: pino(options), elsewhere: undefined, stop: async () => undefined };
  const sent = sendLogs({ collector: logs, version, send: postJson });
  const streams = [pino.destination({ fd: 1, sync: true }), sent].map((stream) => ({
    level: 'trace' as const,
    stream,
  }));
  return {
    logger: pino(options, multistream(streams)),
    elsewhere: pino({ ...LOG_OPTIONS, level: 'info' }, sent),
    stop: () => sent.stop(),
  };
};
