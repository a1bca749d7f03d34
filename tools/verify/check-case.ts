import { isDeepStrictEqual } from 'node:util';
import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { replay } from '../../modules/casework/domain/evolve.ts';
import { columnsOf } from '../../modules/casework/server/case-columns.ts';
import type { ShippedCatalogue } from '../../server/catalogue.ts';
import type { CaseRow, EventRow } from './case-rows.ts';
import type { Finding, FindingKind } from './finding.ts';

type Found = readonly (readonly [FindingKind, string])[];

const historyFindings = (events: readonly EventRow[]): Found =>
  events.flatMap((event, index) => {
    const { body } = event;
    const agrees =
      event.ordinal === index + 1 &&
      event.type === body.type &&
      event.workerId === body.by.workerId &&
      event.role === body.by.role &&
      event.atAgrees;
    return agrees ? [] : [['history-broken', `entry ${event.ordinal} at place ${index + 1}`] as const];
  });

const openingFindings = ({ events, state, columns }: CaseRow): Found => {
  const openings = events.flatMap(({ body }) => (body.type === 'case-opened' ? [body] : []));
  const [opening] = openings;
  if (opening === undefined || openings.length > 1 || events[0]?.body.type !== 'case-opened')
    return [['opening-wrong', `${openings.length} openings`]];
  const { workerId, at } = opening.firstContact;
  const kept =
    columns['first_worker_id'] === workerId && state.firstContact.workerId === workerId && state.firstContact.at === at;
  return kept ? [] : [['first-contact-wrong', `entry 1 names ${workerId}`]];
};

const documentFindings = ({ events, documents }: CaseRow): Found => {
  const named = events.flatMap(({ body }) =>
    body.type === 'document-issued' ? [{ id: body.documentId, kind: body.kind }] : [],
  );
  const has = (list: readonly { id: string; kind: string }[], one: { id: string; kind: string }): boolean =>
    list.some((other) => other.id === one.id && other.kind === one.kind);
  return [
    ...named.filter((one) => !has(documents, one)).map((one) => ['document-missing', `${one.kind} ${one.id}`] as const),
    ...documents
      .filter((one) => !has(named, one))
      .map((one) => ['document-unannounced', `${one.kind} ${one.id}`] as const),
  ];
};

/** What the columns of a case must hold, from its state alone. */
const expectedColumns = (state: CaseState, definition: ProcessDefinition): Readonly<Record<string, unknown>> => {
  const columns = columnsOf(state, definition);
  return {
    process_id: state.processId,
    process_version: state.processVersion,
    item_id: state.itemId,
    item_version: state.itemVersion,
    step: columns.step,
    kind: columns.kind,
    responsible: columns.responsible,
    outcome: columns.outcome,
    due_on: columns.dueOn,
    due_provisional: columns.dueProvisional,
    next_mark_on: columns.nextMarkOn,
    first_worker_id: state.firstContact.workerId,
    notice_exceptions: state.noticeExceptions,
    rating: state.rating,
    linked_from: state.linkedFrom,
    version: state.version,
    closed_at: state.archivedAt === null ? null : Date.parse(state.archivedAt),
  };
};

const columnFindings = (row: CaseRow, replayed: CaseState, definition: ProcessDefinition): Found => {
  const opened = row.events[0]?.body.at;
  const expected = {
    ...expectedColumns(replayed, definition),
    opened_at: opened === undefined ? null : Date.parse(opened),
  };
  return Object.entries(expected)
    .filter(([column, value]) => row.columns[column] !== value)
    .map(
      ([column, value]) =>
        ['column-differs', `${column} is ${String(row.columns[column])}, not ${String(value)}`] as const,
    );
};

/** Events that no definition accepts are what a check has to survive. */
const tryReplay = (definition: ProcessDefinition, row: CaseRow): CaseState | null => {
  try {
    return replay(
      definition,
      row.events.map(({ body }) => body),
    );
  } catch {
    return null;
  }
};

const stateFindings = (row: CaseRow, definition: ProcessDefinition): Found => {
  const replayed = tryReplay(definition, row);
  if (replayed === null) return [['history-unreadable', `${definition.id} v${definition.version}`]];
  const plain: unknown = JSON.parse(JSON.stringify(replayed));
  const differing = isDeepStrictEqual(plain, row.state)
    ? []
    : Object.entries(replayed).filter(
        ([key, value]) => !isDeepStrictEqual(JSON.parse(JSON.stringify(value)), row.state[key as keyof CaseState]),
      );
  const state: Found = isDeepStrictEqual(plain, row.state)
    ? []
    : [['state-differs', differing.map(([key]) => key).join(', ') || 'has more than the history tells']];
  return [...state, ...columnFindings(row, replayed, definition)];
};

/** Every contradiction of one case: history, state, columns, papers, person, links. */
export const checkCase = (organisationId: string, row: CaseRow, catalogue: ShippedCatalogue): readonly Finding[] => {
  const { state } = row;
  const definition = catalogue.processes.find(state.processId, state.processVersion);
  const itemThere =
    state.itemId === null ||
    catalogue.guides.itemVersion(state.itemId, state.itemVersion ?? 0, state.itemOverlays) !== undefined;
  const opening = openingFindings(row);
  const unopened = opening.some(([kind]) => kind === 'opening-wrong');
  const found: Found = [
    ...historyFindings(row.events),
    ...opening,
    ...(definition === undefined
      ? [['process-unknown', `${state.processId} v${state.processVersion}`] as const]
      : unopened
        ? []
        : stateFindings(row, definition)),
    ...(itemThere ? [] : [['item-unknown', `${state.itemId} v${state.itemVersion}`] as const]),
    ...documentFindings(row),
    ...(row.personThere ? [] : [['person-missing', row.personId ?? ''] as const]),
    ...row.missingLinks.map((id) => ['linked-case-missing', id] as const),
  ];
  return found.map(([kind, detail]) => ({ kind, organisationId, subjectId: row.id, detail }));
};
