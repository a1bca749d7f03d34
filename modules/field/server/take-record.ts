import type { Refusal } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { SyncReply } from '../contract.ts';
import type { FieldEdit } from '../domain/field-record.ts';
import { happenedAt } from '../domain/phone-clock.ts';
import { receive } from '../domain/receive.ts';
import { audit, type FieldDeps } from './deps.ts';
import { formOf, splitInput, supplementWords, type Acting, type KindForm } from './form-of-kind.ts';
import { findRecord, insertEdit, insertRecord, updateRecord, wasSeen, type StoredRecord } from './record-rows.ts';

type Receipt = SyncReply['records'][number];

export interface Taking {
  readonly acting: Acting;
  /** Who made the record: whoever sends it, or whose it was when the head takes it in. */
  readonly workerId: string;
  readonly sentAt: string;
}

const told = ({ recordId, editId }: FieldEdit, { acting }: Taking) => ({ recordId, editId, receivedAt: acting.now });

const acceptedReceipt = (edit: FieldEdit, taking: Taking, record: StoredRecord): Receipt => ({
  ...told(edit, taking),
  outcome: 'accepted',
  present: presentOf(record),
  caseNumber: record.caseNumber,
  caseId: record.caseId,
});

/** The contract's lists are its own to change. */
export const presentOf = ({ version, values }: Pick<StoredRecord, 'version' | 'values'>) => ({
  version,
  values: Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'object' && value !== null ? [...value] : value,
    ]),
  ),
});

const refusedReceipt = (deps: FieldDeps, edit: FieldEdit, taking: Taking, { code, details }: Refusal): Receipt => ({
  ...told(edit, taking),
  outcome: 'refused',
  code,
  details: { ...details },
  words: deps.refusalWords(code, details),
});

const open = async (tx: Tx, deps: FieldDeps, edit: FieldEdit, taking: Taking, form: KindForm): Promise<Receipt> => {
  const { acting, sentAt, workerId } = taking;
  const { communityId, now } = acting;
  const { kind } = form;
  const { processId, thenAction } = kind;
  const then = thenAction === undefined ? {} : { thenAction };
  const opened = await deps.cases.open(tx, { processId, ...then, ...splitInput(form, edit.values) }, acting);
  if (!opened.ok) return refusedReceipt(deps, edit, taking, opened.refusal);
  const record: StoredRecord = {
    id: edit.recordId,
    kind: kind.id,
    workerId,
    version: 1,
    values: edit.values,
    ...opened.value,
    madeAt: edit.madeAt,
    happenedAt: happenedAt(edit.madeAt, sentAt, now),
    receivedAt: now,
  };
  insertRecord(tx, deps.keyRing, communityId, record);
  insertEdit(tx, communityId, { recordId: edit.recordId, editId: edit.editId, version: 1, now });
  return acceptedReceipt(edit, taking, record);
};

const amend = async (
  tx: Tx,
  deps: FieldDeps,
  edit: FieldEdit,
  taking: Taking,
  of: { readonly form: KindForm; readonly stored: StoredRecord; readonly values: FieldEdit['values'] },
): Promise<Receipt> => {
  const { communityId, now } = taking.acting;
  const { form, stored, values } = of;
  const words = supplementWords(deps, form, stored.values, values);
  const noted = await deps.cases.supplement(tx, stored.caseId, words, taking.acting);
  if (!noted.ok) return refusedReceipt(deps, edit, taking, noted.refusal);
  const version = stored.version + 1;
  updateRecord(tx, deps.keyRing, communityId, { id: stored.id, version, values, now });
  insertEdit(tx, communityId, { recordId: stored.id, editId: edit.editId, version, now });
  return acceptedReceipt(edit, taking, { ...stored, version, values });
};

const decideOne = async (tx: Tx, deps: FieldDeps, edit: FieldEdit, taking: Taking): Promise<Receipt> => {
  const { communityId, now } = taking.acting;
  const stored = await findRecord(tx, deps.keyRing, communityId, edit.recordId);
  // A record of somebody else is answered like one that does not exist.
  if (stored !== undefined && stored.workerId !== taking.workerId)
    return refusedReceipt(deps, edit, taking, { code: 'not-found' });
  const form = formOf(deps, stored?.kind ?? edit.kind, taking.acting);
  if (form === null) return refusedReceipt(deps, edit, taking, { code: 'process-not-offered' });
  const seen = await wasSeen(tx, communityId, edit.recordId, edit.editId);
  const reception = receive(stored ?? null, edit, seen);
  if (reception.kind === 'open') return open(tx, deps, { ...edit, values: reception.values }, taking, form);
  if (stored === undefined) return refusedReceipt(deps, edit, taking, { code: 'field-record-unknown' });
  if (reception.kind === 'amend') return amend(tx, deps, edit, taking, { form, stored, values: reception.values });
  if (reception.kind === 'conflict') {
    const present = presentOf(stored);
    const fields = reception.fields.map(({ field, mine, theirs }) => ({
      field,
      mine: plain(mine),
      theirs: plain(theirs),
    }));
    return { ...told(edit, taking), outcome: 'conflict', present, fields };
  }
  if (!seen) insertEdit(tx, communityId, { recordId: stored.id, editId: edit.editId, version: stored.version, now });
  return acceptedReceipt(edit, taking, stored);
};

const plain = (value: FieldEdit['values'][string]) =>
  typeof value === 'object' && value !== null ? [...value] : value;

/** Takes in one sending and answers its receipt. Asked twice it is done once; a refusal writes nothing of the record. */
export const takeRecord = async (tx: Tx, deps: FieldDeps, edit: FieldEdit, taking: Taking): Promise<Receipt> => {
  const { acting, workerId } = taking;
  const receipt = await decideOne(tx, deps, edit, taking);
  audit(
    tx,
    { ...acting, actor: acting.actor.workerId ?? workerId },
    {
      action: 'receive-field-record',
      subjectKind: 'field-record',
      subjectId: edit.recordId,
      outcome: receipt.outcome,
      details: { kind: edit.kind, workerId, ...(receipt.outcome === 'refused' ? { code: receipt.code } : {}) },
    },
  );
  await tx.flush();
  return receipt;
};
