import { plainDateOf, type Instant, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { CaseSummary } from '../contract.ts';
import type { CaseState } from '../domain/case-state.ts';
import { workingDaysUntil } from '../domain/clock.ts';
import type { WorkingCalendar } from '../domain/commands.ts';
import { getStep } from '../domain/evolve.ts';
import type { CaseworkDeps } from './deps.ts';
import type { ListedCase } from './listed-case.ts';

export const itemNameOf = (deps: CaseworkDeps, state: Pick<CaseState, 'itemId' | 'itemVersion'>): Text | null =>
  state.itemId === null ? null : (deps.catalogue.itemVersion(state.itemId, state.itemVersion ?? 0)?.name ?? null);

export const workerNameOf = (deps: CaseworkDeps, id: string | null) =>
  id === null ? null : { id, name: deps.directory.worker(id)?.name ?? '' };

let latest = { now: '', today: '' };

/** The rows of a list share their instant; its date is worked out once. */
const todayAt = (now: Instant): PlainDate => {
  if (latest.now !== now) latest = { now, today: plainDateOf(now) };
  return latest.today;
};

const daysLeft = new WeakMap<WorkingCalendar, Map<string, number>>();
const MOST_REMEMBERED = 4_000;

/** Counted day by day once for each pair of dates: the cases of a list share few due dates. */
const workingDaysLeft = (today: PlainDate, dueOn: PlainDate, calendar: WorkingCalendar): number => {
  const counted = daysLeft.get(calendar) ?? new Map<string, number>();
  daysLeft.set(calendar, counted);
  const key = `${today}/${dueOn}`;
  const days = counted.get(key) ?? workingDaysUntil(dueOn, today, calendar);
  if (counted.size >= MOST_REMEMBERED) counted.clear();
  counted.set(key, days);
  return days;
};

/** What lists show of a case, in the words of the process version it runs on. */
export const summaryOf = (deps: CaseworkDeps, listed: ListedCase, now: Instant): CaseSummary => {
  const definition = deps.processes.get(listed.processId, listed.processVersion);
  return {
    id: listed.id,
    communityId: listed.communityId,
    communityName: deps.directory.organisation(listed.communityId)?.name ?? '',
    number: listed.number,
    processId: listed.processId,
    processName: definition.name,
    itemId: listed.itemId,
    itemName: itemNameOf(deps, listed),
    personId: listed.personId,
    personName: listed.personName,
    title: listed.title,
    state: listed.step,
    stateName: getStep(definition, listed.step).name,
    stateKind: listed.kind,
    outcome: listed.outcome,
    closing: listed.closing,
    confidential: listed.confidential,
    dueOn: listed.dueOn,
    dueProvisional: listed.dueProvisional,
    workingDaysLeft: listed.dueOn === null ? null : workingDaysLeft(todayAt(now), listed.dueOn, deps.calendar()),
    handler: workerNameOf(deps, listed.handlerWorkerId),
    openedAt: listed.openedAt,
    closedAt: listed.closedAt,
    rating: listed.rating,
    version: listed.version,
  };
};
