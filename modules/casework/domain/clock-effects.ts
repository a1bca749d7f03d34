import type { PlainDate } from '../../../kernel/plain-date.ts';
import { computeDueDates, endsLate, isRunning } from './clock.ts';
import type { ClockState } from './case-state.ts';
import type { WorkingCalendar } from './commands.ts';
import type { ClockEffect, ClockId, ProcessDefinition } from './definition.ts';
import type { ActionInput } from './input.ts';
import { record, recorded } from './recording.ts';
import type { Recording } from './recording.ts';

/** Every clock that a process starts, at opening or by an action. */
export const clocksOf = (definition: ProcessDefinition): readonly ClockId[] => [
  ...new Set([
    ...(definition.clockAtOpening ?? []),
    ...Object.values(definition.actions).flatMap((action) =>
      action.clock.flatMap((effect) => {
        if ('start' in effect) return [effect.start];
        return 'renew' in effect ? [effect.renew] : [];
      }),
    ),
  ]),
];

const getClock = (recording: Recording, clock: ClockId): ClockState => {
  const state = recorded(recording).clocks[clock];
  if (state === undefined) throw new Error(`Clock "${clock}" was never started`);
  return state;
};

/** Writes down the due dates when they differ from those on record, so that replay needs no calendar. */
export const recordDueDates = (recording: Recording, clock: ClockId, calendar: WorkingCalendar): Recording => {
  const present = getClock(recording, clock);
  const due = isRunning(present) ? computeDueDates(present, calendar) : null;
  if (due === null) return recording;
  const same =
    due.dueOn === present.dueOn &&
    due.halfOn === present.halfOn &&
    due.fourFifthsOn === present.fourFifthsOn &&
    due.provisional === present.provisional;
  return same
    ? recording
    : record(recording, { type: 'due-dates-set', clock, ...due, calendarVersion: calendar.version });
};

export const startClock = (recording: Recording, clock: ClockId, on: PlainDate, calendar: WorkingCalendar): Recording =>
  recordDueDates(record(recording, { type: 'clock-started', clock, on }), clock, calendar);

const endClock = (recording: Recording, clock: ClockId, on: PlainDate, calendar: WorkingCalendar): Recording => {
  const state = getClock(recording, clock);
  return state.endedOn === null
    ? record(recording, { type: 'clock-ended', clock, on, late: endsLate(state, on, calendar) })
    : recording;
};

/** A new run from today; the one before ends, late or not. */
const renewClock = (recording: Recording, clock: ClockId, on: PlainDate, calendar: WorkingCalendar): Recording => {
  const known = recorded(recording).clocks[clock] !== undefined;
  return startClock(known ? endClock(recording, clock, on, calendar) : recording, clock, on, calendar);
};

const extendClock = (recording: Recording, clock: ClockId, days: unknown, calendar: WorkingCalendar): Recording =>
  typeof days === 'number' && days > 0
    ? recordDueDates(record(recording, { type: 'clock-extended', clock, days }), clock, calendar)
    : recording;

const applyEffect = (
  recording: Recording,
  effect: ClockEffect,
  on: PlainDate,
  calendar: WorkingCalendar,
  values: ActionInput['values'],
): Recording => {
  if ('renew' in effect) return renewClock(recording, effect.renew, on, calendar);
  if ('extend' in effect) return extendClock(recording, effect.extend, values[effect.byInput], calendar);
  if ('start' in effect) return startClock(recording, effect.start, on, calendar);
  if ('stop' in effect) {
    return record(recording, { type: 'clock-stopped', clock: effect.stop, on, reason: effect.reason });
  }
  if ('restart' in effect) {
    const restarted = record(recording, { type: 'clock-restarted', clock: effect.restart, on });
    return recordDueDates(restarted, effect.restart, calendar);
  }
  return endClock(recording, effect.end, on, calendar);
};

export const applyClockEffects = (
  recording: Recording,
  effects: readonly ClockEffect[],
  on: PlainDate,
  calendar: WorkingCalendar,
  values: ActionInput['values'],
): Recording => effects.reduce((running, effect) => applyEffect(running, effect, on, calendar, values), recording);

/** A case that is done leaves no clock behind, also none that stands still. */
export const endAllClocks = (recording: Recording, on: PlainDate, calendar: WorkingCalendar): Recording =>
  Object.keys(recorded(recording).clocks).reduce((running, clock) => endClock(running, clock, on, calendar), recording);
