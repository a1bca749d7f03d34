import { openField, sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { Instant } from '../../../kernel/plain-date.ts';
import type { FieldValues } from '../domain/field-record.ts';

export interface StoredRecord {
  readonly id: string;
  readonly kind: string;
  readonly workerId: string;
  readonly version: number;
  readonly values: FieldValues;
  /** Null for a visit: what stands there is the visit itself. */
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly madeAt: Instant;
  readonly happenedAt: Instant;
  readonly receivedAt: Instant;
}

type Row = Omit<StoredRecord, 'values'> & { readonly valuesSealed: Buffer };

const COLUMNS = `id, kind, worker_id as "workerId", version, values_sealed as "valuesSealed", case_id as "caseId",
  case_number as "caseNumber", made_at as "madeAt", happened_at as "happenedAt", received_at as "receivedAt"`;

const BY_ID: Statement = {
  name: 'field-record-by-id',
  text: `select ${COLUMNS} from field_record where community_id = $1 and id = $2`,
};
const OWN: Statement = {
  name: 'own-field-records',
  text: `select ${COLUMNS} from field_record where community_id = $1 and worker_id = $2 and received_at >= $3
    order by received_at desc, id limit 200`,
};
const OF_CASE: Statement = {
  name: 'field-records-of-case',
  text: `select ${COLUMNS} from field_record where community_id = $1 and case_id = $2 order by received_at, id`,
};
const OF_TIME: Statement = {
  name: 'field-records-of-time',
  text: `select ${COLUMNS} from field_record where community_id = $1 and received_at >= $2 and received_at < $3
    order by received_at desc, id desc limit 500`,
};
const SEEN: Statement = {
  name: 'field-edit-seen',
  text: 'select version from field_edit where community_id = $1 and record_id = $2 and edit_id = $3',
};
const LOCK: Statement = {
  name: 'lock-field-worker',
  text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
};

const place = (communityId: string, rowId: string): FieldPlace => ({
  table: 'field_record',
  column: 'values_sealed',
  communityId,
  rowId,
});

const opened = (ring: KeyRing, communityId: string, { valuesSealed, ...row }: Row): StoredRecord => ({
  ...row,
  values: JSON.parse(openField(ring, place(communityId, row.id), valuesSealed)) as FieldValues,
});

/** One sending of a worker after the other, so that the same record is never opened by two at once. */
export const lockWorker = async (tx: Tx, communityId: string, workerId: string): Promise<void> => {
  await tx.query(LOCK, [`field/${communityId}/${workerId}`]);
};

export const findRecord = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  id: string,
): Promise<StoredRecord | undefined> => {
  const [row] = await tx.query<Row>(BY_ID, [communityId, id]);
  return row === undefined ? undefined : opened(ring, communityId, row);
};

export const ownRecords = async (
  tx: Tx,
  ring: KeyRing,
  of: { readonly communityId: string; readonly workerId: string; readonly since: Instant },
): Promise<readonly StoredRecord[]> =>
  (await tx.query<Row>(OWN, [of.communityId, of.workerId, of.since])).map((row) => opened(ring, of.communityId, row));

export const recordsOfCase = async (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  caseId: string,
): Promise<readonly StoredRecord[]> =>
  (await tx.query<Row>(OF_CASE, [communityId, caseId])).map((row) => opened(ring, communityId, row));

export const recordsReceived = async (
  tx: Tx,
  ring: KeyRing,
  of: { readonly communityId: string; readonly from: Instant; readonly until: Instant },
): Promise<readonly StoredRecord[]> =>
  (await tx.query<Row>(OF_TIME, [of.communityId, of.from, of.until])).map((row) => opened(ring, of.communityId, row));

/** Whether this very sending was taken in before. */
export const wasSeen = async (tx: Tx, communityId: string, recordId: string, editId: string): Promise<boolean> =>
  (await tx.query(SEEN, [communityId, recordId, editId])).length > 0;

export const insertRecord = (tx: Tx, ring: KeyRing, communityId: string, record: StoredRecord): void =>
  tx.write({
    name: 'field_record',
    sql: `insert into field_record (community_id, id, kind, worker_id, version, values_sealed, case_id, case_number,
            made_at, happened_at, received_at, changed_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    values: [
      communityId,
      record.id,
      record.kind,
      record.workerId,
      record.version,
      sealField(ring, place(communityId, record.id), JSON.stringify(record.values)),
      record.caseId,
      record.caseNumber,
      record.madeAt,
      record.happenedAt,
      record.receivedAt,
    ],
  });

export const updateRecord = (
  tx: Tx,
  ring: KeyRing,
  communityId: string,
  of: Pick<StoredRecord, 'id' | 'version' | 'values' | 'caseId' | 'caseNumber'> & { readonly now: Instant },
): void =>
  tx.write({
    name: 'field_record_changed',
    sql: `update field_record set version = $3, values_sealed = $4, changed_at = $5, case_id = $6, case_number = $7
          where community_id = $1 and id = $2`,
    values: [
      communityId,
      of.id,
      of.version,
      sealField(ring, place(communityId, of.id), JSON.stringify(of.values)),
      of.now,
      of.caseId,
      of.caseNumber,
    ],
  });

export const insertEdit = (
  tx: Tx,
  communityId: string,
  edit: { readonly recordId: string; readonly editId: string; readonly version: number; readonly now: Instant },
): void =>
  tx.write({
    name: 'field_edit',
    sql: `insert into field_edit (community_id, record_id, edit_id, version, received_at) values ($1, $2, $3, $4, $5)
          on conflict do nothing`,
    values: [communityId, edit.recordId, edit.editId, edit.version, edit.now],
  });
