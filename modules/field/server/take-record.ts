import { ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { FieldEdit } from '../domain/field-record.ts';
import { happenedAt } from '../domain/phone-clock.ts';
import { receive } from '../domain/receive.ts';
import { APART, ENDED, joinedCase, SAME_AS, withAnswerOf } from '../domain/same-as.ts';
import { VISIT_KIND } from '../domain/field-kind.ts';
import { audit, type FieldDeps } from './deps.ts';
import { formOf, splitInput, supplementWords, type KindForm } from './form-of-kind.ts';
import { plainValue, plainValues } from './present-state.ts';
import { findRecord, insertEdit, insertRecord, updateRecord, wasSeen, type StoredRecord } from './record-rows.ts';
import { takeVisit } from './take-visit.ts';
import { refusedReceipt, told, type Receipt, type Taking } from './taking.ts';

const acceptedReceipt = (edit: FieldEdit, taking: Taking, record: StoredRecord): Receipt => ({
  ...told(edit, taking),
  outcome: 'accepted',
  present: { version: record.version, values: plainValues(record.values) },
  caseNumber: record.caseNumber,
  caseId: record.caseId,
});

/** Where the record belongs: to the case it was said to be the same as, if that one still takes reports in, or its own. */
const belonging = async (tx: Tx, deps: FieldDeps, values: FieldEdit['values'], taking: Taking, form: KindForm) => {
  const { processId, thenAction } = form.kind;
  const caseId = joinedCase(values);
  const joined = caseId === null ? null : await deps.cases.join(tx, { processId, caseId, values }, taking.acting);
  if (joined !== null) return { found: joined, values };
  const then = thenAction === undefined ? {} : { thenAction };
  const found = await deps.cases.open(tx, { processId, ...then, ...splitInput(form, values) }, taking.acting);
  return { found, values: caseId === null ? values : { ...values, [SAME_AS]: ENDED } };
};

const open = async (tx: Tx, deps: FieldDeps, edit: FieldEdit, taking: Taking, form: KindForm): Promise<Receipt> => {
  const { acting, sentAt, receivedAt, workerId } = taking;
  const { communityId, now } = acting;
  const { found, values } = await belonging(tx, deps, edit.values, taking, form);
  if (!found.ok) return refusedReceipt(deps, edit, taking, found.refusal);
  const record: StoredRecord = {
    id: edit.recordId,
    kind: form.kind.id,
    workerId,
    version: 1,
    values,
    ...found.value,
    madeAt: edit.madeAt,
    happenedAt: happenedAt(edit.madeAt, sentAt, receivedAt),
    receivedAt,
  };
  insertRecord(tx, deps.keyRing, communityId, record);
  insertEdit(tx, communityId, { recordId: edit.recordId, editId: edit.editId, version: 1, now });
  return acceptedReceipt(edit, taking, record);
};

/** Where a record belongs from now on: to a case that was there before its own, if it turned out to be the same. */
const belongingNow = async (
  tx: Tx,
  deps: FieldDeps,
  stored: StoredRecord,
  values: FieldEdit['values'],
  { processId }: KindForm['kind'],
  { acting }: Taking,
): Promise<Result<Pick<StoredRecord, 'caseId' | 'caseNumber' | 'values'>>> => {
  const { caseId, caseNumber } = stored;
  const intoId = joinedCase(values);
  if (intoId === null || caseId === null || joinedCase(stored.values) !== null)
    return ok({ caseId, caseNumber, values });
  const joined = await deps.cases.joinInto(tx, { processId, caseId, intoId }, acting);
  if (joined === null) return ok({ caseId, caseNumber, values: { ...values, [SAME_AS]: APART } });
  return joined.ok ? ok({ ...joined.value, values }) : joined;
};

const amend = async (
  tx: Tx,
  deps: FieldDeps,
  edit: FieldEdit,
  taking: Taking,
  of: { readonly form: KindForm; readonly stored: StoredRecord; readonly values: FieldEdit['values'] },
): Promise<Receipt> => {
  const { communityId, now } = taking.acting;
  const { form, stored } = of;
  const words = supplementWords(deps, form, stored.values, of.values);
  const found = await belongingNow(tx, deps, stored, of.values, form.kind, taking);
  if (!found.ok) return refusedReceipt(deps, edit, taking, found.refusal);
  const { caseId } = found.value;
  // Only a visit has no case, and visits are taken in elsewhere.
  if (caseId === null) return refusedReceipt(deps, edit, taking, { code: 'not-found' });
  const noted = words === '' ? ok(null) : await deps.cases.supplement(tx, caseId, words, taking.acting);
  if (!noted.ok) return refusedReceipt(deps, edit, taking, noted.refusal);
  const present: StoredRecord = { ...stored, ...found.value, version: stored.version + 1 };
  updateRecord(tx, deps.keyRing, communityId, { ...present, now });
  insertEdit(tx, communityId, { recordId: stored.id, editId: edit.editId, version: present.version, now });
  return acceptedReceipt(edit, taking, present);
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
  const pinned =
    stored === undefined ? edit : { ...edit, values: withAnswerOf(edit.values, edit.base.values, stored.values) };
  const reception = receive(stored ?? null, pinned, seen);
  if (reception.kind === 'open') return open(tx, deps, { ...edit, values: reception.values }, taking, form);
  if (stored === undefined) return refusedReceipt(deps, edit, taking, { code: 'field-record-unknown' });
  if (reception.kind === 'amend') return amend(tx, deps, edit, taking, { form, stored, values: reception.values });
  if (reception.kind === 'conflict') {
    const present = { version: stored.version, values: plainValues(stored.values) };
    const fields = reception.fields.map(({ field, mine, theirs }) => ({
      field,
      mine: plainValue(mine),
      theirs: plainValue(theirs),
    }));
    return { ...told(edit, taking), outcome: 'conflict', present, fields };
  }
  if (!seen) insertEdit(tx, communityId, { recordId: stored.id, editId: edit.editId, version: stored.version, now });
  return acceptedReceipt(edit, taking, stored);
};

/** Takes in one sending and answers its receipt. Asked twice it is done once; a refusal writes nothing of the record. */
export const takeRecord = async (tx: Tx, deps: FieldDeps, edit: FieldEdit, taking: Taking): Promise<Receipt> => {
  const { acting, workerId } = taking;
  const receipt = await (edit.kind === VISIT_KIND ? takeVisit : decideOne)(tx, deps, edit, taking);
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
