import { openField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { FieldSending } from '../contract.ts';

export const heldPlace = (communityId: string, rowId: string): FieldPlace => ({
  table: 'field_quarantine',
  column: 'content_sealed',
  communityId,
  rowId,
});

interface Row {
  readonly id: string;
  readonly recordId: string;
  readonly workerId: string;
  readonly receivedAt: string;
  readonly settledAt: string | null;
  readonly contentSealed: Buffer;
}

/** What was handed in: one sending of a record, or one photo. */
type HeldContent =
  | { readonly edit: FieldSending['records'][number]; readonly sentAt: string }
  | { readonly photo: FieldSending['photos'][number] };

export type Held = Omit<Row, 'contentSealed'> & { readonly content: HeldContent };

const COLUMNS = `id, record_id as "recordId", worker_id as "workerId", received_at as "receivedAt",
  settled_at as "settledAt", content_sealed as "contentSealed"`;

const WAITING: Statement = {
  name: 'held-field-records',
  text: `select ${COLUMNS} from field_quarantine where community_id = $1 and settled_at is null
    order by received_at, is_photo, id limit 200`,
};
const ONE: Statement = {
  name: 'held-field-record',
  text: `select ${COLUMNS} from field_quarantine where community_id = $1 and id = $2 for update`,
};

const opened = (ring: KeyRing, communityId: string, { contentSealed, ...row }: Row): Held => ({
  ...row,
  content: JSON.parse(openField(ring, heldPlace(communityId, row.id), contentSealed)) as HeldContent,
});

/** What waits for the head, oldest first; records before their photos. */
export const heldRecords = async (tx: Tx, ring: KeyRing, communityId: string): Promise<readonly Held[]> =>
  (await tx.query<Row>(WAITING, [communityId])).map((row) => opened(ring, communityId, row));

export const lockHeld = async (tx: Tx, ring: KeyRing, communityId: string, id: string): Promise<Held | undefined> => {
  const [row] = await tx.query<Row>(ONE, [communityId, id]);
  return row === undefined ? undefined : opened(ring, communityId, row);
};

export const settleHeld = (
  tx: Tx,
  of: {
    readonly communityId: string;
    readonly id: string;
    readonly decision: 'taken-in' | 'set-aside';
    readonly by: string;
    readonly reason: string;
    readonly now: string;
  },
): void =>
  tx.write({
    name: 'field_quarantine_settled',
    sql: `update field_quarantine set decision = $3, settled_by = $4, reason = $5, settled_at = $6
          where community_id = $1 and id = $2`,
    values: [of.communityId, of.id, of.decision, of.by, of.reason, of.now],
  });
