import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { from } from 'pg-copy-streams';
import { z } from 'zod';
import { migrate } from '../../platform/db/migrations.ts';
import { createPool } from '../../platform/db/pool.ts';
import { withClient } from '../../platform/postgres/databases.ts';
import { ROOT } from '../../tools/run-tool.ts';

/** A small office as the tables of one time kept it, with its keys and anchors, and somebody who can sign in there. */
const KeptSchema = z.object({
  migrations: z.array(z.string()),
  worker: z
    .object({ username: z.string(), password: z.string() })
    .default({ username: 'zhoumin', password: 'quanke-demo' }),
  keys: z.record(z.string(), z.unknown()),
  anchors: z.record(z.string(), z.string()),
  tables: z.record(z.string(), z.object({ columns: z.array(z.string()), text: z.string() })),
});
export type KeptSchema = z.output<typeof KeptSchema>;

export const MIGRATIONS = join(ROOT, 'server/migrations');
const FOLDER = join(import.meta.dirname, 'kept-schemas');
const FIRST = '0006';

/** Each is called by the number of its last migration; the first released one comes first. */
export const keptSchemas = (): readonly string[] =>
  readdirSync(FOLDER)
    .map((file) => file.replace('.json.gz', ''))
    .toSorted();

export const readKeptSchema = (name: string): KeptSchema =>
  KeptSchema.parse(JSON.parse(gunzipSync(readFileSync(join(FOLDER, `${name}.json.gz`))).toString('utf8')));

export const readFirstSchema = (): KeptSchema => readKeptSchema(FIRST);

/** Answers the file. */
export const writeKeptSchema = (kept: KeptSchema): string => {
  const file = join(FOLDER, `${kept.migrations.at(-1)?.slice(0, 4) ?? ''}.json.gz`);
  writeFileSync(file, gzipSync(JSON.stringify(kept), { level: 9 }));
  return file;
};

/** Keys and anchors of that office, below a data folder. */
export const layOutFiles = ({ keys, anchors }: KeptSchema, dataDirectory: string): void => {
  mkdirSync(join(dataDirectory, 'keys'), { recursive: true });
  writeFileSync(join(dataDirectory, 'keys', 'fields.json'), JSON.stringify(keys), { mode: 0o600 });
  mkdirSync(join(dataDirectory, 'anchors'), { recursive: true });
  for (const [name, text] of Object.entries(anchors)) writeFileSync(join(dataDirectory, 'anchors', name), text);
};

/** Makes the tables by the migrations there were then, and no later ones, and puts the rows into them. */
export const loadKeptSchema = async (ownerUrl: string, { migrations, tables }: KeptSchema): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-kept-'));
  for (const name of migrations) cpSync(join(MIGRATIONS, `${name}.sql`), join(folder, `${name}.sql`));
  const pool = createPool({ url: ownerUrl, connections: 2, name: 'kept-schema' });
  try {
    await migrate(pool, folder);
  } finally {
    await pool.end();
    rmSync(folder, { recursive: true });
  }
  await withClient(ownerUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    for (const [table, { columns, text }] of Object.entries(tables)) {
      const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      await client.query(`delete from ${table}`);
      await pipeline(Readable.from([text]), client.query(from(`copy ${table} (${names}) from stdin`)));
    }
  });
};

/** Rows of the tables there were then. */
export const rowsOf = async (ownerUrl: string, { tables }: KeptSchema): Promise<Readonly<Record<string, number>>> =>
  withClient(ownerUrl, async (client) => {
    const counts: Record<string, number> = {};
    for (const table of Object.keys(tables)) {
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
      counts[table] = rows[0]?.count ?? 0;
    }
    return counts;
  });

/** A print of everything in the columns there were then, table by table, whatever the order of the rows. */
export const contentOf = (ownerUrl: string, { tables }: KeptSchema): Promise<Readonly<Record<string, string>>> =>
  withClient(ownerUrl, async (client) => {
    const prints: Record<string, string> = {};
    for (const [table, { columns }] of Object.entries(tables)) {
      const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      const { rows } = await client.query<{ print: string | null }>(
        `select md5(string_agg(line, e'\\n' order by line collate "C")) as print from (select row(${names})::text as line from ${table}) lines`,
      );
      prints[table] = rows[0]?.print ?? '';
    }
    return prints;
  });

/** How many migrations there are by now. */
export const countMigrations = (): number => readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql')).length;
