import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import { auditPart } from '../../audit/server/index.ts';

export type Asking = Pick<SignedInCall<RouteDefinition>, 'caller' | 'now' | 'origin'>;

/** What was done with an import. Never a value of a row. */
export const record = (
  tx: Tx,
  call: Asking,
  communityId: string,
  action: string,
  importId: string,
  details: Readonly<Record<string, unknown>> = {},
): void =>
  tx.write(
    auditPart({
      communityId,
      at: call.now,
      actor: call.caller.workerId,
      action,
      subjectKind: 'import',
      subjectId: importId,
      outcome: 'done',
      origin: call.origin,
      details,
    }),
  );
