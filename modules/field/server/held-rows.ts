import { openField, sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { FieldSending } from '../contract.ts';

const heldPlace = (communityId: string, rowId: string): FieldPlace => ({
  table: 'field_quarantine',
  column: 'content_sealed',
  communityId,
  rowId,
});

/** Whoever made it has no access any more; or the person visited is not one of theirs any more. */
export type HeldFor = 'access-withdrawn' | 'person-out-of-reach';

interface Row {
  readonly id: string;
  readonly recordId: string;
  readonly workerId: string;
  readonly receivedAt: string;
  readonly settledAt: string | null;
  readonly heldFor: HeldFor;
  readonly contentSealed: Buffer;
}

/** What was handed in: one sending of a record, or one photo or voice note. */
type HeldContent =
  | { readonly edit: FieldSending['records'][number]; readonly sentAt: string }
  | { readonly attachment: FieldSending['attachments'][number] };

export type Held = Omit<Row, 'contentSealed'> & { readonly content: HeldContent };

const COLUMNS = `id, record_id as "recordId", worker_id as "workerId", received_at as "receivedAt",
  settled_at as "settledAt", held_for as "heldFor", content_sealed as "contentSealed"`;

const WAITING: Statement = {
  name: 'held-field-records',
  text: `select ${COLUMNS} from field_quarantine where community_id = $1 and settled_at is null
    order by received_at, is_attachment, id limit 200`,
};
const ONE: Statement = {
  name: 'held-field-record',
  text: `select ${COLUMNS} from field_quarantine where community_id = $1 and id = $2 for update`,
};

const opened = (ring: KeyRing, communityId: string, { contentSealed, ...row }: Row): Held => ({
  ...row,
  content: JSON.parse(openField(ring, heldPlace(communityId, row.id), contentSealed)) as HeldContent,
});

/** What waits for the head, oldest first; records before what is attached to them. */
export const heldRecords = async (tx: Tx, ring: KeyRing, communityId: string): Promise<readonly Held[]> =>
  (await tx.query<Row>(WAITING, [communityId])).map((row) => opened(ring, communityId, row));

export const lockHeld = async (tx: Tx, ring: KeyRing, communityId: string, id: string): Promise<Held | undefined> => {
  const [row] = await tx.query<Row>(ONE, [communityId, id]);
  return row === undefined ? undefined : opened(ring, communityId, row);
};

const OPEN_ONE: Statement = {
  name: 'held-field-record-to-see',
  text: `select ${COLUMNS} from field_quarantine where community_id = $1 and id = $2 and settled_at is null`,
};
/** One that waits, without a lock. */
export const findHeld = async (tx: Tx, ring: KeyRing, communityId: string, id: string): Promise<Held | undefined> => {
  const [row] = await tx.query<Row>(OPEN_ONE, [communityId, id]);
  return row === undefined ? undefined : opened(ring, communityId, row);
};

const IS_HELD: Statement = {
  name: 'field-record-is-held',
  text: 'select id from field_quarantine where community_id = $1 and record_id = $2 and worker_id = $3 and not is_attachment limit 1',
};
export const isHeld = async (
  tx: Tx,
  of: { readonly communityId: string; readonly recordId: string; readonly workerId: string },
): Promise<boolean> => (await tx.query(IS_HELD, [of.communityId, of.recordId, of.workerId])).length > 0;

/** Keeps one sending or attachment for the head; what comes again is kept once. */
export const holdForHead = (
  tx: Tx,
  ring: KeyRing,
  one: { readonly id: string; readonly recordId: string; readonly content: HeldContent },
  of: { readonly communityId: string; readonly workerId: string; readonly now: string; readonly heldFor: HeldFor },
): void =>
  tx.write({
    name: 'field_quarantine',
    sql: `insert into field_quarantine (community_id, id, record_id, worker_id, is_attachment, content_sealed, received_at, held_for)
          values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [
      of.communityId,
      one.id,
      one.recordId,
      of.workerId,
      'attachment' in one.content,
      sealField(ring, heldPlace(of.communityId, one.id), JSON.stringify(one.content)),
      of.now,
      of.heldFor,
    ],
  });

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
