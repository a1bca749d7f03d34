import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { auditPart } from '../../audit/server/index.ts';
import type { FactValue } from '../../guides/domain/service-item.ts';
import type { CaseEvent, CaseMaterial, Channel } from '../domain/case-events.ts';
import type { Actor, CaseCommand, CaseFacts, OpenCase } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import type { ProcessDefinition } from '../domain/definition.ts';
import { nextEscalationAt } from '../domain/escalations.ts';
import { evolveAll, replay } from '../domain/evolve.ts';
import { issueDocuments } from './case-documents.ts';
import { issueAnswerLink } from './answer-links.ts';
import { isConfidential } from './case-columns.ts';
import { newReceiptCode } from './case-numbers.ts';
import { notificationsOf } from './case-notifications.ts';
import type { CasePerson, CaseworkDeps } from './deps.ts';
import {
  attributesAskedBy,
  caseFacts,
  checkedConditions,
  checkedMaterials,
  factsFor,
  findMatter,
  type Matter,
} from './matter-facts.ts';
import { checkReferences } from './named-references.ts';
import { lockCase, type CaseWithHistory } from './stored-case.ts';
import { writeChangedCase, writeMessage, writeNewCase, writeNotifications, type ChangedCase } from './write-case.ts';

export interface NewMatter {
  readonly processId: string;
  readonly itemId: string | null;
  readonly personId: string | null;
  readonly channel: Channel;
  readonly answers: Readonly<Record<string, FactValue>>;
  /** Only `brought` is taken from the request; what is known or not needed the server works out itself. */
  readonly materials: readonly { readonly id: string; readonly status: CaseMaterial['status'] }[];
  readonly agent?: string | undefined;
  readonly note?: string | undefined;
  /** Values of the opening form of the process. */
  readonly input?: Readonly<Record<string, unknown>> | undefined;
  readonly continues?: string | undefined;
  readonly first?: { readonly action: string; readonly input: Readonly<Record<string, unknown>> } | undefined;
}

export interface Acting {
  readonly actor: Actor;
  readonly communityId: string;
  readonly now: Instant;
  readonly origin: string;
}

/** Opening and the first action at the counter are one command: both happen or neither. */
const decideBoth = (
  definition: ProcessDefinition,
  open: OpenCase,
  first: NewMatter['first'],
  facts: CaseFacts,
  { actor, now }: Acting,
): Result<readonly CaseEvent[]> => {
  const opened = decide(definition, null, open, actor, facts, now);
  if (!opened.ok || first === undefined) return opened;
  const command: CaseCommand = { type: 'act', action: first.action, input: first.input };
  const acted = decide(definition, replay(definition, opened.value), command, actor, facts, now);
  return acted.ok ? ok([...opened.value, ...acted.value]) : acted;
};

const openCommand = (
  matter: NewMatter,
  found: Matter,
  person: CasePerson | null,
  parent: CaseWithHistory | null,
): Result<OpenCase> => {
  const shared = {
    type: 'open' as const,
    channel: matter.channel,
    ...(matter.agent === undefined || matter.agent === '' ? {} : { agent: matter.agent }),
    ...(matter.note === undefined ? {} : { note: matter.note }),
    ...(matter.input === undefined ? {} : { input: matter.input }),
    withPerson: person !== null,
    ...(parent === null ? {} : { parent: { caseId: parent.id, firstContact: parent.state.firstContact } }),
  };
  if (found.item === null) return ok({ ...shared, materials: parent?.state.materials ?? [], conditions: [] });
  const facts = factsFor(found.item, person, matter.agent, matter.answers);
  if (!facts.ok) return facts;
  const carried = (parent?.state.materials ?? []).filter((material) => material.status === 'brought');
  const brought = new Set(
    [...carried, ...matter.materials.filter((material) => material.status === 'brought')].map(({ id }) => id),
  );
  const unknown = matter.materials.filter(({ id }) => found.item?.materials.every((material) => material.id !== id));
  if (unknown.length > 0)
    return refuse('input-invalid', {
      field: 'materials',
      rule: 'unknown-material',
      materialIds: unknown.map(({ id }) => id),
    });
  return ok({
    ...shared,
    materials: checkedMaterials(found.item, facts.value, brought),
    conditions: checkedConditions(found.item, facts.value),
  });
};

export const receiptCodeFor = (deps: CaseworkDeps, communityId: string): string =>
  newReceiptCode(deps.directory.organisation(communityId)?.receiptPrefix ?? 'A');

export const numberOf = async (deps: CaseworkDeps, communityId: string, now: Instant): Promise<string> => {
  const year = plainDateOf(now).slice(0, 4);
  const sequence = await deps.numbers.nextCase(communityId, Number(year));
  const shortName = deps.directory.organisation(communityId)?.shortName ?? '';
  return `${shortName}${year}-${String(sequence).padStart(6, '0')}`;
};

