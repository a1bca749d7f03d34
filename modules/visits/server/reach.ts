import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import { gridsOfWorker } from '../../communities/server/index.ts';
import { OFFICE } from '../contract/shapes.ts';

export type Asking = Pick<SignedInCall<RouteDefinition>, 'caller' | 'now' | 'origin'>;

const PLANNED_FOR: Statement = {
  name: 'planned-for-worker',
  text: `select distinct person_id as id from planned_visit where community_id = $1 and worker_id = $2 and state <> 'dropped'`,
};

export type MaySee = (person: { readonly id: string; readonly gridId: string | null }) => boolean;

/** The office visits anybody; a grid worker the own grids and whoever is planned for them. */
export const reachOf = async (tx: Tx, { caller, now }: Asking, communityId: string): Promise<MaySee> => {
  const office: readonly string[] = OFFICE;
  if (caller.rolesIn(communityId).some((role) => office.includes(role))) return () => true;
  const grids = await gridsOfWorker(tx, communityId, caller.workerId, plainDateOf(now));
  if (grids === null) return () => true;
  const planned = new Set(
    (await tx.query<{ id: string }>(PLANNED_FOR, [communityId, caller.workerId])).map(({ id }) => id),
  );
  return ({ id, gridId }) => planned.has(id) || (gridId !== null && grids.has(gridId));
};
