import { plainDateOf, type Instant } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { CaseSummary } from '../contract.ts';
import type { CaseState } from '../domain/case-state.ts';
import { workingDaysLeft } from '../domain/clock.ts';
import { getStep } from '../domain/evolve.ts';
import { nearestClock } from './case-columns.ts';
import type { CaseworkDeps } from './deps.ts';
import type { StoredCase } from './stored-case.ts';

export const itemNameOf = (deps: CaseworkDeps, state: Pick<CaseState, 'itemId' | 'itemVersion'>): Text | null =>
  state.itemId === null ? null : (deps.catalogue.itemVersion(state.itemId, state.itemVersion ?? 0)?.name ?? null);

export const workerNameOf = (deps: CaseworkDeps, id: string | null) =>
  id === null ? null : { id, name: deps.directory.worker(id)?.name ?? '' };

/** What lists show of a case, in the words of the process version it runs on. */
export const summaryOf = (deps: CaseworkDeps, stored: StoredCase, now: Instant): CaseSummary => {
  const { state } = stored;
  const definition = deps.processes.get(state.processId, state.processVersion);
  const clock = nearestClock(state);
  return {
    id: stored.id,
    communityId: stored.communityId,
    communityName: deps.directory.organisation(stored.communityId)?.name ?? '',
    number: stored.number,
    processId: state.processId,
    processName: definition.name,
    itemId: state.itemId,
    itemName: itemNameOf(deps, state),
    personId: stored.personId,
    personName: stored.personName,
    state: state.step,
    stateName: getStep(definition, state.step).name,
    stateKind: state.kind,
    outcome: state.outcome,
    dueOn: clock?.dueOn ?? null,
    dueProvisional: clock?.provisional ?? false,
    workingDaysLeft: clock === undefined ? null : workingDaysLeft(clock, plainDateOf(now), deps.calendar()),
    handler: workerNameOf(deps, stored.handlerWorkerId),
    openedAt: stored.openedAt,
    closedAt: state.archivedAt,
    rating: state.rating,
    version: state.version,
  };
};
