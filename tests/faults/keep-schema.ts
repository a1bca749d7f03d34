import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { to } from 'pg-copy-streams';
import { withClient } from '../../platform/postgres/databases.ts';
import type { RunningApplication } from '../server/running-application.ts';
import type { KeptSchema } from './kept-schema.ts';

/** What can be written: generated columns cannot, and the list of migrations writes itself. */
const COLUMNS = `
  select format('%s."%s"', n.nspname, c.relname) as table, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where n.nspname in ('public', 'auth') and c.relkind = 'r' and c.relname not like 'kysely%'
  group by 1 order by 1`;

/** Everything of a running office that a later version has to take over; tables without a row are left out. */
export const keepSchema = (
  { folder }: RunningApplication,
  ownerUrl: string,
  worker: KeptSchema['worker'],
): Promise<KeptSchema> =>
  withClient(ownerUrl, async (client) => {
    const migrations = await client.query<{ name: string }>('select name from kysely_migration order by name');
    const tables: Record<string, { columns: string[]; text: string }> = {};
    const found = await client.query<{ table: string; columns: string[] }>(COLUMNS);
    for (const { table, columns } of found.rows) {
      const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      const rows = await text(client.query(to(`copy ${table} (${names}) to stdout`)));
      if (rows !== '') tables[table] = { columns, text: rows };
    }
    const anchors = readdirSync(folder).filter((name) => name.endsWith('.anchors'));
    return {
      migrations: migrations.rows.map(({ name }) => name),
      worker,
      keys: JSON.parse(readFileSync(join(folder, 'keys', 'fields.json'), 'utf8')) as KeptSchema['keys'],
      anchors: Object.fromEntries(anchors.map((name) => [name, readFileSync(join(folder, name), 'utf8')])),
      tables,
    };
  });
