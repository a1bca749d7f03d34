import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';

export type Asking = Pick<SignedInCall<RouteDefinition>, 'caller' | 'now' | 'origin'>;

/** What was done with an import. Never a value of a row. */
export const record = (
  tx: Tx,
  call: Asking,
  communityId: string,
  action: string,
  importId: string,
  details: Readonly<Record<string, unknown>> = {},
): void => recordDone(tx, call, communityId, { action, subjectKind: 'import', subjectId: importId, details });
