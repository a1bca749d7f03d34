import type { Instant } from '../../../kernel/plain-date.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import { newId } from '../../../platform/ids.ts';
import type { WritePart } from '../../../platform/db/combined-statement.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { columnsOf } from './case-columns.ts';
import { formOf, sealEvent } from './sealed-values.ts';
import type { CaseWithHistory, StoredCase } from './stored-case.ts';

export interface IssuedDocument {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly issuedAt: string;
}

/** A case as it stands after a command; `events` already ends with the new ones. */
export interface ChangedCase extends CaseWithHistory {
  readonly definition: ProcessDefinition;
  /** Events of this command only; their ordinals follow those before. */
  readonly newEvents: readonly CaseEvent[];
  /** When the case has to be looked at by itself; left out where the process has nothing of the kind. */
  readonly escalateAt?: Instant | null;
  /** The code issued by this command, for the slip. */
  readonly answerCode?: string;
  /** Papers issued by this command; they are written together with the case. */
  readonly issued: readonly IssuedDocument[];
}

/** A list of ids as PostgreSQL reads it; none is null, so that most rows hold nothing. */
const asArray = (ids: readonly string[]): string | null => (ids.length === 0 ? null : `{${ids.join(',')}}`);

/** Column and value of a case's row, in the order in which rows are inserted or copied in. */
export const caseRow = (
  changed: ChangedCase,
): readonly (readonly [column: string, value: string | number | boolean | null])[] => {
  const { state } = changed;
  const columns = columnsOf(state, changed.definition);
  return [
    ['community_id', changed.communityId],
    ['id', changed.id],
    ['number', changed.number],
    ['receipt_code', changed.receiptCode],
    ['process_id', state.processId],
    ['process_version', state.processVersion],
    ['item_id', state.itemId],
    ['item_version', state.itemVersion],
    ['person_id', changed.personId],
    ['step', columns.step],
    ['kind', columns.kind],
    ['responsible', columns.responsible],
    ['outcome', columns.outcome],
    ['due_on', columns.dueOn],
    ['due_provisional', columns.dueProvisional],
    ['next_mark_on', columns.nextMarkOn],
    ['handler_worker_id', changed.handlerWorkerId],
    ['first_worker_id', changed.firstWorkerId],
    ['approving_organisation_id', state.unitId ?? changed.approvingOrganisationId],
    ['notice_exceptions', state.noticeExceptions],
    ['rating', state.rating],
    ['linked_from', state.linkedFrom],
    ['opened_at', changed.openedAt],
    ['closed_at', state.archivedAt],
    ['version', state.version],
    ['state', JSON.stringify(state)],
    ['closing', columns.closing],
    ['confidential', columns.confidential],
    ['reader_ids', asArray(columns.readerIds)],
    ['hidden_from', asArray(columns.hiddenFrom)],
    ['escalate_at', changed.escalateAt ?? null],
  ];
};

const insertPart = (changed: ChangedCase): WritePart => {
  const row = caseRow(changed);
  const columns = row.map(([column]) => column).join(', ');
  const places = row.map((_, index) => `$${index + 1}`).join(', ');
  return {
    name: 'new_case',
    sql: `insert into case_record (${columns}) values (${places})`,
    values: row.map(([, value]) => value),
  };
};

const updatePart = (changed: ChangedCase): WritePart => {
  const { state } = changed;
  const columns = columnsOf(state, changed.definition);
  return {
    name: 'changed_case',
    sql: `update case_record set step = $3, kind = $4, responsible = $5, outcome = $6, due_on = $7, due_provisional = $8,
            next_mark_on = $9, handler_worker_id = $10, notice_exceptions = $11, rating = $12, closed_at = $13, version = $14,
            state = $15::jsonb, approving_organisation_id = $16, closing = $17, reader_ids = $18, escalate_at = $19
          where community_id = $1 and id = $2`,
    values: [
      changed.communityId,
      changed.id,
      columns.step,
      columns.kind,
      columns.responsible,
      columns.outcome,
      columns.dueOn,
      columns.dueProvisional,
      columns.nextMarkOn,
      changed.handlerWorkerId,
      state.noticeExceptions,
      state.rating,
      state.archivedAt,
      state.version,
      JSON.stringify(state),
      state.unitId ?? changed.approvingOrganisationId,
      columns.closing,
      asArray(columns.readerIds),
      changed.escalateAt ?? null,
    ],
  };
};

