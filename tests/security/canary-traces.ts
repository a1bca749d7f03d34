import type pg from 'pg';

const hex = (value: string): string => Buffer.from(value, 'utf8').toString('hex');

/** Schemas with rows of ours: data, accounts, and the queue of jobs where there is one. */
const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname in ('public', 'auth', 'graphile_worker') order by 1`;

/** `table: value` for every table whose rows, as text or as bytes, hold one of the values in clear. */
export const tablesHolding = async (owner: pg.Pool, values: readonly string[]): Promise<readonly string[]> => {
  const tables = await owner.query<{ name: string }>(TABLES);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await owner.query<{ value: string }>(
      `select wanted.value from unnest($1::text[], $2::text[]) as wanted (value, hex)
       where exists (select from ${name} as one where position(wanted.value in one::text) > 0 or position(wanted.hex in one::text) > 0)`,
      [[...values], values.map(hex)],
    );
    found.push(...rows.map(({ value }) => `${name}: ${value}`));
  }
  return found;
};
