import pg from 'pg';

const CHANNEL = 'quanke_changed';

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
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'quanke-announcements' });
    await fresh.connect();
    fresh.on('notification', () => void onChange());
    fresh.on('error', () => undefined);
    fresh.on('end', () => {
      if (!stopped) setTimeout(() => void reconnect(), 1_000).unref();
    });
    await fresh.query(`listen ${CHANNEL}`);
    client = fresh;
  };
  const reconnect = async (): Promise<void> => {
    await connect().then(onChange, () => {
      if (!stopped) setTimeout(() => void reconnect(), 2_000).unref();
    });
  };
  await connect();
  return {
    announce: async () => {
      await client?.query(`notify ${CHANNEL}`);
    },
    stop: async () => {
      stopped = true;
      await client?.end();
    },
  };
};
