import type { Instant } from '../../../kernel/plain-date.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import { auditPart } from './record.ts';

/** What was written or looked at: ids, kinds and counts, never a value or a free word. */
export interface Done {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Puts on record, in the same transaction, that somebody signed in did something in a community or organisation. */
export const recordDone = (
  tx: Tx,
  call: Pick<SignedInCall<RouteDefinition>, 'caller' | 'now' | 'origin'>,
  communityId: string,
  { action, subjectKind, subjectId, details = {} }: Done,
): void =>
  tx.write(
    auditPart({
      communityId,
      at: call.now,
      actor: call.caller.workerId,
      action,
      subjectKind,
      subjectId,
      outcome: 'done',
      origin: call.origin,
      details,
    }),
  );

/** The same of what the program does by itself, as its jobs do: other programs on the database know of it by this alone. */
export const recordOwnDeed = (
  tx: Tx,
  of: { readonly communityId: string; readonly now: Instant },
  { action, subjectKind, subjectId, details = {} }: Done,
): void =>
  tx.write(
    auditPart({
      communityId: of.communityId,
      at: of.now,
      actor: 'system',
      action,
      subjectKind,
      subjectId,
      outcome: 'done',
      origin: '',
      details,
    }),
  );
