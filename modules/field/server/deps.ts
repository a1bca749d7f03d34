import type { Text } from '../../../kernel/text.ts';
import type { FailedAttempts } from '../../../platform/auth/failed-attempts.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import type { Directory } from '../../access/server/index.ts';
import type { FieldCases } from '../../casework/server/index.ts';
import type { FieldVisits } from '../../visits/server/index.ts';
import { auditPart } from '../../audit/server/index.ts';
import type { FieldKind } from '../domain/field-kind.ts';

/** Words that the server itself puts into replies and histories. */
export interface FieldPhrases {
  readonly supplement: Text;
  readonly nothing: Text;
  /** In place of a value that is read one by one only. */
  readonly hidden: Text;
  readonly yes: Text;
  readonly no: Text;
  readonly visit: Text;
  readonly sameAs: Readonly<Record<'label' | 'joined' | 'ended' | 'apart', Text>>;
  readonly visitFields: Readonly<Record<'result' | 'note' | 'place' | 'opens', Text>>;
  readonly visitResults: Readonly<Record<string, Text>>;
}

export interface FieldDeps {
  readonly keyRing: KeyRing;
  readonly directory: Directory;
  readonly attempts: FailedAttempts;
  readonly cases: FieldCases;
  readonly visits: FieldVisits;
  readonly kinds: readonly FieldKind[];
  /** What a refusal says, for receipts. */
  readonly refusalWords: (code: string, details: Readonly<Record<string, unknown>> | undefined) => Text;
  readonly texts: FieldPhrases;
}

export type Asking = Pick<SignedInCall<RouteDefinition>, 'caller' | 'now' | 'origin'>;

export const audit = (
  tx: Tx,
  who: { readonly communityId: string; readonly actor: string; readonly now: string; readonly origin: string },
  what: {
    readonly action: string;
    readonly subjectKind: string;
    readonly subjectId: string;
    readonly outcome?: string;
    readonly details?: Readonly<Record<string, unknown>>;
  },
): void =>
  tx.write(
    auditPart({
      communityId: who.communityId,
      at: who.now,
      actor: who.actor,
      action: what.action,
      subjectKind: what.subjectKind,
      subjectId: what.subjectId,
      outcome: what.outcome ?? 'done',
      origin: who.origin,
      details: what.details ?? {},
    }),
  );