const linkParent = (
  tx: Tx,
  deps: CaseworkDeps,
  parent: CaseWithHistory,
  childId: string,
  relation: 'continues' | 'follows-up',
  acting: Acting,
): Result<null> => {
  const definition = deps.processes.get(parent.state.processId, parent.state.processVersion);
  const facts = caseFacts(deps, definition, null, parent.approvingOrganisationId);
  const linked = decide(
    definition,
    parent.state,
    { type: 'link', caseId: childId, relation },
    acting.actor,
    facts,
    acting.now,
  );
  if (!linked.ok) return linked;
  const state = evolveAll(definition, parent.state, linked.value) ?? parent.state;
  writeChangedCase(
    tx,
    {
      ...parent,
      definition,
      state,
      events: [...parent.events, ...linked.value],
      newEvents: linked.value,
      issued: [],
      escalateAt: nextEscalationAt(definition, state, facts.calendar),
    },
    deps.keyRing,
  );
  return ok(null);
};

/** What the trail says of an opening; of a confidential case not even whom it concerns. */
const openingDetails = ({ definition, state, personId }: ChangedCase): Record<string, unknown> =>
  isConfidential(definition)
    ? { confidential: true }
    : { processId: state.processId, itemId: state.itemId, personId, step: state.step };

/** Everything that belongs to a case after its events are known: rows, papers, messages, audit. */
export const writeOpened = async (
  tx: Tx,
  deps: CaseworkDeps,
  changed: ChangedCase,
  acting: Acting,
  item: Matter['item'],
): Promise<ChangedCase> => {
  writeNewCase(tx, changed, deps.keyRing);
  const issued = await issueDocuments(tx, deps, changed, item);
  writeNotifications(tx, changed, notificationsOf(changed, deps.directory), acting.now);
  writeMessage(tx, changed, 'tell-applicant', { step: changed.state.step, version: changed.state.version }, acting.now);
  tx.write(
    auditPart({
      communityId: acting.communityId,
      at: acting.now,
      actor: acting.actor.workerId ?? 'system',
      action: 'open-case',
      subjectKind: 'case',
      subjectId: changed.id,
      outcome: 'done',
      origin: acting.origin,
      details: openingDetails(changed),
    }),
  );
  return { ...changed, issued };
};

/** A case that exists only in memory yet: number, receipt code and the fold of its first events. */
const newCase = async (
  deps: CaseworkDeps,
  { definition, approver }: Matter,
  person: CasePerson | null,
  events: readonly CaseEvent[],
  { communityId, now, actor }: Acting,
): Promise<ChangedCase> => {
  const state = replay(definition, events);
  const [opened] = events;
  const values = opened?.type === 'case-opened' ? opened.input : undefined;
  const assigned = values?.[definition.opening?.assigns ?? ''];
  return {
    communityId,
    id: newId(),
    definition,
    state,
    events,
    newEvents: events,
    issued: [],
    number: await numberOf(deps, communityId, now),
    receiptCode: receiptCodeFor(deps, communityId),
    personId: person?.id ?? null,
    personName: person?.name ?? null,
    personIdMasked: person?.idNumberMasked ?? null,
    handlerWorkerId: typeof assigned === 'string' ? assigned : actor.workerId,
    escalateAt: nextEscalationAt(definition, state, deps.calendar()),
    firstWorkerId: state.firstContact.workerId,
    approvingOrganisationId: approver?.id ?? null,
    openedAt: now,
    closedAt: state.archivedAt,
  };
};

/** Opens a case. Refusals come from the engine or name what was not found; nothing is written then. */
export const openNewCase = async (
  tx: Tx,
  deps: CaseworkDeps,
  matter: NewMatter,
  acting: Acting,
): Promise<Result<ChangedCase>> => {
  const { communityId, now } = acting;
  const found = findMatter(deps, communityId, matter, plainDateOf(now));
  if (!found.ok) return found;
  const asked = attributesAskedBy(found.value.item);
  const person = matter.personId === null ? null : await deps.people.find(tx, communityId, matter.personId, asked);
  if (person === undefined) return refuse('not-found', { what: 'person' });
  const parent = matter.continues === undefined ? null : await lockCase(tx, communityId, matter.continues);
  if (parent === undefined) return refuse('not-found', { what: 'case' });
  const { definition, item, approver } = found.value;
  const command = openCommand(matter, found.value, person, parent);
  if (!command.ok) return command;
  const events = decideBoth(
    definition,
    command.value,
    matter.first,
    caseFacts(deps, definition, item, approver?.id ?? null),
    acting,
  );
  if (!events.ok) return events;
  const named = await checkReferences(tx, deps, communityId, definition.opening?.input ?? [], matter.input ?? {});
  if (!named.ok) return named;
  const { first } = matter;
  const fields = first === undefined ? [] : (definition.actions[first.action]?.input ?? []);
  const namedFirst = await checkReferences(tx, deps, communityId, fields, first?.input ?? {});
  if (!namedFirst.ok) return namedFirst;
  const changed = issueAnswerLink(tx, deps, await newCase(deps, found.value, person, events.value, acting));
  if (parent !== null) {
    const linked = linkParent(tx, deps, parent, changed.id, 'continues', acting);
    if (!linked.ok) return linked;
  }
  return ok(await writeOpened(tx, deps, changed, acting, item));
};
