import { maskIdNumber } from '../../../modules/people/domain/masking.ts';
import type { CaseEvent } from '../../../modules/casework/domain/case-events.ts';
import { issueDocuments } from '../../../modules/casework/server/case-documents.ts';
import type { DocumentDeps } from '../../../modules/casework/server/case-documents.ts';
import { notificationsOf } from '../../../modules/casework/server/case-notifications.ts';
import { caseRow, namedPersonOf, type ChangedCase } from '../../../modules/casework/server/write-case.ts';
import { PAPER_COLUMNS } from '../../../modules/notices/server/index.ts';
import type { WritePart } from '../../../platform/db/combined-statement.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { CopyRow, CopyTable, CopyValue } from '../copy-in.ts';
import type { DoneCommand } from './case-run.ts';
import type { DemoNumbers, NumberedRun } from './number-cases.ts';

/** Rows of the case tables of one community, ready for COPY. */
export interface CaseRows {
  readonly target: CopyTable;
  readonly rows: readonly CopyRow[];
}

const target = (table: string, columns: string): CopyTable => ({ table, columns: columns.split(' ') });

const EVENT = target('case_event', 'community_id case_id ordinal type at worker_id role named_person_id body');
const DOCUMENT = target('issued_document', PAPER_COLUMNS);
const COUNTER = target('number_counter', 'community_id kind year last');
const NOTIFICATION = target('notification', 'community_id id worker_id kind case_id at read_at');
const AUDIT = target('audit_entry', 'community_id id at actor action subject_kind subject_id outcome origin details');

/** Entries of the demo come from no network address. */
const ORIGIN = 'demo';
/** Workers have read what is older than this. */
const READ_WITHIN_HOURS = 80;

/** The case as the program had it in hand after one command. */
const changedBy = ({ run, number, receiptCode }: NumberedRun, place: number): ChangedCase => {
  const done = run.done[place];
  if (done === undefined) throw new Error('A case has done what it lists.');
  const { state } = done;
  return {
    communityId: run.world.communityId,
    id: run.id,
    number,
    receiptCode,
    personId: run.person?.id ?? null,
    personName: run.person?.name ?? null,
    personIdMasked: run.person === null ? null : maskIdNumber(run.person.idNumber),
    handlerWorkerId: done.handlerWorkerId,
    firstWorkerId: state.firstContact.workerId,
    approvingOrganisationId: run.approvingOrganisationId,
    openedAt: run.openedAt,
    closedAt: state.archivedAt,
    state,
    definition: run.definition,
    events: run.done.slice(0, place + 1).flatMap((command) => command.newEvents),
    newEvents: done.newEvents,
    issued: [],
  };
};

const recordOf = (numbered: NumberedRun) => caseRow(changedBy(numbered, numbered.run.done.length - 1));

const eventRows = ({ run }: NumberedRun): readonly CopyRow[] =>
  run.done
    .flatMap((command) => command.newEvents)
    .map((event: CaseEvent, index) => [
      run.world.communityId,
      run.id,
      index + 1,
      event.type,
      event.at,
      event.by.workerId,
      event.by.role,
      namedPersonOf(run.definition, event),
      JSON.stringify(event),
    ]);

/** The writer of papers hands its row to this instead of to a connection. */
const catchDocuments = (caught: CopyRow[]): Tx => ({
  communities: [],
  query: async () => [],
  lastQuery: async () => [],
  write: (part: WritePart) => {
    caught.push(part.values as readonly CopyValue[]);
  },
  flush: async () => undefined,
  afterCommit: () => undefined,
});

/** Papers are issued in the order of the year, because their numbers have no gaps. */
const documentRows = async (runs: readonly NumberedRun[], deps: DocumentDeps): Promise<readonly CopyRow[]> => {
  const issuing = runs.flatMap((numbered) =>
    numbered.run.done.flatMap((command, place) =>
      command.newEvents.some((event) => event.type === 'document-issued') ? [{ numbered, place, at: command.at }] : [],
    ),
  );
  const rows: CopyRow[] = [];
  const tx = catchDocuments(rows);
  for (const { numbered, place } of issuing.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    await issueDocuments(tx, deps, changedBy(numbered, place), numbered.run.item);
  return rows;
};

const readAt = (at: string, end: string): string | null => {
  const read = new Date(Date.parse(at) + READ_WITHIN_HOURS * 3_600_000).toISOString();
  return read < end ? read : null;
};

const notificationRows = (numbered: NumberedRun, deps: DocumentDeps): readonly CopyRow[] => {
  const { world } = numbered.run;
  return numbered.run.done.flatMap(({ at }, place) =>
    notificationsOf(changedBy(numbered, place), deps.directory).map(
      ({ workerId, kind }): CopyRow => [
        world.communityId,
        world.idAt(at),
        workerId,
        kind,
        numbered.run.id,
        at,
        readAt(at, world.end),
      ],
    ),
  );
};

const auditDetails = ({ run }: NumberedRun, { commands, state }: DoneCommand): Readonly<Record<string, unknown>> => {
  const [first] = commands;
  if (first?.type === 'open')
    return { processId: state.processId, itemId: state.itemId, personId: run.person?.id ?? null, step: state.step };
  return {
    command: first?.type,
    ...(first?.type === 'act' ? { action: first.action } : {}),
    ...(first?.type === 'rate' ? { level: first.level } : {}),
    step: state.step,
    version: state.version,
  };
};

const auditRows = (numbered: NumberedRun): readonly CopyRow[] =>
  numbered.run.done.map((command) => [
    numbered.run.world.communityId,
    numbered.run.world.idAt(command.at),
    command.at,
    command.actor.workerId ?? command.actor.roles[0] ?? 'system',
    command.commands[0]?.type === 'open' ? 'open-case' : 'change-case',
    'case',
    numbered.run.id,
    'done',
    ORIGIN,
    JSON.stringify(auditDetails(numbered, command)),
  ]);

const counterRows = (communityId: string, numbers: DemoNumbers): readonly CopyRow[] =>
  [...numbers.counters].map(([key, last]) => {
    const [kind = '', year = ''] = key.split('/');
    return [communityId, kind, Number(year), last];
  });

/** The columns are those that the server inserts, so the demo cannot fall behind it. */
const recordRows = (runs: readonly NumberedRun[]): readonly CaseRows[] => {
  const [first] = runs;
  if (first === undefined) return [];
  const columns = recordOf(first).map(([column]) => column);
  const rows = runs.map((run) => recordOf(run).map(([, value]) => value));
  return [{ target: { table: 'case_record', columns }, rows }];
};

/** Every row the cases of a community leave behind, in the order in which the tables refer to each other. */
export const caseRows = async (
  communityId: string,
  runs: readonly NumberedRun[],
  numbers: DemoNumbers,
  deps: Omit<DocumentDeps, 'numbers'>,
): Promise<readonly CaseRows[]> => {
  const withNumbers: DocumentDeps = { ...deps, numbers };
  const documents = await documentRows(runs, withNumbers);
  return [
    ...recordRows(runs),
    { target: EVENT, rows: runs.flatMap(eventRows) },
    { target: DOCUMENT, rows: documents },
    { target: COUNTER, rows: counterRows(communityId, numbers) },
    { target: NOTIFICATION, rows: runs.flatMap((run) => notificationRows(run, withNumbers)) },
    { target: AUDIT, rows: runs.flatMap(auditRows) },
  ];
};