/** Whom an action names in its form besides the applicant, so that the page of that person finds it. */
export const namedPersonOf = (definition: ProcessDefinition, event: CaseEvent): string | null => {
  const field = formOf(definition, event).find(({ type }) => type === 'person');
  const value = field !== undefined && event.type === 'action-taken' ? event.input[field.id] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
};

const eventsPart = (changed: ChangedCase, keyRing: KeyRing): WritePart => {
  const of = { communityId: changed.communityId, caseId: changed.id };
  const firstOrdinal = changed.state.version - changed.newEvents.length + 1;
  const rows = changed.newEvents.map((event, index) => ({
    ordinal: firstOrdinal + index,
    type: event.type,
    at: event.at,
    worker_id: event.by.workerId,
    role: event.by.role,
    named_person_id: namedPersonOf(changed.definition, event),
    body: sealEvent(keyRing, changed.definition, of, event),
  }));
  return {
    name: 'new_events',
    sql: `insert into case_event (community_id, case_id, ordinal, type, at, worker_id, role, named_person_id, body)
          select $1, $2, ordinal, type, at, worker_id, role, named_person_id, body
          from jsonb_to_recordset($3::jsonb) as given(ordinal integer, type text, at timestamptz, worker_id uuid, role text, named_person_id uuid, body jsonb)`,
    values: [changed.communityId, changed.id, JSON.stringify(rows)],
  };
};

/** Sub-tasks given or answered by this command. */
const writeTasks = (tx: Tx, changed: ChangedCase): void => {
  const touched = changed.newEvents.flatMap((event) =>
    event.type === 'task-added' || event.type === 'task-finished' ? [event.taskId] : [],
  );
  if (touched.length === 0) return;
  const rows = (changed.state.tasks ?? []).filter(({ id }) => touched.includes(id));
  tx.write({
    name: 'case_tasks',
    sql: `insert into case_task (community_id, case_id, id, kind, worker_id, organisation_id, due_on, answered)
          select $1, $2, id, kind, "workerId", "organisationId", "dueOn", answered
          from jsonb_to_recordset($3::jsonb)
            as given(id uuid, kind text, "workerId" uuid, "organisationId" uuid, "dueOn" date, answered text)
          on conflict (community_id, id) do update set answered = excluded.answered`,
    values: [changed.communityId, changed.id, JSON.stringify(rows)],
  });
};

/** The moment at which a case is looked at again, when nothing else about it changed. */
export const writeEscalateAt = (tx: Tx, changed: ChangedCase): void =>
  tx.write({
    name: 'escalate_at',
    sql: 'update case_record set escalate_at = $3 where community_id = $1 and id = $2',
    values: [changed.communityId, changed.id, changed.escalateAt ?? null],
  });

export const writeNewCase = (tx: Tx, changed: ChangedCase, keyRing: KeyRing): void => {
  tx.write(insertPart(changed));
  tx.write(eventsPart(changed, keyRing));
};

export const writeChangedCase = (tx: Tx, changed: ChangedCase, keyRing: KeyRing): void => {
  tx.write(updatePart(changed));
  tx.write(eventsPart(changed, keyRing));
  writeTasks(tx, changed);
};

export interface NewNotification {
  readonly workerId: string;
  readonly kind: string;
}

export const writeNotifications = (
  tx: Tx,
  changed: StoredCase,
  notifications: readonly NewNotification[],
  at: string,
): void => {
  if (notifications.length === 0) return;
  const rows = notifications.map((notification) => ({
    id: newId(),
    worker_id: notification.workerId,
    kind: notification.kind,
  }));
  tx.write({
    name: 'notifications',
    sql: `insert into notification (community_id, id, worker_id, kind, case_id, at)
          select $1, id, worker_id, kind, $2, $3 from jsonb_to_recordset($4::jsonb) as given(id uuid, worker_id uuid, kind text)`,
    values: [changed.communityId, changed.id, at, JSON.stringify(rows)],
  });
};

/** A message to the person concerned; it leaves through the outbox after the commit. */
export const writeMessage = (
  tx: Tx,
  changed: StoredCase,
  topic: string,
  payload: Record<string, unknown>,
  at: string,
): void =>
  tx.write({
    name: 'message',
    sql: 'insert into outbox (community_id, id, topic, payload, at) values ($1, $2, $3, $4::jsonb, $5)',
    values: [changed.communityId, newId(), topic, JSON.stringify({ caseId: changed.id, ...payload }), at],
  });
