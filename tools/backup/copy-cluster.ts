import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { withClient } from '../../platform/postgres/databases.ts';
import type { ArchiveWriter } from './write-archive.ts';

/** What belongs to the running server and not to its data; the folders themselves are needed. */
const EMPTY_FOLDERS = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*|current_logfiles)$/;
const SEGMENT = /^[0-9A-F]{24}$/;

const copyFolder = async (archive: ArchiveWriter, source: string, path: string): Promise<void> => {
  await archive.folder(path);
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    if (LEFT_OUT.test(entry.name)) continue;
    const [from, to] = [join(source, entry.name), `${path}/${entry.name}`];
    if (entry.isDirectory() && EMPTY_FOLDERS.has(entry.name)) await archive.folder(to);
    else if (entry.isDirectory()) await copyFolder(archive, from, to);
    else if (entry.isFile()) await archive.file(to, from);
  }
};

/** The pieces of the log that were written while the files were copied, and the histories of timelines. */
const copyLog = async (archive: ArchiveWriter, cluster: string, first: string, last: string): Promise<void> => {
  const folder = join(cluster, 'pg_wal');
  await archive.folder('cluster/pg_wal/archive_status');
  await archive.folder('cluster/pg_wal/summaries');
  for (const name of readdirSync(folder).toSorted()) {
    const isWanted = SEGMENT.test(name) ? name >= first && name <= last : name.endsWith('.history');
    if (isWanted) await archive.file(`cluster/pg_wal/${name}`, join(folder, name));
  }
};

interface Stopped {
  readonly labelfile: string;
  readonly spcmapfile: string;
  readonly last: string;
}

const one = async <Row extends pg.QueryResultRow>(
  client: pg.Client,
  sql: string,
  values: unknown[] = [],
): Promise<Row> => {
  const { rows } = await client.query<Row>(sql, values);
  const [row] = rows;
  if (row === undefined) throw new Error('The database did not answer.');
  return row;
};

/**
 * Copies the files of a running server together with the log that makes them whole, while it goes on writing. A slot
 * keeps that log from being cleared away; it is gone with the connection.
 */
export const copyCluster = (ownerUrl: string, cluster: string, archive: ArchiveWriter): Promise<void> =>
  withClient(ownerUrl, async (client) => {
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [`quanke_backup_${process.pid}`]);
    await client.query(`select pg_backup_start('quanke', true)`);
    await copyFolder(archive, cluster, 'cluster');
    const { labelfile, spcmapfile, last } = await one<Stopped & pg.QueryResultRow>(
      client,
      'select labelfile, spcmapfile, pg_walfile_name(lsn) as last from pg_backup_stop(false)',
    );
    const first = /\(file ([0-9A-F]{24})\)/.exec(labelfile)?.[1];
    if (first === undefined) throw new Error('The label of the backup names no beginning.');
    await archive.text('cluster/backup_label', labelfile);
    if (spcmapfile.trim() !== '')
      throw new Error('Tablespaces of an operator are not part of this backup; use pgBackRest.');
    await copyLog(archive, cluster, first, last);
  });
