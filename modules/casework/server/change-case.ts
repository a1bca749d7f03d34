import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { auditPart } from '../../audit/server/index.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import type { CaseCommand } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { evolveAll } from '../domain/evolve.ts';
import { STAY, type ProcessDefinition } from '../domain/definition.ts';
import { nextEscalationAt } from '../domain/escalations.ts';
import { followUpProcess } from '../domain/rating.ts';
import { issueAnswerLink } from './answer-links.ts';
import { isConfidential } from './case-columns.ts';
import { issueDocuments } from './case-documents.ts';
import { notificationsOf } from './case-notifications.ts';
import { itemOfCase } from './case-item.ts';
import type { CaseworkDeps } from './deps.ts';
import { joinEarlier } from './join-same.ts';
import { caseFacts } from './matter-facts.ts';
import { checkReferences, worksFor } from './named-references.ts';
import type { Acting } from './open-case.ts';
import { carriedInput, openAndLink, type LinkedOpening } from './open-linked.ts';
import { pushMessages } from './publicity.ts';
import { openEvent } from './sealed-values.ts';
import type { CaseWithHistory, StoredCase } from './stored-case.ts';
import { writeChangedCase, writeEscalateAt, writeMessage, writeNotifications, type ChangedCase } from './write-case.ts';

const OFFICE: readonly string[] = ['worker', 'head', 'grid-worker', 'social-worker'];

/**
 * Whoever of the office moves a case on becomes its handler, unless the action names somebody; approvers and the
 * applicant do not, nor who only adds to it. A confidential case changes hands by name only, because its handler
 * is who sees it.
 */
const handlerAfter = (
  stored: StoredCase,
  definition: ProcessDefinition,
  command: CaseCommand,
  { actor }: Acting,
): string | null => {
  if (command.type === 'hand-over') return command.toWorkerId;
  if (command.type !== 'act') return stored.handlerWorkerId;
  const action = definition.actions[command.action];
  const named = action?.assigns === undefined ? undefined : command.input[action.assigns];
  if (typeof named === 'string' && named !== '') return named;
  const moves = action?.to !== STAY && actor.roles.some((role) => OFFICE.includes(role));
  const keeps = isConfidential(definition) && stored.handlerWorkerId !== null;
  return moves && !keeps && actor.workerId !== null ? actor.workerId : stored.handlerWorkerId;
};

/** Ids in the values of an action must name somebody of this community. */
const checkNamed = (
  tx: Tx,
  deps: CaseworkDeps,
  stored: StoredCase,
  definition: ProcessDefinition,
  command: CaseCommand,
): Promise<Result<null>> | Result<null> => {
  if (command.type === 'hand-over')
    return worksFor(deps.directory, stored.communityId, command.toWorkerId)
      ? ok(null)
      : refuse('input-invalid', { field: 'toWorkerId', rule: 'unknown-worker' });
  const action = command.type === 'act' ? definition.actions[command.action] : undefined;
  if (command.type !== 'act' || action === undefined) return ok(null);
  return checkReferences(tx, deps, stored.communityId, action.input, command.input);
};

const auditDetails = (command: CaseCommand, changed: ChangedCase): Record<string, unknown> => ({
  command: command.type,
  ...(command.type === 'act' ? { action: command.action } : {}),
  ...(command.type === 'rate' ? { level: command.level } : {}),
  ...(command.type === 'hand-over' ? { toWorkerId: command.toWorkerId } : {}),
  ...(isConfidential(changed.definition) ? {} : { step: changed.state.step }),
  version: changed.state.version,
});

/** Only these take the case as the caller saw it; what the clock does is right at any version. */
export const staleRefusal = (stored: StoredCase, expectedVersion: number) =>
  stored.state.version === expectedVersion
    ? null
    : refuse('stale-version', { expected: expectedVersion, present: stored.state.version, step: stored.state.step });

