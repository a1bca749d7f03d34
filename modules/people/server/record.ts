import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import { auditPart } from '../../audit/server/index.ts';

export type Asking = Pick<SignedInCall<RouteDefinition>, 'caller' | 'now' | 'origin'>;

/** What was changed or looked at in the files of a community. Never a value, only which and by whom. */
export const record = (
  tx: Tx,
  call: Asking,
  communityId: string,
  what: {
    readonly action: string;
    readonly subjectKind?: string;
    readonly subjectId: string | null;
    readonly details?: Readonly<Record<string, unknown>>;
  },
): void =>
  tx.write(
    auditPart({
      communityId,
      at: call.now,
      actor: call.caller.workerId,
      action: what.action,
      subjectKind: what.subjectKind ?? 'person',
      subjectId: what.subjectId,
      outcome: 'done',
      origin: call.origin,
      details: what.details ?? {},
    }),
  );
