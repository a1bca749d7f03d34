import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import { from } from 'pg-copy-streams';
import { z } from 'zod';
import { migrate } from '../../platform/db/migrations.ts';
import { createPool } from '../../platform/db/pool.ts';
import { withClient } from '../../platform/postgres/databases.ts';
import { ROOT } from '../../tools/run-tool.ts';

/** An office as the first form of the tables kept it: a small demo with its keys and anchors. */
const FirstSchema = z.object({
  migrations: z.array(z.string()),
  keys: z.record(z.string(), z.unknown()),
  anchors: z.record(z.string(), z.string()),
  tables: z.record(z.string(), z.object({ columns: z.array(z.string()), text: z.string() })),
});
export type FirstSchema = z.output<typeof FirstSchema>;

export const MIGRATIONS = join(ROOT, 'server/migrations');

export const readFirstSchema = (): FirstSchema =>
  FirstSchema.parse(
    JSON.parse(gunzipSync(readFileSync(join(import.meta.dirname, 'first-schema.json.gz'))).toString('utf8')),
  );

/** Keys and anchors of that office, below a data folder. */
export const layOutFirstFiles = ({ keys, anchors }: FirstSchema, dataDirectory: string): void => {
  mkdirSync(join(dataDirectory, 'keys'), { recursive: true });
  writeFileSync(join(dataDirectory, 'keys', 'fields.json'), JSON.stringify(keys), { mode: 0o600 });
  mkdirSync(join(dataDirectory, 'anchors'), { recursive: true });
  for (const [name, text] of Object.entries(anchors)) writeFileSync(join(dataDirectory, 'anchors', name), text);
};

/** Makes the tables by the migrations there were then, and no later ones, and puts the rows into them. */
export const loadFirstSchema = async (ownerUrl: string, { migrations, tables }: FirstSchema): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'quanke-first-'));
  for (const name of migrations) cpSync(join(MIGRATIONS, `${name}.sql`), join(folder, `${name}.sql`));
  const pool = createPool({ url: ownerUrl, connections: 2, name: 'first-schema' });
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
      await pipeline(Readable.from([text]), client.query(from(`copy ${table} (${names}) from stdin`)));
    }
  });
};

/** Rows of the tables there were then. */
export const rowsOf = async (ownerUrl: string, { tables }: FirstSchema): Promise<Readonly<Record<string, number>>> =>
  withClient(ownerUrl, async (client) => {
    const counts: Record<string, number> = {};
    for (const table of Object.keys(tables)) {
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
      counts[table] = rows[0]?.count ?? 0;
    }
    return counts;
  });

/** How many migrations there are by now. */
export const countMigrations = (): number => readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql')).length;
