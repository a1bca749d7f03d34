import type { Instant } from '../../../kernel/plain-date.ts';
import { mergeFields, sameValues } from './merge.ts';
import type { ConflictField, FieldEdit, FieldReceipt, FieldValue, FieldValues, KnownState } from './field-record.ts';

/**
 * A record on the phone. What is being sent stays as it is until its receipt comes, however often it is sent and
 * whatever is typed meanwhile: a reply that got lost is then never mistaken for somebody else's change.
 */
export interface OutboxRecord {
  readonly id: string;
  readonly kind: string;
  readonly madeAt: Instant;
  /** False while it is a draft. */
  readonly ready: boolean;
  readonly base: KnownState;
  readonly values: FieldValues;
  readonly sending: { readonly editId: string; readonly base: KnownState; readonly values: FieldValues } | null;
  readonly refused: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
  readonly conflict: { readonly present: KnownState; readonly fields: readonly ConflictField[] } | null;
  /** From the last receipt that took it in. */
  readonly taken: { readonly caseNumber: string | null; readonly receivedAt: Instant; readonly held: boolean } | null;
}

/** What the person reads beside each record; it follows from receipts and from nothing else. */
export type OutboxState = 'draft' | 'waiting' | 'sent' | 'failed' | 'conflict' | 'held';

export const startRecord = (of: Pick<OutboxRecord, 'id' | 'kind' | 'madeAt' | 'values' | 'ready'>): OutboxRecord => ({
  ...of,
  base: { version: 0, values: {} },
  sending: null,
  refused: null,
  conflict: null,
  taken: null,
});

/** A record that the server knows already, as it comes with the day's package. */
export const knownRecord = (
  of: Pick<OutboxRecord, 'id' | 'kind' | 'madeAt' | 'taken'>,
  present: KnownState,
): OutboxRecord => ({ ...startRecord({ ...of, values: present.values, ready: true }), base: present, taken: of.taken });

export const editRecord = (record: OutboxRecord, values: FieldValues, ready = record.ready): OutboxRecord => ({
  ...record,
  values,
  ready,
  refused: null,
});

const isUnsent = ({ base, values }: OutboxRecord): boolean => base.version === 0 || !sameValues(base.values, values);

export const stateOf = (record: OutboxRecord): OutboxState => {
  if (record.taken?.held === true) return 'held';
  if (record.conflict !== null) return 'conflict';
  if (record.refused !== null) return 'failed';
  if (!record.ready) return 'draft';
  return record.sending !== null || isUnsent(record) ? 'waiting' : 'sent';
};

/** Puts the record on its way, to be stored before it is sent. Null: nothing to send. `editId` is used for a new sending only. */
export const beginSending = (record: OutboxRecord, editId: string): OutboxRecord | null => {
  if (stateOf(record) !== 'waiting') return null;
  if (record.sending !== null) return record;
  return { ...record, sending: { editId, base: record.base, values: record.values } };
};

/** What goes over the wire for a record on its way. */
export const editOf = ({ id, kind, madeAt, sending }: OutboxRecord): FieldEdit | null =>
  sending === null ? null : { recordId: id, kind, madeAt, ...sending };

/**
 * What the server made of the record, with what was typed since it was sent on top. Where somebody else's word came in at
 * a field that was typed into meanwhile, nobody has seen both yet: that is for the person to settle.
 */
const rebase = (
  record: OutboxRecord,
  sent: FieldValues,
  present: KnownState,
): Pick<OutboxRecord, 'base' | 'values' | 'conflict'> => {
  const { values, conflicts } = mergeFields(sent, record.values, present.values);
  if (conflicts.length === 0) return { base: present, values, conflict: null };
  return {
    base: { version: present.version, values: sent },
    values: record.values,
    conflict: { present, fields: conflicts },
  };
};

/** A receipt for anything else than the present sending is late or double and changes nothing. */
export const takeReceipt = (record: OutboxRecord, receipt: FieldReceipt): OutboxRecord => {
  const { sending } = record;
  if (sending === null || receipt.recordId !== record.id || receipt.editId !== sending.editId) return record;
  const settled: OutboxRecord = { ...record, sending: null };
  const { receivedAt } = receipt;
  switch (receipt.outcome) {
    case 'accepted': {
      const { present, caseNumber } = receipt;
      const rebased = rebase(record, sending.values, present);
      return { ...settled, ...rebased, taken: { caseNumber, receivedAt, held: false } };
    }
    case 'refused': {
      // What was mended meanwhile is tried by itself.
      const isMended = !sameValues(record.values, sending.values);
      return { ...settled, refused: isMended ? null : { code: receipt.code, details: receipt.details } };
    }
    case 'conflict':
      return { ...settled, conflict: { present: receipt.present, fields: receipt.fields } };
    case 'held':
      return { ...settled, taken: { caseNumber: null, receivedAt, held: true } };
  }
};

export type Choice = 'mine' | 'theirs';

/** The person chose for each field that both sides changed; what was not chosen stays as the office has it. */
export const settleConflict = (record: OutboxRecord, choices: Readonly<Record<string, Choice>>): OutboxRecord => {
  if (record.conflict === null) return record;
  const { present, fields } = record.conflict;
  const merged = mergeFields(record.base.values, record.values, present.values);
  const mine = [...fields, ...merged.conflicts].filter(({ field }) => choices[field] === 'mine');
  const values = {
    ...merged.values,
    ...Object.fromEntries(mine.map(({ field }): [string, FieldValue] => [field, record.values[field] ?? null])),
  };
  return { ...record, base: present, values, conflict: null };
};
