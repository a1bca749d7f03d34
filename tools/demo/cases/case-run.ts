import { plainDateOf, startOfDay } from '../../../kernel/plain-date.ts';
import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';
import type { CaseEvent } from '../../../modules/casework/domain/case-events.ts';
import type { CaseState } from '../../../modules/casework/domain/case-state.ts';
import type { Actor, CaseCommand, CaseFacts } from '../../../modules/casework/domain/commands.ts';
import { decide } from '../../../modules/casework/domain/decide.ts';
import type { ProcessDefinition } from '../../../modules/casework/domain/definition.ts';
import { evolveAll } from '../../../modules/casework/domain/evolve.ts';
import { columnsOf } from '../../../modules/casework/server/case-columns.ts';
import { caseFacts } from '../../../modules/casework/server/matter-facts.ts';
import type { ServiceItem } from '../../../modules/guides/domain/service-item.ts';
import type { DemoPerson } from '../demo-people.ts';
import { SYSTEM } from './world.ts';
import type { CaseWorld } from './world.ts';
import { minutesLater } from './working-time.ts';

/** One command as it was carried out, with the case as it stood afterwards. */
export interface DoneCommand {
  readonly at: Instant;
  readonly actor: Actor;
  readonly commands: readonly CaseCommand[];
  readonly newEvents: readonly CaseEvent[];
  readonly state: CaseState;
  readonly handlerWorkerId: string | null;
}

/** A case in the making: it grows by the engine's own decisions until the story or the year ends. */
export interface CaseRun {
  readonly id: string;
  readonly world: CaseWorld;
  readonly definition: ProcessDefinition;
  readonly item: ServiceItem | null;
  readonly person: DemoPerson | null;
  readonly approvingOrganisationId: string | null;
  readonly openedAt: Instant;
  readonly done: readonly DoneCommand[];
  /** Where the case stands; undefined until it was opened. */
  state(): CaseState | undefined;
  at(): Instant;
  /** Carries commands out as one, after the reminders due before. False, and nothing done, when `at` lies after the end. */
  carryOut(commands: readonly CaseCommand[], actor: Actor, at: Instant): boolean;
  /** Gives the reminders that fall due until the end of the story. */
  finish(): void;
}

export interface NewRun {
  readonly world: CaseWorld;
  readonly definition: ProcessDefinition;
  readonly item: ServiceItem | null;
  readonly person: DemoPerson | null;
  readonly approvingOrganisationId: string | null;
  readonly openedAt: Instant;
}

const factsAt = (run: NewRun, at: Instant): CaseFacts => {
  const { world, definition, item, approvingOrganisationId } = run;
  const facts = caseFacts({ calendar: () => world.calendar }, definition, item, approvingOrganisationId);
  const kinds = Object.values(definition.actions).flatMap(({ documents }) => documents);
  const documentIds = Object.fromEntries(kinds.map((kind) => [kind, world.idAt(at)]));
  return { ...facts, documentIds, answerLinkId: world.idAt(at) };
};

/** Whoever an action names to handle the case from then on. */
const assignedBy = (definition: ProcessDefinition, commands: readonly CaseCommand[]): string | undefined => {
  const [assigned] = commands.flatMap((command) => {
    const field = command.type === 'act' ? definition.actions[command.action]?.assigns : undefined;
    return command.type === 'act' && field !== undefined ? [command.input[field]] : [];
  });
  return typeof assigned === 'string' ? assigned : undefined;
};

const worksAtTheWindow = (actor: Actor): boolean => actor.roles.includes('worker') || actor.roles.includes('head');

export const startRun = (input: NewRun): CaseRun => {
  const { world, definition, openedAt } = input;
  const done: DoneCommand[] = [];
  let state: CaseState | undefined;
  let handlerWorkerId: string | null = null;
  const apply = (commands: readonly CaseCommand[], actor: Actor, at: Instant): void => {
    const facts = factsAt(input, at);
    const before = state;
    const newEvents: CaseEvent[] = [];
    const rated = commands.some((command) => command.type === 'rate');
    for (const command of commands) {
      // The follow-up of a rating is linked by the program, a continuing matter by the worker who opens it.
      const acting = command.type === 'link' && rated ? SYSTEM : actor;
      const events = decide(definition, state ?? null, command, acting, facts, at);
      if (!events.ok) throw new Error(`${definition.id} refused ${command.type}: ${JSON.stringify(events.refusal)}`);
      state = evolveAll(definition, state ?? null, events.value) ?? state;
      newEvents.push(...events.value);
    }
    const moves = before === undefined || commands.some((command) => command.type === 'act');
    const assigned = assignedBy(definition, commands);
    if (assigned !== undefined) handlerWorkerId = assigned;
    else if (moves && worksAtTheWindow(actor)) handlerWorkerId = actor.workerId;
    if (state === undefined) throw new Error('A case begins with its opening.');
    if (newEvents.length > 0) done.push({ at, actor, commands, newEvents, state, handlerWorkerId });
  };
  const nextMark = (): PlainDate | null =>
    state === undefined || state.archivedAt !== null ? null : columnsOf(state, definition).nextMarkOn;
  // The job gives reminders soon after midnight; a mark on the day of the last step counts from then on.
  const remindUntil = (until: Instant): void => {
    for (let mark = nextMark(); mark !== null; mark = nextMark()) {
      const at = minutesLater(startOfDay(mark), 5);
      if (at >= until || at > world.end) return;
      const last = done.at(-1)?.at ?? openedAt;
      const given = done.length;
      apply([{ type: 'remind' }], SYSTEM, at > last ? at : minutesLater(last, 1));
      if (done.length === given) return;
    }
  };
  return {
    ...input,
    id: world.idAt(openedAt),
    done,
    state: () => state,
    at: () => done.at(-1)?.at ?? openedAt,
    carryOut: (commands, actor, at) => {
      if (at > world.end) return false;
      remindUntil(at);
      const last = done.at(-1)?.at ?? openedAt;
      apply(commands, actor, at > last || done.length === 0 ? at : minutesLater(last, 2));
      return true;
    },
    finish: () => remindUntil(minutesLater(startOfDay(plainDateOf(world.end)), 10)),
  };
};
