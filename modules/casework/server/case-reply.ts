import { plainDateOf, type Instant, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import { availableActions, type AvailableAction } from '../domain/available-actions.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { ClockState } from '../domain/case-state.ts';
import type { Actor } from '../domain/commands.ts';
import { isRunning } from '../domain/clock.ts';
import type { ClockId, InputField, ProcessDefinition } from '../domain/definition.ts';
import { getStep } from '../domain/evolve.ts';
import { intervalsOf } from '../domain/intervals.ts';
import type { CaseReply } from '../contract.ts';
import { answerUrl, codeOfLink } from './answer-links.ts';
import { maySee, type AskingFor } from './case-access.ts';
import { historyOf } from './case-history.ts';
import { passingOnReply } from './passing-on-reply.ts';
import { itemNameOf, summaryOf, workerNameOf } from './case-summary.ts';
import { itemOfCase } from './case-item.ts';
import type { CaseworkDeps } from './deps.ts';
import { listedOf } from './listed-case.ts';
import { factsToLookAt } from './matter-facts.ts';
import { CASE_FROM, STORED_COLUMNS, type CaseWithHistory, type StoredCase } from './stored-case.ts';
import type { ChangedCase, IssuedDocument } from './write-case.ts';
import { documentName, phraseOf } from './words.ts';

/** A field of a form as the contract has it. */
export const fieldReply = (field: InputField): CaseReply['availableActions'][number]['input'][number] => {
  const { choices, when, help, startsWith, ...rest } = field;
  return {
    ...rest,
    ...(choices === undefined ? {} : { choices: choices.map((choice) => ({ ...choice })) }),
    ...(help === undefined ? {} : { help }),
    ...(startsWith === undefined
      ? {}
      : {
          startsWith: typeof startsWith === 'string' ? startsWith : { ...startsWith, values: { ...startsWith.values } },
        }),
    ...(when === undefined
      ? {}
      : { when: { field: when.field, is: typeof when.is === 'object' ? [...when.is] : when.is } }),
  };
};

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
  input: action.input.map(fieldReply),
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
  readonly answerCode: string | null;
}

type LinkedRow = StoredCase;

const DOCUMENTS: Statement = {
  name: 'documents-of-case',
  text: 'select id, kind, number, issued_at as "issuedAt" from issued_document where community_id = $1 and case_id = $2 order by issued_at, id',
};
const LINKED: Statement = {
  name: 'linked-cases',
  text: `select ${STORED_COLUMNS} from ${CASE_FROM} where c.community_id = $1 and c.id = any ($2::uuid[])`,
};

const linkedIds = ({ state }: StoredCase): readonly string[] => [
  ...state.links.map((link) => link.caseId),
  ...(state.linkedFrom === null ? [] : [state.linkedFrom]),
];

/** A linked case that does not exist for the reader is not named either. */
const readLinked = async (
  tx: Tx,
  deps: CaseworkDeps,
  stored: StoredCase,
  asking: AskingFor,
): Promise<readonly LinkedRow[]> => {
  const ids = linkedIds(stored);
  if (ids.length === 0) return [];
  const rows = await tx.query<LinkedRow>(LINKED, [stored.communityId, ids]);
  return rows.filter((row) => maySee(asking, row, deps.processes.get(row.state.processId, row.state.processVersion)));
};

const readRelated = async (
  tx: Tx,
  deps: CaseworkDeps,
  stored: StoredCase,
  asking: AskingFor,
  issued: readonly IssuedDocument[],
): Promise<Related> => {
  const isEarlier = stored.state.documents.length > issued.length;
  const [earlier, links, answerCode] = await Promise.all([
    isEarlier ? tx.query<IssuedDocument>(DOCUMENTS, [stored.communityId, stored.id]) : [],
    readLinked(tx, deps, stored, asking),
    readAnswerCode(tx, deps, stored),
  ]);
  return { documents: [...earlier, ...issued], links, answerCode };
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

/** The code is read again only while it is waited for; in the command that issued it, it stands in memory. */
const readAnswerCode = (tx: Tx, deps: CaseworkDeps, stored: StoredCase): Promise<string | null> | string | null => {
  const { answerLink } = stored.state;
  if (answerLink === undefined) return null;
  const fresh = (stored as Partial<ChangedCase>).answerCode;
  return fresh ?? codeOfLink(tx, deps, stored.communityId, answerLink.linkId);
};

const answerLinkReply = (deps: CaseworkDeps, stored: StoredCase, code: string | null): CaseReply['answerLink'] => {
  const { answerLink } = stored.state;
  if (answerLink === undefined || code === null) return null;
  return { code, url: answerUrl(deps, code), expiresAt: answerLink.expiresAt };
};

const actorOf = (asking: AskingFor): Actor => ({
  workerId: asking.workerId,
  roles: asking.roles as Actor['roles'],
  organisationIds: asking.organisationIds,
});

/** What was issued, and what can be printed now without a number. */
const papersReply = (
  deps: CaseworkDeps,
  processId: string,
  issued: readonly IssuedDocument[],
  today: PlainDate,
): Pick<CaseReply, 'forms' | 'documents'> => ({
  forms: deps.documents.printedOn(processId, today).map(({ kind, title }) => ({ kind, name: { ...title } })),
  documents: issued.map(({ id, kind, number, issuedAt }) => ({
    id,
    kind,
    kindName: documentName(deps, kind),
    number,
    issuedAt,
  })),
});

/** The whole reply for a case whose events are at hand. Reads only what the state does not hold: papers and linked cases. */
export const replyOf = async (
  tx: Tx,
  deps: CaseworkDeps,
  stored: CaseWithHistory,
  asking: AskingFor,
  now: Instant,
  issued: readonly IssuedDocument[] = [],
): Promise<CaseReply> => {
  const { state, events } = stored;
  const definition = deps.processes.get(state.processId, state.processVersion);
  const item = itemOfCase(deps, state);
  const related = await readRelated(tx, deps, stored, asking, issued);
  const actor = actorOf(asking);
  const facts = factsToLookAt(deps, definition, item, stored.approvingOrganisationId, stored.handlerWorkerId);
  const approver =
    stored.approvingOrganisationId === null ? undefined : deps.directory.organisation(stored.approvingOrganisationId);
  return {
    ...summaryOf(deps, listedOf(stored, definition), now),
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
    ...papersReply(deps, state.processId, related.documents, plainDateOf(now)),
    links: linksReply(deps, stored, related.links),
    ...passingOnReply(deps, definition, stored, actor, plainDateOf(now)),
    intervals: intervalsOf(definition, events).map((interval) => ({ ...interval })),
    answerLink: answerLinkReply(deps, stored, related.answerCode),
    sendsMessages: Object.values(definition.actions).some(({ sends }) => sends !== undefined),
    ratingAsked: state.ratingAsked,
    path: pathOf(events, definition.initialStep),
  };
};
