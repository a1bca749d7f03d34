import { auditPart } from '../modules/audit/server/index.ts';
import type { HttpDeps } from '../platform/http/server.ts';
import type { Foundation } from './foundation.ts';

/** Who tried what without the right to it; kept with the organisation the person belongs to. */
export const recordDenied =
  ({ database }: Foundation, clock: () => Date): HttpDeps['onDenied'] =>
  ({ caller, routeId, communityId, code, origin }) =>
    database.transact([caller.homeOrganisationId], async (tx) => {
      tx.write(
        auditPart({
          communityId: caller.homeOrganisationId,
          at: clock().toISOString(),
          actor: caller.workerId,
          action: 'denied',
          subjectKind: 'route',
          subjectId: routeId,
          outcome: code,
          origin,
          details: { communityId },
        }),
      );
      return { keep: true, value: undefined };
    });
