import { evolveClocks } from './evolve-clock.ts';
import type { ClockEvent } from './evolve-clock.ts';
import { enteredStep, escalatedAfterStart, keptOfInput } from './evolve-step.ts';
import { evolveTasks } from './evolve-tasks.ts';
import type { CaseEvent, CaseMaterial } from './case-events.ts';
import type { CaseState } from './case-state.ts';
import { titleOf } from './case-title.ts';
import type { ProcessDefinition, StepDefinition } from './definition.ts';

/** The step of a definition. A step that is not there is a fault: events and definition do not belong together. */
export const getStep = (definition: ProcessDefinition, id: string): StepDefinition => {
  const step = definition.steps[id];
  if (step === undefined) throw new Error(`Process ${definition.id} v${definition.version} has no step "${id}"`);
  return step;
};

const hiddenFrom = (
  event: CaseEvent & { type: 'case-opened' },
  definition: ProcessDefinition,
): Pick<CaseState, 'hiddenFrom'> => {
  const workerId = event.input?.['complainedAboutWorkerId'];
  return definition.hidesApplicantFrom !== undefined && typeof workerId === 'string' ? { hiddenFrom: [workerId] } : {};
};

const titled = (
  event: CaseEvent & { type: 'case-opened' },
  definition: ProcessDefinition,
): Pick<CaseState, 'title'> => {
  const title = titleOf(definition, event.input ?? {});
  return title === null ? {} : { title };
};

const opened = (event: CaseEvent & { type: 'case-opened' }, definition: ProcessDefinition): CaseState => ({
  processId: event.processId,
  processVersion: event.processVersion,
  itemId: event.itemId,
  itemVersion: event.itemVersion,
  ...(event.itemOverlays === undefined ? {} : { itemOverlays: event.itemOverlays }),
  channel: event.channel,
  step: definition.initialStep,
  kind: getStep(definition, definition.initialStep).kind,
  firstContact: { ...event.firstContact, endedBy: null },
  limits: event.limits,
  clocks: {},
  materials: [],
  conditions: [],
  firstNotice: null,
  noticeCount: 0,
  noticeExceptions: 0,
  timesTaken: {},
  documents: [],
  linkedFrom: event.linkedFrom,
  links: [],
  outcome: null,
  archivedAt: null,
  ratingAsked: false,
  rating: null,
  ...enteredStep(definition, {}, event, definition.initialStep),
  ...keptOfInput(definition.opening?.input ?? [], event.input ?? {}),
  ...hiddenFrom(event, definition),
  ...titled(event, definition),
  version: 1,
});

const unitMayAnswer = (definition: ProcessDefinition, step: string): boolean =>
  Object.values(definition.actions).some(({ by, from }) => by.includes('unit-by-link') && from.includes(step));

/** A code for an outside body answers as long as one step after the other waits for it: accepted, then done. */
const afterAction = (
  state: CaseState,
  event: CaseEvent & { type: 'action-taken' },
  definition: ProcessDefinition,
): CaseState => {
  const { answerLink, ...rest } = state;
  const moved = event.from !== event.to;
  return {
    ...rest,
    step: event.to,
    kind: getStep(definition, event.to).kind,
    timesTaken: { ...state.timesTaken, [event.action]: (state.timesTaken[event.action] ?? 0) + 1 },
    ...(answerLink === undefined || (moved && !unitMayAnswer(definition, event.to)) ? {} : { answerLink }),
    ...(moved ? enteredStep(definition, state, event, event.to) : {}),
    ...keptOfInput(definition.actions[event.action]?.input ?? [], event.input),
  };
};

/** A material named in a notice is missing from then on, also one that had been thought to be in order. */
const withMissing = (materials: readonly CaseMaterial[], ids: readonly string[]): readonly CaseMaterial[] => [
  ...materials.map(
    (material): CaseMaterial => (ids.includes(material.id) ? { id: material.id, status: 'missing' } : material),
  ),
  ...ids
    .filter((id) => !materials.some((material) => material.id === id))
    .map((id): CaseMaterial => ({ id, status: 'missing' })),
];

