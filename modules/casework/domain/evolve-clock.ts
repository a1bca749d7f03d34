import type { CaseEvent } from './case-events.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { CaseState, ClockState, ClockStop } from './case-state.ts';

export type ClockEvent = Extract<
  CaseEvent,
  {
    type:
      | 'clock-started'
      | 'clock-stopped'
      | 'clock-restarted'
      | 'clock-ended'
      | 'clock-extended'
      | 'due-dates-set'
      | 'reminder-given';
  }
>;

/** A clock may run again after it ended (a matter sent on a second time): lateness of an earlier run is kept. */
const started = (state: CaseState, event: ClockEvent & { type: 'clock-started' }): ClockState => {
  const limit = state.limits[event.clock];
  if (limit === undefined) throw new Error(`Clock "${event.clock}" has no limit`);
  return {
    limit,
    startedOn: event.on,
    stops: [],
    endedOn: null,
    late: state.clocks[event.clock]?.late ?? false,
    dueOn: null,
    halfOn: null,
    fourFifthsOn: null,
    provisional: false,
    reminders: [],
  };
};

const closed = (stops: readonly ClockStop[], on: PlainDate): readonly ClockStop[] =>
  stops.map((stop) => (stop.to === null ? { ...stop, to: on } : stop));

type LaterClockEvent = Exclude<ClockEvent, { type: 'clock-started' }>;

const changed = (clock: ClockState, event: LaterClockEvent): ClockState => {
  switch (event.type) {
    case 'clock-stopped':
      return {
        ...clock,
        stops: [...clock.stops, { from: event.on, to: null, reason: event.reason }],
        dueOn: null,
        halfOn: null,
        fourFifthsOn: null,
        provisional: false,
      };
    case 'clock-restarted':
      return { ...clock, stops: closed(clock.stops, event.on) };
    case 'clock-ended':
      return { ...clock, stops: closed(clock.stops, event.on), endedOn: event.on, late: clock.late || event.late };
    case 'clock-extended':
      return { ...clock, extendedBy: (clock.extendedBy ?? 0) + event.days };
    case 'due-dates-set':
      return {
        ...clock,
        dueOn: event.dueOn,
        halfOn: event.halfOn,
        fourFifthsOn: event.fourFifthsOn,
        provisional: event.provisional,
      };
    case 'reminder-given':
      return { ...clock, reminders: [...clock.reminders, event.mark] };
  }
};

/** The clocks of a case after a clock event. */
export const evolveClocks = (state: CaseState, event: ClockEvent): CaseState['clocks'] => {
  if (event.type === 'clock-started') return { ...state.clocks, [event.clock]: started(state, event) };
  const clock = state.clocks[event.clock];
  if (clock === undefined) throw new Error(`Clock "${event.clock}" was never started`);
  return { ...state.clocks, [event.clock]: changed(clock, event) };
};
