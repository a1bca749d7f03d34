export interface LogSettings {
  /** Origin of the collector; lines go to `/v1/logs` below it. */
  readonly collector: string;
  readonly version: string;
  /** Fails where the collector did not take it. */
  readonly send: (url: string, body: string) => Promise<unknown>;
}

/** Takes lines of the log as the logger writes them: a JSON object each. */
export interface SentLogs {
  write(line: string): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const FLUSH_MILLISECONDS = 2_000;
/** A collector that is away for hours must not fill the memory; the lines themselves are on the standard output anyway. */
const MOST_WAITING = 5_000;
const AT_ONCE = 500;

/** Of the protocol: the numbers that stand for the words of the levels. */
const SEVERITIES: Readonly<Record<string, number>> = { trace: 1, debug: 5, info: 9, warn: 13, error: 17, fatal: 21 };
const UNKNOWN_SEVERITY = 0;

const nanoseconds = (instant: string): string => `${BigInt(Date.parse(instant)) * 1_000_000n}`;

const recordOf = (line: string) => {
  const { level, time, msg, ...rest } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  return {
    timeUnixNano: nanoseconds(String(time)),
    severityNumber: SEVERITIES[String(level)] ?? UNKNOWN_SEVERITY,
    severityText: String(level),
    body: { stringValue: String(msg) },
    attributes: Object.entries(rest).map(([key, value]) => ({
      key,
      value: { stringValue: typeof value === 'string' ? value : JSON.stringify(value) },
    })),
  };
};

type LogRecord = ReturnType<typeof recordOf>;

const lostRecord = (count: number, like: LogRecord): LogRecord => ({
  timeUnixNano: like.timeUnixNano,
  severityNumber: UNKNOWN_SEVERITY,
  severityText: 'warn',
  body: { stringValue: 'lines of the log did not reach this collector' },
  attributes: [{ key: 'count', value: { stringValue: String(count) } }],
});

/**
 * Every line of the log, as OTLP over HTTP in JSON, to a machine that whoever breaks into this one has not got. What the
 * collector does not take waits and goes with the next; where that becomes too much, the oldest go and their number is told.
 */
export const sendLogs = ({ collector, version, send }: LogSettings): SentLogs => {
  const url = new URL('/v1/logs', collector).toString();
  const attributes = [
    { key: 'service.name', value: { stringValue: 'quanke' } },
    { key: 'service.version', value: { stringValue: version } },
  ];
  let waiting: LogRecord[] = [];
  let lost = 0;
  const sendSome = async (records: readonly LogRecord[]): Promise<void> => {
    const scopeLogs = [{ scope: { name: 'quanke' }, logRecords: records }];
    await send(url, JSON.stringify({ resourceLogs: [{ resource: { attributes }, scopeLogs }] }));
  };
  const sendWaiting = async (): Promise<void> => {
    for (;;) {
      const [first] = waiting;
      if (first === undefined) return;
      const records = waiting.slice(0, AT_ONCE);
      const told = lost;
      await sendSome(told === 0 ? records : [lostRecord(told, first), ...records]);
      lost -= told;
      // What became too old meanwhile is gone from the front already.
      const sent = new Set(records);
      waiting = waiting.filter((record) => !sent.has(record));
    }
  };
  let underWay: Promise<void> | undefined;
  const flush = (): Promise<void> => {
    underWay ??= sendWaiting()
      .catch(() => undefined)
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };
  const timer = setInterval(() => void flush(), FLUSH_MILLISECONDS);
  timer.unref();
  return {
    write: (line) => {
      waiting.push(recordOf(line));
      if (waiting.length <= MOST_WAITING) return;
      waiting.shift();
      lost += 1;
    },
    flush,
    stop: async () => {
      clearInterval(timer);
      await flush();
      await flush();
    },
  };
};
