import { join } from 'node:path';
import type pg from 'pg';
import { findRunningPostgres } from '../../platform/postgres/embedded.ts';
import { makeDataFolder, openOwner, removeDataFolder, traceSoundMatter } from './fault-office.ts';
import type { Traces } from './kept-rows.ts';
import { openDesk, type Desk, type Stage } from './matter-at-desk.ts';
import { createOfficeProgram, type OfficeProgram } from './office-program.ts';

/** A small office at work on its own embedded database. */
export interface RunningOffice {
  readonly folder: string;
  readonly dataDirectory: string;
  /** Where the log of its database is kept. */
  readonly logArchive: string;
  readonly program: OfficeProgram;
  readonly owner: pg.Pool;
  readonly desk: Desk;
  readonly communityId: string;
  /** What a matter without faults leaves in the tables after each command. */
  readonly sound: ReadonlyMap<Stage, Traces>;
}

export const RESIDENTS = 40;

/** The community whose window a worker sits at: the demo's first, unless another is named. */
export const findCommunity = async (owner: pg.Pool, worker = 'zhoumin'): Promise<string> => {
  const { rows } = await owner.query<{ id: string }>(
    `select r.organisation_id as id from worker_role r join worker w on w.id = r.worker_id where w.username = $1 limit 1`,
    [worker],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The demo has no window.');
  return row.id;
};

export interface OpenOffice extends RunningOffice {
  close(): Promise<void>;
}

/** Starts an office; whoever opened it closes it. */
export const openRunningOffice = async (): Promise<OpenOffice> => {
  const folder = makeDataFolder();
  const dataDirectory = join(folder, 'data');
  const logArchive = join(folder, 'log-archive');
  const program = await createOfficeProgram({ dataDirectory, residents: RESIDENTS, logArchive });
  let owner: pg.Pool | undefined;
  const close = async (): Promise<void> => {
    await owner?.end();
    await program.stop();
    removeDataFolder(folder);
  };
  try {
    await program.start();
    owner = openOwner(findRunningPostgres(dataDirectory) ?? '');
    const communityId = await findCommunity(owner);
    const desk = await openDesk(program.port, communityId);
    const sound = await traceSoundMatter(owner, desk, 'sound');
    return { folder, dataDirectory, logArchive, program, owner, desk, communityId, sound, close };
  } catch (failure) {
    await close();
    throw failure;
  }
};

/** An office for as long as `work` takes. */
export const withRunningOffice = async <T>(work: (office: RunningOffice) => Promise<T>): Promise<T> => {
  const office = await openRunningOffice();
  try {
    return await work(office);
  } finally {
    await office.close();
  }
};
