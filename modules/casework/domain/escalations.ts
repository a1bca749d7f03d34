import { addDays, startOfDay } from '../../../kernel/plain-date.ts';
import type { Instant } from '../../../kernel/plain-date.ts';
import type { CaseState } from './case-state.ts';
import { isRunning } from './clock.ts';
import type { WorkingCalendar } from './commands.ts';
import type { Escalation, ProcessDefinition } from './definition.ts';
import { momentAfter } from './moment-after.ts';

/** When an escalation falls due as things stand; null while it cannot. */
const dueAt = ({ when }: Escalation, state: CaseState, calendar: WorkingCalendar): Instant | null => {
  if ('inStep' in when)
    return state.step === when.inStep && state.enteredAt !== undefined
      ? momentAfter(state.enteredAt, when.longerThan, calendar)
      : null;
  const clock = state.clocks[when.clock];
  if (clock === undefined || !isRunning(clock) || clock.dueOn === null) return null;
  if (when.mark === 'half') return clock.halfOn === null ? null : startOfDay(clock.halfOn);
  if (when.mark === 'four-fifths') return clock.fourFifthsOn === null ? null : startOfDay(clock.fourFifthsOn);
  if (when.mark === 'overdue') return startOfDay(addDays(clock.dueOn, 1));
  const { overdueBy } = when.mark;
  const inDays = overdueBy.unit === 'working-days' || overdueBy.unit === 'calendar-days';
  return momentAfter(startOfDay(inDays ? clock.dueOn : addDays(clock.dueOn, 1)), overdueBy, calendar);
};

interface Pending {
  readonly escalation: Escalation;
  readonly at: Instant;
}

/** What will happen by itself, soonest first; an action that the present step does not have is not waited for. */
const pending = (definition: ProcessDefinition, state: CaseState, calendar: WorkingCalendar): readonly Pending[] => {
  if (state.archivedAt !== null) return [];
  return (definition.escalations ?? [])
    .filter(({ id, does }) => {
      const possible = !('act' in does) || definition.actions[does.act]?.from.includes(state.step) === true;
      return possible && state.escalated?.includes(id) !== true;
    })
    .flatMap((escalation) => {
      const at = dueAt(escalation, state, calendar);
      return at === null ? [] : [{ escalation, at }];
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

/** The moment at which the case has to be looked at again; null while nothing is waited for. */
export const nextEscalationAt = (
  definition: ProcessDefinition,
  state: CaseState,
  calendar: WorkingCalendar,
): Instant | null => pending(definition, state, calendar)[0]?.at ?? null;

/** The escalation that has been due longest at this moment, if any. */
export const dueEscalation = (
  definition: ProcessDefinition,
  state: CaseState,
  calendar: WorkingCalendar,
  now: Instant,
): Escalation | null => {
  const first = pending(definition, state, calendar)[0];
  return first !== undefined && Date.parse(first.at) <= Date.parse(now) ? first.escalation : null;
};