type LaterEvent = Exclude<CaseEvent, { type: 'case-opened' }>;

type OutsideEvent = Extract<
  LaterEvent,
  { type: 'answer-link-issued' | 'task-added' | 'task-finished' | 'task-overdue' | 'escalated' | 'case-linked' }
>;

/** What goes out from a case: parts given to others, codes, other cases, and what was due by itself. */
const reached = (state: CaseState, event: OutsideEvent): CaseState => {
  switch (event.type) {
    case 'answer-link-issued':
      return { ...state, answerLink: { linkId: event.linkId, expiresAt: event.expiresAt } };
    case 'task-added':
    case 'task-finished':
    case 'task-overdue':
      return { ...state, tasks: evolveTasks(state, event) };
    case 'escalated':
      return { ...state, escalated: [...(state.escalated ?? []), event.escalation] };
    case 'case-linked':
      return { ...state, links: [...state.links, { caseId: event.caseId, relation: event.relation }] };
  }
};

/** A new run of a clock lets its escalations fire anew. */
const timed = (state: CaseState, event: ClockEvent, definition: ProcessDefinition): CaseState => ({
  ...state,
  clocks: evolveClocks(state, event),
  ...(event.type === 'clock-started' ? escalatedAfterStart(definition, state, event.clock) : {}),
});

const changed = (state: CaseState, event: LaterEvent, definition: ProcessDefinition): CaseState => {
  switch (event.type) {
    case 'conditions-checked':
      return { ...state, conditions: event.conditions };
    case 'materials-checked':
      return { ...state, materials: event.materials };
    case 'action-taken':
      return afterAction(state, event, definition);
    case 'notice-given':
      return {
        ...state,
        materials: withMissing(state.materials, event.materialIds),
        firstNotice: state.firstNotice ?? event.materialIds,
        noticeCount: event.ordinal,
        noticeExceptions: state.noticeExceptions + (event.exception === null ? 0 : 1),
      };
    case 'first-contact-ended':
      return { ...state, firstContact: { ...state.firstContact, endedBy: event.how } };
    case 'clock-started':
    case 'clock-stopped':
    case 'clock-restarted':
    case 'clock-ended':
    case 'clock-extended':
    case 'due-dates-set':
    case 'reminder-given':
      return timed(state, event, definition);
    case 'document-issued':
      return {
        ...state,
        documents: [...state.documents, { kind: event.kind, documentId: event.documentId, at: event.at }],
      };
    case 'answer-link-issued':
    case 'task-added':
    case 'task-finished':
    case 'task-overdue':
    case 'escalated':
    case 'case-linked':
      return reached(state, event);
    case 'archived':
      return { ...state, outcome: event.outcome, archivedAt: event.at };
    case 'rating-asked':
      return { ...state, ratingAsked: true };
    case 'rated':
      return { ...state, rating: event.level };
    case 'handed-over':
    case 'remark-added':
    case 'correction-added':
      return state;
  }
};

/** Folds one event into the state. Events that do not fit the state are faults, never refusals. */
export const evolve = (state: CaseState | null, event: CaseEvent, definition: ProcessDefinition): CaseState => {
  if (event.type === 'case-opened') {
    if (state !== null) throw new Error('A case cannot be opened twice');
    return opened(event, definition);
  }
  if (state === null) throw new Error(`The history of a case cannot begin with "${event.type}"`);
  return { ...changed(state, event, definition), version: state.version + 1 };
};

/** Folds further events into a state; `evolveAll(definition, null, events)` is a replay that may be empty. */
export const evolveAll = (
  definition: ProcessDefinition,
  state: CaseState | null,
  events: readonly CaseEvent[],
): CaseState | null => events.reduce<CaseState | null>((folded, event) => evolve(folded, event, definition), state);

/** The state that a whole history leads to. */
export const replay = (definition: ProcessDefinition, events: readonly CaseEvent[]): CaseState => {
  const state = evolveAll(definition, null, events);
  if (state === null) throw new Error('A case without events has no state');
  return state;
};
