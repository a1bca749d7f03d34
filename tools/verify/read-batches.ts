import type { ScopedDatabase, Statement } from '../../platform/db/scoped-database.ts';

const BATCH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * The rows of a community in batches by id, each in a transaction of its own, so that neither memory nor the age of
 * a snapshot grows with the table. The statement takes community, last id and size of the batch.
 */
export async function* readBatches<Row extends { readonly id: string }>(
  database: ScopedDatabase,
  communityId: string,
  statement: Statement,
): AsyncGenerator<readonly Row[]> {
  for (let last = BEFORE_ALL; ; ) {
    const rows = await database.read([communityId], (tx) => tx.query<Row>(statement, [communityId, last, BATCH]));
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.id ?? last;
  }
}