/** Papers say what the values are, not that they are sealed. */
const withOpenValues = (deps: CaseworkDeps, changed: ChangedCase): ChangedCase => {
  if (!changed.newEvents.some((event) => event.type === 'document-issued')) return changed;
  const of = { communityId: changed.communityId, caseId: changed.id };
  return { ...changed, events: changed.events.map((event) => openEvent(deps.keyRing, of, event)) };
};

/** Carries a command out on a locked case and writes all that follows from it in the same transaction. */
export const changeCase = async (
  tx: Tx,
  deps: CaseworkDeps,
  stored: CaseWithHistory,
  command: CaseCommand,
  acting: Acting,
): Promise<Result<ChangedCase>> => {
  const { state } = stored;
  const definition = deps.processes.get(state.processId, state.processVersion);
  const item = itemOfCase(deps, state);
  const facts = caseFacts(deps, definition, item, stored.approvingOrganisationId, stored.handlerWorkerId);
  const events = decide(definition, state, command, acting.actor, facts, acting.now);
  if (!events.ok) return events;
  const named = await checkNamed(tx, deps, stored, definition, command);
  if (!named.ok) return named;
  const next = evolveAll(definition, state, events.value) ?? state;
  const changed: ChangedCase = {
    ...stored,
    definition,
    state: next,
    events: [...stored.events, ...events.value],
    newEvents: events.value,
    issued: [],
    handlerWorkerId: handlerAfter(stored, definition, command, acting),
    escalateAt: nextEscalationAt(definition, next, facts.calendar),
    closedAt: next.archivedAt,
  };
  if (events.value.length === 0) {
    if (command.type === 'escalate') writeEscalateAt(tx, changed);
    return ok(changed);
  }
  return writeWhatFollows(tx, deps, changed, item, command, acting);
};

/** Cases, codes and papers that the command leads to, and then everything that is written. */
const writeWhatFollows = async (
  tx: Tx,
  deps: CaseworkDeps,
  changed: ChangedCase,
  item: ServiceItem | null,
  command: CaseCommand,
  acting: Acting,
): Promise<Result<ChangedCase>> => {
  const linked = linkedOpening(deps, changed, command);
  const followed = linked === null ? ok(changed) : await openAndLink(tx, deps, changed, linked, acting);
  if (!followed.ok) return followed;
  const joined = await joinEarlier(changeCase, tx, deps, followed.value, command, acting);
  if (!joined.ok) return joined;
  const pushed = await pushMessages(tx, deps, joined.value, command, acting);
  if (!pushed.ok) return pushed;
  const coded = issueAnswerLink(tx, deps, joined.value);
  const final = { ...coded, issued: await issueDocuments(tx, deps, withOpenValues(deps, coded), item) };
  writeChangedCase(tx, final, deps.keyRing);
  writeNotifications(tx, final, notificationsOf(final, deps.directory), acting.now);
  if (final.newEvents.some((event) => event.type === 'action-taken'))
    writeMessage(tx, final, 'tell-applicant', { step: final.state.step, version: final.state.version }, acting.now);
  tx.write(
    auditPart({
      communityId: final.communityId,
      at: acting.now,
      actor: acting.actor.workerId ?? acting.actor.roles[0] ?? 'system',
      action: 'change-case',
      subjectKind: 'case',
      subjectId: final.id,
      outcome: 'done',
      origin: acting.origin,
      details: auditDetails(command, final),
    }),
  );
  return ok(final);
};

/** What a command opens besides: a bad rating its follow-up, an action the case that the definition names. */
const linkedOpening = (deps: CaseworkDeps, changed: ChangedCase, command: CaseCommand): LinkedOpening | null => {
  if (command.type === 'rate') {
    const processId = followUpProcess(changed.definition, command.level);
    return processId === null ? null : { processId, relation: 'follows-up', input: {} };
  }
  if (command.type !== 'act') return null;
  const opens = changed.definition.actions[command.action]?.opensLinked;
  if (opens === undefined) return null;
  return { processId: opens.processId, relation: 'led-to', input: carriedInput(deps, changed, opens.carries) };
};
