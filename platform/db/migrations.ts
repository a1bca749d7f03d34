import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, Migrator, PostgresDialect, sql, type Migration } from 'kysely';
import type pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { readDistributionRules } from './distribution.ts';
import { splitStatements } from './split-statements.ts';
import { spreadStatements, type SpreadSchema } from './spread-statements.ts';

/** Rows and tables on several servers change in one transaction one part after another only. */
const ONE_AFTER_ANOTHER = `set local citus.multi_shard_modify_mode = 'sequential'`;

const migrationOf = (text: string, spread: SpreadSchema | undefined): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const statements = splitStatements(text);
    const fitting =
      spread === undefined
        ? statements
        : [ONE_AFTER_ANOTHER, ...statements.flatMap((statement) => spreadStatements(statement, spread))];
    for (const statement of fitting) await sql.raw(statement).execute(db);
  },
});

/** How the tables lie, or undefined where all of them lie on this one server. */
const readSpreadSchema = async (db: Kysely<unknown>, folder: string): Promise<SpreadSchema | undefined> => {
  const known = await sql<{
    there: boolean;
  }>`select to_regclass('pg_catalog.pg_dist_partition') is not null as there`.execute(db);
  if (known.rows[0]?.there !== true) return undefined;
  const { rows } = await sql<{
    name: string;
  }>`select logicalrelid::text as name from pg_dist_partition where partmethod = 'h' order by 1 limit 1`.execute(db);
  const beside = rows[0]?.name;
  if (beside === undefined) return undefined;
  const { column, reference } = readDistributionRules(await readFile(join(folder, 'distribution.json'), 'utf8'));
  return { column, beside, reference: new Set(Object.keys(reference)) };
};

const readMigrations = async (folder: string, spread: SpreadSchema | undefined): Promise<Record<string, Migration>> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
  const entries = await Promise.all(
    files.map(
      async (file) =>
        [file.replace('.sql', ''), migrationOf(await readFile(join(folder, file), 'utf8'), spread)] as const,
    ),
  );
  return Object.fromEntries(entries);
};

/** Data written by a newer program must not be touched by an older one. */
const refuseNewerData = async (db: Kysely<unknown>, known: readonly string[]): Promise<void> => {
  const table = await sql<{
    there: boolean;
  }>`select to_regclass('public.kysely_migration') is not null as there`.execute(db);
  if (table.rows[0]?.there !== true) return;
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const unknown = applied.rows.map((row) => row.name).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new StartupError('data-of-unknown-version', {
      zh: `数据由更新的版本写成（含未知的升级步骤 ${unknown.join('、')}）。请使用写入它的版本或更新的版本启动。`,
      en: `The data was written by a newer version (unknown migrations: ${unknown.join(', ')}). Start that version or a newer one.`,
    });
};

/**
 * Applies what is missing, each migration in one transaction, under a lock against a second starter; on a database that
 * is spread over several servers new tables are placed as they are made. Returns the names applied.
 */
export const migrate = async (ownerPool: pg.Pool, folder: string): Promise<readonly string[]> => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: ownerPool }) });
  const migrations = await readMigrations(folder, await readSpreadSchema(db, folder));
  await refuseNewerData(db, Object.keys(migrations));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map((result) => result.migrationName);
};
