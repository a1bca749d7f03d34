import type { Instant } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import { availableActions, type AvailableAction } from '../domain/available-actions.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { ClockState } from '../domain/case-state.ts';
import type { Actor } from '../domain/commands.ts';
import { isRunning } from '../domain/clock.ts';
import type { ClockId, ProcessDefinition } from '../domain/definition.ts';
import { getStep } from '../domain/evolve.ts';
import type { CaseReply } from '../contract.ts';
import { historyOf } from './case-history.ts';
import { itemNameOf, summaryOf, workerNameOf } from './case-summary.ts';
import type { CaseworkDeps } from './deps.ts';
import { listedOf } from './listed-case.ts';
import { caseFacts } from './matter-facts.ts';
import type { CaseWithHistory, StoredCase } from './stored-case.ts';
import type { IssuedDocument } from './write-case.ts';
import { documentName, phraseOf } from './words.ts';

export const actionReply = (deps: CaseworkDeps, action: AvailableAction): CaseReply['availableActions'][number] => ({
  id: action.id,
  name: action.name,
  emphasis: action.emphasis,
  available: action.available,
  reason:
    action.refusal === null
      ? null
      : {
          code: action.refusal.code,
          ...(action.refusal.details === undefined ? {} : { details: { ...action.refusal.details } }),
          text: deps.refusalWords(action.refusal.code, action.refusal.details),
        },
  input: action.input.map((field) => ({
    ...field,
    choices: field.choices?.map((choice) => ({ ...choice })),
  })) as CaseReply['availableActions'][number]['input'],
});

const clockName = (deps: CaseworkDeps, definition: ProcessDefinition, id: ClockId): Text =>
  definition.clockNames?.[id] ?? phraseOf(deps, `clock.${id}`);

const clockReply = (
  deps: CaseworkDeps,
  definition: ProcessDefinition,
  id: ClockId,
  clock: ClockState,
): CaseReply['clocks'][number] => ({
  id,
  name: clockName(deps, definition, id),
  unit: clock.limit.unit,
  promised: clock.limit.promised,
  statutory: clock.limit.statutory,
  startedOn: clock.startedOn,
  endedOn: clock.endedOn,
  dueOn: clock.dueOn,
  halfOn: clock.halfOn,
  fourFifthsOn: clock.fourFifthsOn,
  provisional: clock.provisional,
  extendedBy: clock.extendedBy ?? 0,
  running: isRunning(clock),
  late: clock.late,
  stops: clock.stops.map((stop) => ({ ...stop, reasonName: phraseOf(deps, `stop.${stop.reason}`) })),
});

const materialsReply = (stored: StoredCase, item: ServiceItem | null): CaseReply['materials'] =>
  stored.state.materials.map((material) => {
    const known = item?.materials.find((candidate) => candidate.id === material.id);
    return {
      ...material,
      name: known?.name ?? { zh: material.id, en: material.id },
      form: known?.form ?? 'original',
      comesFrom: known?.comesFrom ?? null,
      inFirstNotice: stored.state.firstNotice?.includes(material.id) ?? false,
    };
  });

interface Related {
  readonly documents: readonly IssuedDocument[];
  readonly links: readonly LinkedRow[];
}

interface LinkedRow {
  readonly id: string;
  readonly number: string;
  readonly state: StoredCase['state'];
}

const DOCUMENTS: Statement = {
  name: 'documents-of-case',
  text: 'select id, kind, number, issued_at as "issuedAt" from issued_document where community_id = $1 and case_id = $2 order by issued_at, id',
};
const LINKED: Statement = {
  name: 'linked-cases',
  text: 'select id, number, state from case_record where community_id = $1 and id = any ($2::uuid[])',
};

const linkedIds = ({ state }: StoredCase): readonly string[] => [
  ...state.links.map((link) => link.caseId),
  ...(state.linkedFrom === null ? [] : [state.linkedFrom]),
];

const readRelated = async (tx: Tx, stored: StoredCase, issued: readonly IssuedDocument[]): Promise<Related> => {
  const ids = linkedIds(stored);
  const earlier = stored.state.documents.length > issued.length;
  return {
    documents: [
      ...(earlier ? await tx.query<IssuedDocument>(DOCUMENTS, [stored.communityId, stored.id]) : []),
      ...issued,
    ],
    links: ids.length === 0 ? [] : await tx.query<LinkedRow>(LINKED, [stored.communityId, ids]),
  };
};

const linksReply = (deps: CaseworkDeps, stored: StoredCase, rows: readonly LinkedRow[]): CaseReply['links'] =>
  rows.map((row) => ({
    caseId: row.id,
    number: row.number,
    relation: stored.state.links.find((link) => link.caseId === row.id)?.relation ?? ('continued-from' as const),
    name: itemNameOf(deps, row.state) ?? deps.processes.get(row.state.processId, row.state.processVersion).name,
  }));

const pathOf = (events: readonly CaseEvent[], initialStep: string): CaseReply['path'] => {
  const taken = events.flatMap((event) => (event.type === 'action-taken' ? [event] : []));
  return { steps: [initialStep, ...taken.map((event) => event.to)], actions: taken.map((event) => event.action) };
};

/** The whole reply for a case whose events are at hand. Reads only what the state does not hold: papers and linked cases. */
export const replyOf = async (
  tx: Tx,
  deps: CaseworkDeps,
  stored: CaseWithHistory,
  actor: Actor,
  now: Instant,
  issued: readonly IssuedDocument[] = [],
): Promise<CaseReply> => {
  const { state, events } = stored;
  const definition = deps.processes.get(state.processId, state.processVersion);
  const item =
    state.itemId === null ? null : (deps.catalogue.itemVersion(state.itemId, state.itemVersion ?? 0) ?? null);
  const related = await readRelated(tx, stored, issued);
  const facts = caseFacts(deps, definition, item, stored.approvingOrganisationId);
  const approver =
    stored.approvingOrganisationId === null ? undefined : deps.directory.organisation(stored.approvingOrganisationId);
  return {
    ...summaryOf(deps, listedOf(stored), now),
    processVersion: state.processVersion,
    itemVersion: state.itemVersion,
    receiptCode: stored.receiptCode,
    channel: state.channel,
    told: getStep(definition, state.step).told,
    firstContact: {
      worker: workerNameOf(deps, state.firstContact.workerId) ?? { id: state.firstContact.workerId, name: '' },
      at: state.firstContact.at,
      endedBy: state.firstContact.endedBy,
    },
    approvingOrganisation: approver === undefined ? null : { id: approver.id, name: approver.name },
    clocks: Object.entries(state.clocks).map(([id, clock]) => clockReply(deps, definition, id, clock)),
    materials: materialsReply(stored, item),
    conditions: state.conditions.map((condition) => ({
      ...condition,
      text: item?.conditions.find((known) => known.id === condition.id)?.text ?? { zh: condition.id, en: condition.id },
    })),
    noticeExceptions: state.noticeExceptions,
    availableActions: availableActions(definition, state, actor, facts, now).map((action) => actionReply(deps, action)),
    history: historyOf(deps, definition, events),
    documents: related.documents.map((row) => ({
      id: row.id,
      kind: row.kind,
      kindName: documentName(deps, row.kind),
      number: row.number,
      issuedAt: row.issuedAt,
    })),
    links: linksReply(deps, stored, related.links),
    ratingAsked: state.ratingAsked,
    path: pathOf(events, definition.initialStep),
  };
};
