import type pg from 'pg';

/** Tables that say in which form the data is, not what it says. */
const KEPT = ['kysely_migration', 'kysely_migration_lock'];

/** Whether the program itself (its pool of the application role) is connected to this database. */
export const findRunningProgram = async (owner: pg.Pool): Promise<boolean> => {
  const { rowCount } = await owner.query(
    `select from pg_stat_activity
     where datname = current_database() and application_name = 'quanke' and pid <> pg_backend_pid() limit 1`,
  );
  return (rowCount ?? 0) > 0;
};

/** Residents the demo was made with, or null when this installation is no demo. */
export const demoSize = async (owner: pg.Pool): Promise<number | null> => {
  const { rows } = await owner.query<{ residents: number }>(
    `select (value->>'residents')::integer as residents from installation where key = 'demo'`,
  );
  return rows[0]?.residents ?? null;
};

/** Empties every table of the program and of its accounts in one statement: either all of it goes or nothing. */
export const clearInstallation = async (owner: pg.Pool): Promise<void> => {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'auth') and tablename <> all ($1)`,
    [KEPT],
  );
  await owner.query(`truncate ${rows.map((row) => row.name).join(', ')}`);
};
