import type { CaseEvent } from '../../modules/casework/domain/case-events.ts';
import type { Limit } from '../../modules/casework/domain/definition.ts';
import { naiveDue, type NaiveCalendar, type NaiveClock } from './naive-calendar.ts';

export interface CaseHistory {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly version: number;
  readonly dueOn: string | null;
  readonly firstWorkerId: string;
  readonly events: readonly CaseEvent[];
}

interface Walk {
  readonly history: CaseHistory;
  readonly calendars: ReadonlyMap<string, NaiveCalendar>;
  readonly wrong: string[];
  readonly clocks: Map<string, Running>;
  readonly missing: Set<string>;
  limits: Readonly<Record<string, Limit>>;
  first: readonly string[] | null;
  notices: number;
  contactsEnded: number;
}

interface Running extends NaiveClock {
  /** As recorded when it was last counted. */
  readonly dueOn: string | null;
  readonly ended: boolean;
  readonly overdueTold: boolean;
}

const clockOf = (walk: Walk, id: string): Running => {
  const clock = walk.clocks.get(id);
  if (clock === undefined) throw new Error(`${walk.history.number}: clock ${id} was never started.`);
  return clock;
};

const isStanding = ({ stops }: NaiveClock): boolean => stops.at(-1)?.to === null;

const expectDue = (walk: Walk, id: string, due: string | null, version: string): void => {
  const calendar = walk.calendars.get(version);
  if (calendar === undefined) walk.wrong.push(`clock ${id} was counted by calendar ${version}, which nobody made`);
  else if (naiveDue(clockOf(walk, id), calendar) !== due)
    walk.wrong.push(`clock ${id} is due on ${due ?? 'no day'}, counted anew ${naiveDue(clockOf(walk, id), calendar)}`);
};

const start = (walk: Walk, id: string, on: string): void => {
  const limit = walk.limits[id];
  if (limit === undefined) throw new Error(`${walk.history.number}: clock ${id} has no limit.`);
  const { unit, promised } = limit;
  const moves = limit.endsOnDayOff?.moves ?? true;
  walk.clocks.set(id, {
    unit,
    promised,
    moves,
    startedOn: on,
    granted: 0,
    stops: [],
    dueOn: null,
    ended: false,
    overdueTold: false,
  });
};

const change = (walk: Walk, id: string, to: Partial<Running>): void =>
  void walk.clocks.set(id, { ...clockOf(walk, id), ...to });

const end = (walk: Walk, id: string, on: string, late: boolean): void => {
  const clock = clockOf(walk, id);
  const last = isStanding(clock) ? (clock.stops.at(-1)?.from ?? on) : on;
  if (clock.dueOn !== null && late !== last > clock.dueOn)
    walk.wrong.push(`clock ${id} due on ${clock.dueOn} ended on ${last} and is ${late ? '' : 'not '}called late`);
  const stops = clock.stops.map((stop) => ({ ...stop, to: stop.to ?? on }));
  change(walk, id, { ended: true, stops });
};

/** The guarantee of the one-time notice, from nothing but what was told. */
const notice = (walk: Walk, event: CaseEvent & { readonly type: 'notice-given' }): void => {
  walk.notices += 1;
  if (event.ordinal !== walk.notices) walk.wrong.push(`notice ${event.ordinal} is the ${walk.notices}. of the case`);
  const leftOut = [...walk.missing].filter((id) => !event.materialIds.includes(id));
  if (leftOut.length > 0) walk.wrong.push(`notice ${event.ordinal} does not name ${leftOut.join(', ')}`);
  const beyond = walk.first === null ? [] : event.materialIds.filter((id) => !walk.first?.includes(id));
  const reason = event.exception?.whatChanged.trim() ?? '';
  if (beyond.length > 0 && (reason === '' || beyond.some((id) => !event.exception?.newMaterialIds.includes(id))))
    walk.wrong.push(`notice ${event.ordinal} names ${beyond.join(', ')} beyond the first list without a reason`);
  walk.first ??= event.materialIds;
  for (const id of event.materialIds) walk.missing.add(id);
};

