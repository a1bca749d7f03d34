import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { auditPart } from '../../audit/server/index.ts';
import type { CaseCommand } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { evolveAll } from '../domain/evolve.ts';
import { followUpProcess } from '../domain/rating.ts';
import { issueDocuments } from './case-documents.ts';
import { notificationsOf } from './case-notifications.ts';
import type { CaseworkDeps } from './deps.ts';
import { caseFacts } from './matter-facts.ts';
import type { Acting } from './open-case.ts';
import { openFollowUp } from './open-follow-up.ts';
import type { CaseWithHistory, StoredCase } from './stored-case.ts';
import { writeChangedCase, writeMessage, writeNotifications, type ChangedCase } from './write-case.ts';

/** A worker who moves a case on becomes its handler; approvers and the applicant do not. */
const handlerAfter = (stored: StoredCase, command: CaseCommand, acting: Acting): string | null => {
  const { actor } = acting;
  const moves = command.type === 'act' && (actor.roles.includes('worker') || actor.roles.includes('head'));
  return moves && actor.workerId !== null ? actor.workerId : stored.handlerWorkerId;
};

const auditDetails = (command: CaseCommand, changed: ChangedCase): Record<string, unknown> => ({
  command: command.type,
  ...(command.type === 'act' ? { action: command.action } : {}),
  ...(command.type === 'rate' ? { level: command.level } : {}),
  step: changed.state.step,
  version: changed.state.version,
});

/** Only these take the case as the caller saw it; what the clock does is right at any version. */
export const staleRefusal = (stored: StoredCase, expectedVersion: number) =>
  stored.state.version === expectedVersion
    ? null
    : refuse('stale-version', { expected: expectedVersion, present: stored.state.version, step: stored.state.step });

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
  const item =
    state.itemId === null ? null : (deps.catalogue.itemVersion(state.itemId, state.itemVersion ?? 0) ?? null);
  const facts = caseFacts(deps, definition, item, stored.approvingOrganisationId);
  const events = decide(definition, state, command, acting.actor, facts, acting.now);
  if (!events.ok) return events;
  const next = evolveAll(definition, state, events.value) ?? state;
  const changed: ChangedCase = {
    ...stored,
    definition,
    state: next,
    events: [...stored.events, ...events.value],
    newEvents: events.value,
    issued: [],
    handlerWorkerId: handlerAfter(stored, command, acting),
    closedAt: next.archivedAt,
  };
  if (events.value.length === 0) return ok(changed);
  const followed = await followRating(tx, deps, changed, command, acting);
  if (!followed.ok) return followed;
  const final = { ...followed.value, issued: await issueDocuments(tx, deps, followed.value, item) };
  writeChangedCase(tx, final);
  writeNotifications(tx, final, notificationsOf(final, deps.directory), acting.now);
  if (command.type === 'act')
    writeMessage(tx, final, 'tell-applicant', { step: next.step, version: next.version }, acting.now);
  tx.write(
    auditPart({
      communityId: stored.communityId,
      at: acting.now,
      actor: acting.actor.workerId ?? acting.actor.roles[0] ?? 'system',
      action: 'change-case',
      subjectKind: 'case',
      subjectId: stored.id,
      outcome: 'done',
      origin: acting.origin,
      details: auditDetails(command, final),
    }),
  );
  return ok(final);
};

/** A bad rating opens its follow-up in the same transaction and links it to the rated case. */
const followRating = async (
  tx: Tx,
  deps: CaseworkDeps,
  changed: ChangedCase,
  command: CaseCommand,
  acting: Acting,
): Promise<Result<ChangedCase>> => {
  const processId = command.type === 'rate' ? followUpProcess(changed.definition, command.level) : null;
  if (processId === null) return ok(changed);
  const opened = await openFollowUp(tx, deps, changed, processId, acting);
  if (!opened.ok) return opened;
  const facts = caseFacts(deps, changed.definition, null, changed.approvingOrganisationId);
  const asSystem = { workerId: null, roles: ['system'] as const, organisationIds: [] };
  const link = { type: 'link', caseId: opened.value.id, relation: 'follows-up' } as const;
  const linked = decide(changed.definition, changed.state, link, asSystem, facts, acting.now);
  if (!linked.ok) return linked;
  const state = evolveAll(changed.definition, changed.state, linked.value) ?? changed.state;
  return ok({
    ...changed,
    state,
    events: [...changed.events, ...linked.value],
    newEvents: [...changed.newEvents, ...linked.value],
  });
};
