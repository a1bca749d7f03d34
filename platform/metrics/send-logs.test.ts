import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { LOG_OPTIONS } from '../log.ts';
import { sendLogs } from './send-logs.ts';

interface Sent {
  readonly url: string;
  readonly records: readonly {
    readonly severityNumber: number;
    readonly severityText: string;
    readonly timeUnixNano: string;
    readonly body: { readonly stringValue: string };
    readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue: string } }[];
  }[];
}

const openCollector = () => {
  const sent: Sent[] = [];
  let away = false;
  return {
    sent,
    isAway: (now: boolean) => {
      away = now;
    },
    send: async (url: string, body: string): Promise<void> => {
      if (away) throw new Error('away');
      const { resourceLogs } = JSON.parse(body) as {
        resourceLogs: { scopeLogs: { logRecords: Sent['records'] }[] }[];
      };
      sent.push({ url, records: resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [] });
    },
  };
};

const bodiesOf = (sent: readonly Sent[]): readonly string[] =>
  sent.flatMap(({ records }) => records.map(({ body }) => body.stringValue));

describe('lines of the log on another machine', () => {
  it('given a fault as the logger writes it, sends it with level, time and fields', async () => {
    const collector = openCollector();
    const logs = sendLogs({ collector: 'https://logs.example.cn', version: '1', send: collector.send });
    const logger = pino(LOG_OPTIONS, logs);
    logger.error({ routeId: 'get-person', err: new Error('broken') }, 'fault');
    await logs.stop();
    const record = collector.sent[0]?.records[0];
    expect(collector.sent[0]?.url).toBe('https://logs.example.cn/v1/logs');
    expect(record).toMatchObject({ severityNumber: 17, severityText: 'error', body: { stringValue: 'fault' } });
    expect(Math.abs(Number(BigInt(record?.timeUnixNano ?? '0') / 1_000_000n) - Date.now())).toBeLessThan(60_000);
    const fields = new Map(record?.attributes.map(({ key, value }) => [key, value.stringValue]));
    expect(fields.get('routeId')).toBe('get-person');
    expect(fields.get('err')).toContain('broken');
  });

  it('given a collector that is away for a while, sends what waited, in its order and once', async () => {
    const collector = openCollector();
    const logs = sendLogs({ collector: 'https://logs.example.cn', version: '1', send: collector.send });
    const logger = pino(LOG_OPTIONS, logs);
    collector.isAway(true);
    logger.warn('one');
    await logs.flush();
    logger.warn('two');
    collector.isAway(false);
    await logs.flush();
    logger.warn('three');
    await logs.stop();
    expect(bodiesOf(collector.sent)).toEqual(['one', 'two', 'three']);
  });

  it('given more than can wait, lets the oldest go and says how many', async () => {
    const collector = openCollector();
    const logs = sendLogs({ collector: 'https://logs.example.cn', version: '1', send: collector.send });
    const logger = pino(LOG_OPTIONS, logs);
    for (let line = 0; line < 5_003; line += 1) logger.warn(`line ${line}`);
    await logs.stop();
    const bodies = bodiesOf(collector.sent);
    expect(bodies.slice(0, 2)).toEqual(['lines of the log did not reach this collector', 'line 3']);
    expect(collector.sent[0]?.records[0]?.attributes).toEqual([{ key: 'count', value: { stringValue: '3' } }]);
    expect([bodies.length, bodies.at(-1)]).toEqual([5_001, 'line 5002']);
  });
});
