import pg from 'pg';

const CHANNEL = 'quanke_changed';
const AGAIN_MILLISECONDS = 1_000;

export interface Announcements {
  announce(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Tells every process on this database that rights, organisations or the calendar changed, so that none goes on
 * with what it remembers. A broken connection is opened again; what was missed meanwhile is made good by one refresh.
 */
export const listenForChanges = async (url: string, onChange: () => Promise<void>): Promise<Announcements> => {
  let stopped = false;
  let client: pg.Client | undefined;
  /** What could not be read again is read later: the program must not go on with what it remembers, nor end for it. */
  const takeIn = async (): Promise<void> => {
    await onChange().catch(() => {
      if (!stopped) setTimeout(() => void takeIn(), AGAIN_MILLISECONDS).unref();
    });
  };
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'quanke-announcements' });
    fresh.on('error', () => undefined);
    await fresh.connect();
    fresh.on('notification', () => void takeIn());
    fresh.on('end', () => {
      if (!stopped) setTimeout(() => void reconnect(), AGAIN_MILLISECONDS).unref();
    });
    await fresh.query(`listen ${CHANNEL}`);
    client = fresh;
  };
  const reconnect = async (): Promise<void> => {
    await connect().then(takeIn, () => {
      if (!stopped) setTimeout(() => void reconnect(), AGAIN_MILLISECONDS).unref();
    });
  };
  // A database that dies in this very moment comes back like one that dies later.
  await connect().catch(() => void reconnect());
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
