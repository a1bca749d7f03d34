import { setTimeout as wait } from 'node:timers/promises';
import type { Office } from './office.ts';

const PATIENCE_SECONDS = 600;
const FEW = 100;

/**
 * Filling leaves an audit trail of years, which the server begins to seal as soon as it runs. No office does that in
 * an hour of work, so the measurement waits until only what is always under way is left.
 */
export const untilSealed = async ({ database }: Office): Promise<void> => {
  const until = performance.now() + PATIENCE_SECONDS * 1000;
  while (performance.now() < until) {
    const { rows } = await database.ownerPool.query(
      'select from audit_entry where seal_number is null offset $1 limit 1',
      [FEW],
    );
    if (rows.length === 0) return;
    await wait(2_000);
  }
  throw new Error('What was filled in was not sealed in time.');
};
