import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import { gridsOfWorker } from '../../communities/server/index.ts';

export type Asking = Pick<SignedInCall<RouteDefinition>, 'caller' | 'now' | 'origin'>;

/** Whether somebody who lives in this grid may be seen. */
export type Sees = (gridId: string | null) => boolean;

const EVERYBODY: readonly string[] = ['worker', 'head', 'social-worker'];

/** Office and social workers call everybody; a grid worker the people of the own grids. */
export const sightOf = async (tx: Tx, { caller, now }: Asking, communityId: string): Promise<Sees> => {
  if (caller.rolesIn(communityId).some((role) => EVERYBODY.includes(role))) return () => true;
  const grids = await gridsOfWorker(tx, communityId, caller.workerId, plainDateOf(now));
  return grids === null ? () => true : (gridId) => gridId !== null && grids.has(gridId);
};

/** Whether a role of the caller may have a sheet with whole numbers on it. */
export const mayPrintPhones = (
  { caller }: Asking,
  communityId: string,
  { phonesOnSheetFor }: { readonly phonesOnSheetFor: readonly string[] },
): boolean => caller.rolesIn(communityId).some((role) => phonesOnSheetFor.includes(role));
