import type { Directory } from '../../modules/access/server/index.ts';
import type { Tx } from '../../platform/db/scoped-database.ts';
import { newId } from '../../platform/ids.ts';

const headsOf = (directory: Directory, communityId: string): readonly string[] =>
  directory
    .workers()
    .filter(
      ({ status, roles }) =>
        status === 'active' &&
        roles.some(({ role, organisationId }) => role === 'head' && organisationId === communityId),
    )
    .map(({ id }) => id);

const notify = (tx: Tx, communityId: string, workerIds: readonly string[], kind: string, at: string): void => {
  if (workerIds.length === 0) return;
  const rows = workerIds.map((workerId) => ({ id: newId(), worker_id: workerId, kind }));
  tx.write({
    name: 'erasure_notifications',
    sql: `insert into notification (community_id, id, worker_id, kind, at)
          select $1, id, worker_id, kind, $2 from jsonb_to_recordset($3::jsonb) as given(id uuid, worker_id uuid, kind text)`,
    values: [communityId, at, JSON.stringify(rows)],
  });
};

/** The time for an answer runs from the request, so it must not depend on somebody looking at a list. */
export const tellingOfErasures = (directory: Directory) => ({
  askDeciders: (tx: Tx, communityId: string, recordedBy: string, at: string): void => {
    const deciders = headsOf(directory, communityId).filter((id) => id !== recordedBy);
    notify(tx, communityId, deciders, 'erasure-waits', at);
  },
  tellOutcome: (tx: Tx, communityId: string, workerId: string, state: 'approved' | 'refused', at: string): void =>
    notify(tx, communityId, [workerId], `erasure-${state}`, at),
});