const stepOn = (walk: Walk, event: CaseEvent): void => {
  switch (event.type) {
    case 'case-opened':
      walk.limits = event.limits;
      if (event.firstContact.workerId !== walk.history.firstWorkerId)
        walk.wrong.push('the first contact was overwritten');
      return;
    case 'materials-checked':
      walk.missing.clear();
      for (const { id, status } of event.materials) if (status === 'missing') walk.missing.add(id);
      return;
    case 'notice-given':
      return notice(walk, event);
    case 'first-contact-ended':
      walk.contactsEnded += 1;
      return;
    case 'clock-started':
      return start(walk, event.clock, event.on);
    case 'clock-stopped':
      return change(walk, event.clock, { stops: [...clockOf(walk, event.clock).stops, { from: event.on, to: null }] });
    case 'clock-restarted':
      return change(walk, event.clock, {
        stops: clockOf(walk, event.clock).stops.map((stop) => ({ ...stop, to: stop.to ?? event.on })),
      });
    case 'clock-extended':
      return change(walk, event.clock, { granted: clockOf(walk, event.clock).granted + event.days });
    case 'due-dates-set':
      expectDue(walk, event.clock, event.dueOn, event.calendarVersion);
      return change(walk, event.clock, { dueOn: event.dueOn });
    case 'clock-ended':
      return end(walk, event.clock, event.on, event.late);
    case 'reminder-given':
      return event.mark === 'overdue' ? change(walk, event.clock, { overdueTold: true }) : undefined;
    default:
      return undefined;
  }
};

const countsOf = (walk: Walk): void => {
  const { history, wrong, contactsEnded } = walk;
  const openings = history.events.filter(({ type }) => type === 'case-opened').length;
  if (openings !== 1 || history.events[0]?.type !== 'case-opened') wrong.push(`${openings} first contacts`);
  if (contactsEnded > 1) wrong.push(`the first contact ended ${contactsEnded} times`);
  if (history.version !== history.events.length)
    wrong.push(`version ${history.version} of ${history.events.length} events`);
};

const dueNow = (walk: Walk, calendar: NaiveCalendar): void => {
  const { history, wrong } = walk;
  const running = [...walk.clocks].filter(([, clock]) => !clock.ended && !isStanding(clock));
  if (history.kind === 'done') {
    if ([...walk.clocks.values()].some(({ ended }) => !ended)) wrong.push('a clock runs on after the end');
    return;
  }
  for (const [id, clock] of running) expectDue(walk, id, clock.dueOn, calendar.version);
  const nearest = running.map(([, { dueOn }]) => dueOn ?? '').toSorted()[0] ?? null;
  if (nearest !== history.dueOn)
    wrong.push(`the case is due on ${String(history.dueOn)}, its nearest clock on ${String(nearest)}`);
};

/** Walks a history without the engine; what does not hold, in words. */
export const wrongWith = (
  history: CaseHistory,
  calendars: ReadonlyMap<string, NaiveCalendar>,
  present: NaiveCalendar,
): { readonly wrong: readonly string[]; readonly overdueUntold: (today: string) => readonly string[] } => {
  const walk: Walk = {
    history,
    calendars,
    wrong: [],
    clocks: new Map(),
    missing: new Set(),
    limits: {},
    first: null,
    notices: 0,
    contactsEnded: 0,
  };
  for (const event of history.events) stepOn(walk, event);
  countsOf(walk);
  dueNow(walk, present);
  const overdueUntold = (today: string): readonly string[] =>
    history.kind === 'done'
      ? []
      : [...walk.clocks]
          .filter(
            ([, clock]) => !clock.ended && !isStanding(clock) && (clock.dueOn ?? today) < today && !clock.overdueTold,
          )
          .map(([id]) => `${history.number}: clock ${id} is overdue and nobody was told`);
  return { wrong: walk.wrong.map((line) => `${history.number}: ${line}`), overdueUntold };
};
