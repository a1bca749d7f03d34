import pg from 'pg';
import type { Logger } from 'pino';

const CHANNEL = 'quanke_changed';
const AGAIN_MILLISECONDS = 1_000;

export interface Announcements {
  announce(): Promise<void>;
  stop(): Promise<void>;
}

/** What is tried every second is told when it fails first and when it works again, not every second. */
const tellTrouble = (logger: Logger, trouble: string, over: string) => {
  let inTrouble = false;
  return {
    fails: (fault?: unknown): void => {
      if (!inTrouble) logger.warn(fault === undefined ? {} : { err: fault }, trouble);
      inTrouble = true;
    },
    works: (): void => {
      // As loud as the trouble was: a log that keeps warnings alone would never say that it is over.
      if (inTrouble) logger.warn(over);
      inTrouble = false;
    },
  };
};

/** What could not be read again is read later: the program must not go on with what it remembers, nor end for it. */
const readInTheEnd = (
  onChange: () => Promise<void>,
  isWanted: () => boolean,
  logger: Logger,
): (() => Promise<void>) => {
  const reading = tellTrouble(
    logger,
    'what has changed could not be read; trying every second',
    'what has changed was read again',
  );
  const takeIn = (): Promise<void> =>
    onChange().then(reading.works, (fault: unknown) => {
      if (!isWanted()) return;
      reading.fails(fault);
      setTimeout(() => void takeIn(), AGAIN_MILLISECONDS).unref();
    });
  return takeIn;
};

/**
 * Tells every process on this database that rights, organisations or the calendar changed, so that none goes on
 * with what it remembers. A broken connection is opened again; what was missed meanwhile is made good by one refresh.
 */
export const listenForChanges = async (
  url: string,
  onChange: () => Promise<void>,
  logger: Logger,
): Promise<Announcements> => {
  let stopped = false;
  let client: pg.Client | undefined;
  const takeIn = readInTheEnd(onChange, () => !stopped, logger);
  const connection = tellTrouble(
    logger,
    'changes made by other programs are not heard at the moment; trying every second',
    'changes made by other programs are heard again',
  );
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'quanke-announcements' });
    fresh.on('error', () => undefined);
    await fresh.connect();
    fresh.on('notification', () => void takeIn());
    fresh.on('end', () => {
      if (stopped) return;
      connection.fails();
      setTimeout(() => void reconnect(), AGAIN_MILLISECONDS).unref();
    });
    await fresh.query(`listen ${CHANNEL}`);
    connection.works();
    client = fresh;
  };
  const reconnect = async (): Promise<void> => {
    await connect().then(takeIn, (fault: unknown) => {
      if (stopped) return;
      connection.fails(fault);
      setTimeout(() => void reconnect(), AGAIN_MILLISECONDS).unref();
    });
  };
  // A database that dies in this very moment comes back like one that dies later.
  await connect().catch((fault: unknown) => {
    connection.fails(fault);
    void reconnect();
  });
  return {
    announce: async () => {
      // What was done is done; whoever's connection broke reads everything again when it is back.
      await client?.query(`notify ${CHANNEL}`).catch(() => undefined);
    },
    stop: async () => {
      stopped = true;
      await client?.end();
    },
  };
};
