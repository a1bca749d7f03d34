import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { HIDDEN_AGAIN_AFTER_SECONDS, REVEAL_RULE, revealingBy } from '../../people/domain/reveal-limit.ts';
import { addCaseTask, finishCaseTask, handOverCases, revealCaseValue } from '../contract.ts';
import type { TaskHolder } from '../domain/case-events.ts';
import { askingIn, maySee } from './case-access.ts';
import { actingOf, commandOnCase, seeCase } from './case-routes.ts';
import { changeCase } from './change-case.ts';
import type { CaseworkDeps } from './deps.ts';
import { valueWords } from './form-words.ts';
import { worksFor } from './named-references.ts';
import { formOf, isSensitive, openValue } from './sealed-values.ts';
import { lockCase } from './stored-case.ts';

/** A sub-task goes to somebody who works here or to a body that exists. */
const holderRefusal = (deps: CaseworkDeps, communityId: string, to: TaskHolder): Result<null> => {
  if ('workerId' in to && !worksFor(deps.directory, communityId, to.workerId))
    return refuse('input-invalid', { field: 'workerId', rule: 'unknown-worker' });
  if ('organisationId' in to && deps.directory.organisation(to.organisationId) === undefined)
    return refuse('input-invalid', { field: 'organisationId', rule: 'unknown-organisation' });
  return ok(null);
};

const taskRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(addCaseTask, async (tx, call) => {
    const { expectedVersion, ...task } = call.body;
    const holder = holderRefusal(deps, call.params.communityId, task.to);
    if (!holder.ok) return holder;
    return commandOnCase(tx, deps, call, { type: 'add-task', taskId: newId(), ...task }, expectedVersion);
  }),
  implement(finishCaseTask, (tx, call) => {
    const { taskId } = call.params;
    return commandOnCase(tx, deps, call, { type: 'finish-task', taskId, ...call.body }, null);
  }),
];

const handOver = async (
  tx: Tx,
  deps: CaseworkDeps,
  call: Parameters<Parameters<typeof implement<typeof handOverCases>>[1]>[1],
): Promise<Result<{ handedOver: number }>> => {
  const { communityId } = call.params;
  const { caseIds, toWorkerId, reason } = call.body;
  const asking = askingIn(call.caller, communityId, deps.processes);
  const acting = actingOf(call, communityId);
  // In one order for everybody, so that two who hand over the same cases at once do not wait for each other in a ring.
  const ids = [...new Set(caseIds)].toSorted();
  for (const id of ids) {
    const stored = await lockCase(tx, communityId, id);
    if (stored === undefined) return refuse('not-found');
    const definition = deps.processes.get(stored.state.processId, stored.state.processVersion);
    if (!maySee(asking, stored, definition)) return refuse('not-found');
    const changed = await changeCase(tx, deps, stored, { type: 'hand-over', toWorkerId, reason }, acting);
    if (!changed.ok) return changed;
  }
  return ok({ handedOver: ids.length });
};

const revealRoute = (deps: CaseworkDeps): Implementation =>
  implement(revealCaseValue, async (tx, call) => {
    const stored = await seeCase(tx, deps, call);
    if (!stored.ok) return stored;
    const { communityId, caseId } = call.params;
    const { ordinal, field } = call.body;
    const attemptKey = revealingBy(call.caller.workerId);
    if (await deps.attempts.isLocked(attemptKey, REVEAL_RULE))
      return refuse('too-many-requests', { minutes: REVEAL_RULE.forgottenAfterMinutes });
    const definition = deps.processes.get(stored.value.state.processId, stored.value.state.processVersion);
    const event = stored.value.events[ordinal - 1];
    const input = event?.type === 'case-opened' || event?.type === 'action-taken' ? event.input : undefined;
    const found = event === undefined ? undefined : formOf(definition, event).find(({ id }) => id === field);
    const value = input?.[field];
    if (found === undefined || !isSensitive(found) || value === undefined) return refuse('nothing-to-reveal');
    await deps.attempts.record(attemptKey, REVEAL_RULE);
    recordDone(tx, call, communityId, {
      action: 'reveal-case-value',
      subjectKind: 'case',
      subjectId: caseId,
      details: { field, ordinal },
    });
    const opened = openValue(deps.keyRing, { communityId, caseId }, field, value);
    return ok({
      value: valueWords(deps, found, opened).zh,
      hiddenAgainAfterSeconds: HIDDEN_AGAIN_AFTER_SECONDS,
    });
  });

/** Parts given to others, cases given to others, and what is hidden until somebody asks for it. */
export const passingOnRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  ...taskRoutes(deps),
  implement(handOverCases, (tx, call) => handOver(tx, deps, call)),
  revealRoute(deps),
];
