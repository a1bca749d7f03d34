import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTSIDE_ROLES } from '../../modules/access/domain/roles.ts';
import { addDays, startOfDay } from '../../kernel/plain-date.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { availableActions } from '../../modules/casework/domain/available-actions.ts';
import type { CaseEvent, MaterialStatus } from '../../modules/casework/domain/case-events.ts';
import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { Actor, CaseCommand } from '../../modules/casework/domain/commands.ts';
import { decide } from '../../modules/casework/domain/decide.ts';
import { STAY } from '../../modules/casework/domain/definition.ts';
import type { ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { evolveAll, replay } from '../../modules/casework/domain/evolve.ts';
import { transitionsOf } from '../../modules/casework/domain/transitions.ts';
import { checklist, factsOf } from '../../tests/casework/case-facts.ts';
import { everyFeature } from '../../tests/casework/every-feature.ts';
import { completeInput, openingInput } from '../../tests/casework/sample-input.ts';
import { processDefinitions } from './index.ts';

/** Somebody who may do everything, so that only the process itself limits what happens; and a second one, to check. */
const everybody: Actor = {
  workerId: 'w',
  roles: ['worker', 'head', 'approver', 'grid-worker', 'social-worker', 'manager', ...OUTSIDE_ROLES],
  organisationIds: ['street-office'],
};
const somebodyElse: Actor = { ...everybody, workerId: 'x' };

interface Move {
  readonly pick: number;
  readonly days: number;
  readonly materials: readonly MaterialStatus[];
  readonly excuse: boolean;
}

/** Mostly at hand, as at a real counter, so that walks get past reception. */
const status = fc.constantFrom<MaterialStatus>('brought', 'brought', 'brought', 'known', 'missing', 'not-needed');
const move: fc.Arbitrary<Move> = fc.record({
  pick: fc.nat(20),
  days: fc.nat(9),
  materials: fc.array(status, { minLength: 3, maxLength: 3 }),
  excuse: fc.boolean(),
});
const walk = fc.record({
  definition: fc.oneof(
    { weight: 1, arbitrary: fc.constant(everyFeature) },
    { weight: 4, arbitrary: fc.constantFrom(...processDefinitions) },
  ),
  start: fc.nat(700).map((days): PlainDate => addDays('2025-06-01', days)),
  materials: fc.array(status, { minLength: 3, maxLength: 3 }),
  moves: fc.array(move, { minLength: 8, maxLength: 22 }),
});
type Walk = typeof walk extends fc.Arbitrary<infer W> ? W : never;

interface Course {
  readonly definition: ProcessDefinition;
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  readonly today: PlainDate;
}

const factsFor = (definition: ProcessDefinition) => {
  const facts = factsOf(definition);
  return facts.item !== null
    ? {
        ...facts,
        item: {
          ...facts.item,
          processes: facts.item.processes.map((offer) =>
            offer.delegation === undefined
              ? offer
              : { ...offer, delegation: { ...offer.delegation, validUntil: '2030-12-31' } },
          ),
        },
      }
    : facts;
};

const attempt = (
  course: Omit<Course, 'state'> & { readonly state: CaseState | null },
  command: CaseCommand,
): Course | null => {
  const { definition, state, events, today } = course;
  const facts = factsFor(definition);
  const first = decide(definition, state, command, everybody, facts, startOfDay(today));
  const decided = first.ok ? first : decide(definition, state, command, somebodyElse, facts, startOfDay(today));
  if (!decided.ok) return null;
  const next = evolveAll(definition, state, decided.value);
  return next === null ? null : { definition, today, state: next, events: [...events, ...decided.value] };
};

const begin = ({ definition, start, materials }: Walk): Course => {
  const listed = factsFor(definition).item === null ? [] : checklist(...materials);
  const command: CaseCommand = {
    type: 'open',
    channel: 'counter',
    materials: listed,
    conditions: [],
    withPerson: definition.opening !== undefined && definition.opening.person !== 'none',
    ...(definition.opening === undefined ? {} : { input: openingInput(definition) }),
  };
  const course = attempt({ definition, state: null, events: [], today: start }, command);
  if (course === null) throw new Error('Every walk can begin');
  return course;
};

/**
 * Input for a move: complete, but a notice names what the move has as missing besides what is missing on the case, and
 * a renewed checklist is as the move has it.
 */
const inputOf = (course: Course, id: string, { materials, excuse }: Move): Readonly<Record<string, unknown>> => {
  const action = course.definition.actions[id];
  if (action === undefined) return {};
  const input = completeInput(action, course.state);
  const { whatChanged, ...rest } = input;
  const excused = excuse && whatChanged !== undefined ? { whatChanged } : {};
  if (!('materials' in input)) return { ...rest, ...excused };
  const list = checklist(...materials);
  if (!action.needs.includes('within-first-notice')) return { ...rest, materials: list };
  if (!excuse) return rest;
  const named = [...course.state.materials, ...list]
    .filter((entry) => entry.status === 'missing')
    .map(({ id: name }) => name);
  return { ...rest, ...excused, materials: [...new Set(named)] };
};

/** Ways out are chosen now and then only, so that walks get somewhere. */
const chooseFrom = <A extends { readonly emphasis: string }>(open: readonly A[], pick: number): A | undefined => {
  const onward = open.filter((action) => action.emphasis !== 'way-out');
  const among = onward.length > 0 && pick % 7 > 0 ? onward : open;
  return among[pick % Math.max(among.length, 1)];
};

/** Now and then a part is given away, answered, or the whole case handed over; most walks do without. */
const passedOn = (course: Course, { pick, days, excuse }: Move): Course => {
  const open = course.state.tasks?.find(({ answered }) => answered === null);
  if (open !== undefined && excuse)
    return attempt(course, { type: 'finish-task', taskId: open.id, done: days > 4, answer: '情况如此' }) ?? course;
  if (pick % 10 === 1)
    return attempt(course, { type: 'hand-over', toWorkerId: `worker-${days}`, reason: '外出' }) ?? course;
  const kind = course.definition.tasks?.kinds[0]?.id;
  if (pick % 4 > 0 || kind === undefined) return course;
  const task = { taskId: `task-${course.state.version}`, kind, what: '帮忙', dueOn: addDays(course.today, days) };
  return attempt(course, { type: 'add-task', ...task, to: { workerId: 'worker-2' } }) ?? course;
};

const step = (course: Course, chosen: Move): Course => {
  const later = { ...course, today: addDays(course.today, chosen.days) };
  const now = startOfDay(later.today);
  const woken = attempt(later, { type: 'remind' }) ?? later;
  const reminded = passedOn(attempt(woken, { type: 'escalate' }) ?? woken, chosen);
  const open = availableActions(course.definition, reminded.state, everybody, factsFor(course.definition), now).filter(
    (action) => action.available,
  );
  const action = chooseFrom(open, chosen.pick);
  if (action === undefined) return reminded;
  return attempt(reminded, { type: 'act', action: action.id, input: inputOf(reminded, action.id, chosen) }) ?? reminded;
};

/** Every property looks at the same walks, so each is walked once. */
const walkedBefore = new Map<string, readonly Course[]>();

const courses = (walked: Walk): readonly Course[] => {
  const key = JSON.stringify({ ...walked, definition: walked.definition.id });
  const known = walkedBefore.get(key);
  if (known !== undefined) return known;
  const first = begin(walked);
  const all = walked.moves.reduce<readonly Course[]>(
    (so, chosen) => [...so, step(so.at(-1) ?? first, chosen)],
    [first],
  );
  walkedBefore.set(key, all);
  return all;
};

/** Every sub-task answered, so that nothing but the process itself keeps the case. */
const settled = (course: Course): Course =>
  (course.state.tasks ?? [])
    .filter(({ answered }) => answered === null)
    .reduce((so, { id }) => attempt(so, { type: 'finish-task', taskId: id, done: true, answer: '好了' }) ?? so, course);

/** Looks for any way to the end that enters no step twice. */
const canEnd = (course: Course, been: readonly string[] = []): boolean => {
  if (course.state.archivedAt !== null) return true;
  const { step: here } = course.state;
  return transitionsOf(course.definition).some(({ id, action, from, to }) => {
    if (from !== here || to === here || been.includes(to)) return false;
    const next = attempt(course, { type: 'act', action: id, input: completeInput(action, course.state) });
    return next !== null && canEnd(next, [...been, here]);
  });
};

const holds = (property: (course: Course, walked: Walk) => void): void => {
  fc.assert(
    fc.property(walk, (walked) => {
      for (const course of courses(walked)) property(course, walked);
    }),
    { numRuns: 40 * processDefinitions.length, seed: 20261122 },
  );
};

describe('any course of any case', () => {
  it('replays to exactly its state after every step', () => {
    holds(({ definition, events, state }) => expect(replay(definition, events)).toEqual(state));
  });

  it('can always be brought to an end', () => {
    holds((course) => expect(canEnd(settled(course))).toBe(true));
  });

  it('has one first contact that never changes, ended at most once and always when filed', () => {
    holds(({ events, state }) => {
      expect(events.filter((event) => event.type === 'case-opened')).toHaveLength(1);
      const ends = events.filter((event) => event.type === 'first-contact-ended').length;
      expect(ends).toBe(state.firstContact.endedBy === null ? 0 : 1);
      expect(state.archivedAt !== null && ends === 0).toBe(false);
      expect(state.firstContact).toMatchObject({ workerId: 'w', at: events[0]?.at });
    });
  });

  it('passes only from step to step as its process allows, and through no end', () => {
    holds(({ definition, events, state }) => {
      const taken = events.filter((event) => event.type === 'action-taken');
      const forbidden = taken.filter(({ action: id, from, to }, index) => {
        const action = definition.actions[id];
        const leads = action?.to === STAY ? from : action?.to;
        const at = taken[index - 1]?.to ?? definition.initialStep;
        return from !== at || to !== leads || !action?.from.includes(from) || definition.steps[from]?.kind === 'done';
      });
      expect(forbidden).toEqual([]);
      const at = taken.at(-1)?.to ?? definition.initialStep;
      const kind = definition.steps[at]?.kind;
      expect([state.step, state.kind, state.archivedAt !== null]).toEqual([at, kind, kind === 'done']);
    });
  });

  it('names nothing beyond the first notice without an exception that says what changed', () => {
    holds(({ events }) => {
      const notices = events.filter((event) => event.type === 'notice-given');
      const first = notices[0]?.materialIds ?? [];
      for (const later of notices.slice(1)) {
        const beyond = later.materialIds.filter((id) => !first.includes(id));
        expect(later.exception?.newMaterialIds ?? []).toEqual(expect.arrayContaining(beyond));
        expect(later.exception?.whatChanged).not.toBe('');
      }
    });
  });

  it('is never due before its clock began to run', () => {
    holds(({ state }) => {
      for (const clock of Object.values(state.clocks)) {
        const marks = [clock.startedOn, clock.halfOn, clock.fourFifthsOn, clock.dueOn].filter((day) => day !== null);
        expect(marks).toEqual(marks.toSorted());
        expect(marks).toHaveLength(clock.dueOn === null ? 1 : 4);
      }
    });
  });

  it('balances its stops: only a waiting case has one open, a filed one has none', () => {
    holds(({ state }) => {
      for (const clock of Object.values(state.clocks)) {
        const open = clock.stops.filter((stop) => stop.to === null);
        expect(open.length).toBeLessThanOrEqual(state.kind === 'waiting' ? 1 : 0);
        for (const stop of clock.stops) expect(stop.to === null || stop.from <= stop.to).toBe(true);
      }
    });
  });

  it('leaves no clock without an end when filed, and changes no more after it', () => {
    holds((course) => {
      const filed = course.state.archivedAt !== null;
      const going = Object.values(course.state.clocks).filter((clock) => clock.endedOn === null);
      const possible = Object.entries(course.definition.actions).filter(
        ([id, action]) =>
          attempt(course, { type: 'act', action: id, input: completeInput(action, course.state) }) !== null,
      );
      expect([filed && going.length > 0, filed && possible.length > 0]).toEqual([false, false]);
    });
  });

  it('comes by every process: to an end, over what stays, parts given and answered, and a hand-over', () => {
    const seen = new Set<string>();
    holds(({ definition: { id, actions }, events, state }) => {
      for (const event of events) seen.add(`${id} ${event.type}`);
      const stays = events.some((event) => event.type === 'action-taken' && actions[event.action]?.to === STAY);
      if (stays) seen.add(`${id} stay`);
      if (state.archivedAt !== null) seen.add(`${id} end`);
    });
    const wanted = processDefinitions.flatMap(({ id, actions, tasks }) => [
      `${id} end`,
      `${id} handed-over`,
      ...(Object.values(actions).some(({ to }) => to === STAY) ? [`${id} stay`] : []),
      ...(tasks === undefined ? [] : [`${id} task-added`, `${id} task-finished`]),
    ]);
    expect(wanted.filter((each) => !seen.has(each))).toEqual([]);
  });

  it('comes by everything these properties speak of', () => {
    const seen = new Set<string>();
    holds(({ events, state }) => {
      for (const event of events) seen.add(event.type);
      for (const event of events.filter((each) => each.type === 'notice-given')) {
        if (event.exception !== null) seen.add('exception');
        if (event.ordinal > 1 && event.exception === null) seen.add('second notice');
      }
      seen.add(state.outcome ?? 'open');
    });
    const wanted =
      'exception,second notice,reminder-given,clock-stopped,clock-restarted,first-contact-ended,open,task-added,' +
      'task-finished,task-overdue,handed-over,escalated,clock-extended,answer-link-issued';
    const outcomes = 'completed,not-approved,refused,withdrawn,lapsed,handed-over';
    expect(`${wanted},${outcomes}`.split(',').filter((each) => !seen.has(each))).toEqual([]);
  });
});
