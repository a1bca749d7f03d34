import { join } from 'node:path';
import type pg from 'pg';
import { startEmbeddedPostgres } from '../../platform/postgres/embedded.ts';
import { openDatabaseProxy, type DatabaseProxy } from './database-proxy.ts';
import { makeDataFolder, openOwner, removeDataFolder, traceSoundMatter } from './fault-office.ts';
import type { Traces } from './kept-rows.ts';
import { openDesk, type Desk, type Stage } from './matter-at-desk.ts';
import { openMessageGateway, type MessageGateway } from './message-gateway.ts';
import { createOfficeProgram, type OfficeProgram } from './office-program.ts';
import { findCommunity, RESIDENTS } from './running-office.ts';

/** An office whose database and message gateway are reached through places where faults can be brought about. */
export interface ProxiedOffice {
  readonly dataDirectory: string;
  readonly program: OfficeProgram;
  readonly proxy: DatabaseProxy;
  readonly gateway: MessageGateway;
  readonly owner: pg.Pool;
  readonly desk: Desk;
  readonly communityId: string;
  readonly sound: ReadonlyMap<Stage, Traces>;
}

export const withProxiedOffice = async <T>(work: (office: ProxiedOffice) => Promise<T>): Promise<T> => {
  const folder = makeDataFolder();
  const dataDirectory = join(folder, 'data');
  const server = await startEmbeddedPostgres({ dataDirectory, log: () => undefined });
  const proxy = await openDatabaseProxy(server.ownerUrl, join(folder, 'proxy'));
  const gateway = await openMessageGateway();
  const owner = openOwner(server.ownerUrl);
  const program = await createOfficeProgram({
    dataDirectory,
    residents: RESIDENTS,
    databaseUrl: proxy.url,
    messageGateway: gateway.url,
  });
  try {
    await program.start();
    const communityId = await findCommunity(owner);
    const desk = await openDesk(program.port, communityId);
    const sound = await traceSoundMatter(owner, desk, 'sound');
    return await work({ dataDirectory, program, proxy, gateway, owner, desk, communityId, sound });
  } finally {
    await program.stop();
    await Promise.all([owner.end(), proxy.close(), gateway.close()]);
    await server.stop();
    removeDataFolder(folder);
  }
};
