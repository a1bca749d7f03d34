import type { ScopedDatabase, Statement } from './scoped-database.ts';

/**
 * Communities in which something waits, asked once for all of them: a job that asked each by itself would keep the
 * database of a city busy all night with nothing to do. The statement takes the communities as its first value and
 * answers each that waits once, as `id`.
 */
export const communitiesWith = async (
  database: ScopedDatabase,
  communities: readonly string[],
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<readonly string[]> => {
  const rows = await database.read(communities, (tx) =>
    tx.lastQuery<{ id: string }>(statement, [communities, ...values]),
  );
  return rows.map(({ id }) => id);
};
