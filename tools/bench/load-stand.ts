import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../../catalogue/demo/staff.ts';
import { removeClusterHome } from '../../platform/postgres/cluster-home.ts';
import { fill } from './fill-office.ts';
import { signIn } from './http-client.ts';
import { openHttpLines, type HttpLines } from './http-lines.ts';
import type { LoadSettings } from './load-settings.ts';
import { openOffice, type BenchCommunity, type Office } from './office.ts';
import { databaseProcess, processorOfDatabase } from './processor-time.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** Somebody who is signed in, with what there is to open in the community. */
export interface Session {
  readonly community: BenchCommunity;
  readonly cookie: string;
  /** Of the list that this worker sees: what others may not know of is not clicked. */
  readonly caseIds: readonly string[];
}

/** The real server on a filled database, with people signed in. */
export interface LoadStand {
  readonly office: Office;
  readonly server: ServerProcess;
  readonly lines: HttpLines;
  readonly sessions: readonly Session[];
  /** Processor time of server and database so far, in milliseconds. */
  processor(): { readonly server: number; readonly database: number };
}

export type Log = (line: string) => void;

const IDLE_MILLISECONDS = 4_000;

const openSessions = async (office: Office, lines: HttpLines): Promise<readonly Session[]> => {
  const sessions: Session[] = [];
  for (const community of office.communities)
    for (const { username } of community.workers) {
      const cookie = await signIn(lines.ask, username, DEMO_PASSWORD);
      const path = `/communities/${community.id}/cases?kind=open&limit=50`;
      const { status, body } = await lines.ask({ path, cookie });
      if (status !== 200) throw new Error(`${path} answered ${status}: ${body.slice(0, 200)}`);
      const { items } = JSON.parse(body) as { readonly items: readonly { readonly id: string }[] };
      sessions.push({ community, cookie, caseIds: items.map(({ id }) => id) });
    }
  return sessions;
};

/** Prepares the office and the server, hands them to the measurement, and puts everything away again. */
export const onLoadStand = async <T>(
  settings: LoadSettings & {
    readonly inspectPort?: number;
    /** What else there must be before the server starts. */
    readonly prepare?: (office: Office) => Promise<void>;
  },
  output: string,
  log: Log,
  work: (stand: LoadStand) => Promise<T>,
): Promise<T> => {
  const folder = settings.keep ?? join(output, `load-${process.pid}`);
  mkdirSync(output, { recursive: true });
  log(`preparing ${settings.residents} residents and ${settings.cases} cases`);
  const office = await openOffice(folder, settings.residents, log);
  try {
    await fill(office, settings);
    await settings.prepare?.(office);
    const server = await startServer({
      dataDirectory: folder,
      databaseUrl: office.database.ownerUrl,
      port: settings.port,
      profile: settings.profile,
      ...(settings.inspectPort === undefined ? {} : { inspectPort: settings.inspectPort }),
    });
    const lines = openHttpLines(settings.port);
    try {
      const sessions = await openSessions(office, lines);
      await wait(IDLE_MILLISECONDS);
      const database = await databaseProcess(office.database.ownerPool);
      const processor = () => ({ server: server.processorMilliseconds(), database: processorOfDatabase(database) });
      return await work({ office, server, lines, sessions, processor });
    } finally {
      lines.close();
      await server.stop();
    }
  } finally {
    await office.database.close();
    if (settings.keep === undefined) {
      removeClusterHome(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  }
};
