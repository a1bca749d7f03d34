import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Refusal } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { recordVisit } from '../../visits/contract.ts';
import { VISIT_KIND } from '../domain/field-kind.ts';
import type { FieldEdit, FieldValues } from '../domain/field-record.ts';
import { happenedAt } from '../domain/phone-clock.ts';
import { receive } from '../domain/receive.ts';
import { findingKey, visitOfValues } from '../domain/visit-values.ts';
import type { FieldDeps } from './deps.ts';
import { holdForHead } from './held-rows.ts';
import { plainValue, plainValues, presentState } from './present-state.ts';
import { findRecord, insertEdit, insertRecord, updateRecord, wasSeen, type StoredRecord } from './record-rows.ts';
import { refusedReceipt, told, type Receipt, type Taking } from './taking.ts';

type Visit = Awaited<ReturnType<FieldDeps['visits']['find']>>[number];

const accepted = async (
  tx: Tx,
  deps: FieldDeps,
  edit: FieldEdit,
  taking: Taking,
  stored: StoredRecord,
): Promise<Receipt> => ({
  ...told(edit, taking),
  outcome: 'accepted',
  present: await presentState(tx, deps, taking.acting.communityId, stored),
  caseNumber: null,
  caseId: null,
});

/** The findings that the person ticked become cases. One that cannot stays with the visit, where the office sees it. */
const openTicked = async (
  tx: Tx,
  deps: FieldDeps,
  visit: Visit,
  values: FieldValues,
  taking: Taking,
): Promise<void> => {
  const { opens } = visitOfValues(values);
  const { communityId } = taking.acting;
  for (const finding of visit.findings)
    if (finding.caseId === null && opens.includes(findingKey(finding)))
      await deps.visits.openFinding(tx, taking.call, { communityId, visitId: visit.id, findingId: finding.id });
};

const whenOf = (edit: FieldEdit, { sentAt, receivedAt }: Taking): string => happenedAt(edit.madeAt, sentAt, receivedAt);

const keep = async (
  tx: Tx,
  deps: FieldDeps,
  edit: FieldEdit,
  taking: Taking,
  before: { readonly stored: StoredRecord; readonly visit: Visit } | null,
): Promise<Receipt> => {
  const { acting, workerId, call, receivedAt } = taking;
  const { communityId, now } = acting;
  const { personId, plannedId, result, note, place, answers } = visitOfValues(edit.values);
  const body = recordVisit.body.safeParse({
    personId,
    ...(plannedId === null ? {} : { plannedId }),
    on: before?.visit.on ?? plainDateOf(whenOf(edit, taking)),
    result,
    note,
    answers,
    ...(place === null ? {} : { position: place }),
    expectedVersion: before?.visit.version ?? 0,
  });
  if (!body.success) return refusedReceipt(deps, edit, taking, { code: 'input-invalid' });
  const of = { communityId, visitId: edit.recordId, workerId, body: body.data };
  const kept = await deps.visits.keep(tx, call, of);
  if (!kept.ok) return refusedOrHeld(tx, deps, edit, taking, kept.refusal);
  await openTicked(tx, deps, kept.value, edit.values, taking);
  const { version } = kept.value;
  const record: StoredRecord = before?.stored ?? {
    id: edit.recordId,
    kind: VISIT_KIND,
    workerId,
    version,
    values: edit.values,
    caseId: null,
    caseNumber: null,
    madeAt: edit.madeAt,
    happenedAt: whenOf(edit, taking),
    receivedAt,
  };
  if (before === null) insertRecord(tx, deps.keyRing, communityId, record);
  else updateRecord(tx, deps.keyRing, communityId, { ...record, version, values: edit.values, now });
  insertEdit(tx, communityId, { recordId: record.id, editId: edit.editId, version, now });
  await tx.flush();
  return accepted(tx, deps, edit, taking, { ...record, version, values: edit.values });
};

/**
 * A phone may have been away for a day, and the person gone to another grid or another's plan meanwhile. What was done is
 * not refused then: it waits for the head, who may see everybody.
 */
const refusedOrHeld = (tx: Tx, deps: FieldDeps, edit: FieldEdit, taking: Taking, refusal: Refusal): Receipt => {
  const { acting, workerId, sentAt } = taking;
  if (refusal.code !== 'not-found' || taking.isHeld) return refusedReceipt(deps, edit, taking, refusal);
  const values = plainValues(edit.values);
  const base = { ...edit.base, values: plainValues(edit.base.values) };
  holdForHead(
    tx,
    deps.keyRing,
    { id: edit.editId, recordId: edit.recordId, content: { edit: { ...edit, base, values }, sentAt } },
    { communityId: acting.communityId, workerId, now: acting.now, heldFor: 'person-out-of-reach' },
  );
  return { ...told(edit, taking), outcome: 'held' };
};

/**
 * Takes in one sending of a visit. It is merged with the visit as the office has it by now. Two workers at the same door
 * made two visits, and both are kept: the plan shows the first, the person's history shows both.
 */
export const takeVisit = async (tx: Tx, deps: FieldDeps, edit: FieldEdit, taking: Taking): Promise<Receipt> => {
  const { communityId, now } = taking.acting;
  const stored = await findRecord(tx, deps.keyRing, communityId, edit.recordId);
  if (stored !== undefined && (stored.workerId !== taking.workerId || stored.kind !== VISIT_KIND))
    return refusedReceipt(deps, edit, taking, { code: 'not-found' });
  const seen = await wasSeen(tx, communityId, edit.recordId, edit.editId);
  const present = stored === undefined ? null : await presentState(tx, deps, communityId, stored);
  const reception = receive(present, edit, seen);
  if (reception.kind === 'open') return keep(tx, deps, { ...edit, values: reception.values }, taking, null);
  if (stored === undefined || present === null)
    return refusedReceipt(deps, edit, taking, { code: 'field-record-unknown' });
  if (reception.kind === 'conflict') {
    const fields = reception.fields.map(({ field, mine, theirs }) => ({
      field,
      mine: plainValue(mine),
      theirs: plainValue(theirs),
    }));
    return { ...told(edit, taking), outcome: 'conflict', present, fields };
  }
  const [visit] = await deps.visits.find(tx, communityId, [stored.id]);
  if (reception.kind === 'amend' && visit !== undefined)
    return keep(tx, deps, { ...edit, values: reception.values }, taking, { stored, visit });
  if (!seen) {
    insertEdit(tx, communityId, { recordId: stored.id, editId: edit.editId, version: stored.version, now });
    await tx.flush();
  }
  return accepted(tx, deps, edit, taking, stored);
};
