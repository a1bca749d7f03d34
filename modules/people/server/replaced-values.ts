import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sealField } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import type { FactValue } from '../domain/person-file.ts';
import { personPlace } from './sealed-places.ts';

export interface ReplacedValue {
  readonly communityId: string;
  readonly personId: string;
  /** A fact's id, or a field of the record. */
  readonly field: string;
  readonly value: FactValue;
  readonly source: string;
  readonly asOf: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly reason: string;
  readonly workerId: string;
  readonly now: string;
}

/** Sets a value aside that no longer holds: what it was, where it came from, who replaced it and why. */
export const keepReplaced = (tx: Tx, ring: KeyRing, old: ReplacedValue): string => {
  const id = newId();
  const sealed = sealField(ring, personPlace.replacedValue(old.communityId, id), JSON.stringify(old.value));
  tx.write({
    name: 'replaced_value',
    sql: `insert into replaced_value (community_id, id, person_id, field, value_sealed, source, as_of, expires_on, reason, replaced_by, replaced_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      old.communityId,
      id,
      old.personId,
      old.field,
      sealed,
      old.source,
      old.asOf,
      old.expiresOn,
      old.reason,
      old.workerId,
      old.now,
    ],
  });
  return id;
};
