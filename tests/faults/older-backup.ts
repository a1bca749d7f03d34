import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findClusterHome } from '../../platform/postgres/cluster-home.ts';
import { withClient } from '../../platform/postgres/databases.ts';
import { startEmbeddedPostgres } from '../../platform/postgres/embedded.ts';
import { readTables, type Contents } from '../../tools/backup/contents.ts';
import { copyCluster } from '../../tools/backup/copy-cluster.ts';
import { readKeyPrints } from '../../tools/backup/key-prints.ts';
import { openArchive } from '../../tools/backup/write-archive.ts';
import { layOutFiles, loadKeptSchema, readFirstSchema } from './kept-schema.ts';

/** Makes an office on the first form of the tables in a data folder, and of it the backup that a program of then would have made. */
export const makeOlderBackup = async (dataDirectory: string, file: string): Promise<Contents> => {
  const first = readFirstSchema();
  layOutFiles(first, dataDirectory);
  writeFileSync(join(dataDirectory, 'keys', 'secrets.json'), '{}');
  const server = await startEmbeddedPostgres({ dataDirectory, log: () => undefined, durability: 'throw-away' });
  try {
    await loadKeptSchema(server.ownerUrl, first);
    const archive = openArchive(file, false);
    await archive.folder('anchors');
    for (const [name, text] of Object.entries(first.anchors)) await archive.text(`anchors/${name}`, text);
    const tables = [...(await withClient(server.ownerUrl, readTables))];
    await copyCluster(server.ownerUrl, join(findClusterHome(dataDirectory) ?? '', 'cluster'), archive);
    const keys = readKeyPrints(dataDirectory);
    const contents: Contents = { format: 1, madeAt: '2026-01-05T02:00:00.000Z', program: '0.0.1', keys, tables };
    await archive.text('contents.json', JSON.stringify(contents));
    await archive.close(true);
    return contents;
  } finally {
    await server.stop();
  }
};
