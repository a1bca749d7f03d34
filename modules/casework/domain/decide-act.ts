import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import type { CaseEvent } from './case-events.ts';
import type { CaseState } from './case-state.ts';
import { applyClockEffects, endAllClocks } from './clock-effects.ts';
import type { Actor, CaseFacts, TakeAction } from './commands.ts';
import type { ActionDefinition, ProcessDefinition } from './definition.ts';
import { getStep } from './evolve.ts';
import { passGate } from './gate.ts';
import { materialsField, readInput, WHAT_CHANGED_FIELD } from './input.ts';
import type { ActionInput } from './input.ts';
import { recheckedMaterials } from './materials.ts';
import { isNotice, materialsRefusal, renewsMaterials } from './needs.ts';
import { decideNotice } from './notices.ts';
import { record, recorded } from './recording.ts';
import type { EventBody, Recording } from './recording.ts';
import type { CaseResult } from './refusals.ts';

/** A checklist renewed by the input; completeness, where needed, is judged on the renewed list. */
const renewedChecklist = (
  state: CaseState,
  action: ActionDefinition,
  input: ActionInput,
): CaseResult<readonly EventBody[]> => {
  if (!renewsMaterials(action) || input.materials.length === 0) return ok([]);
  const checked = recheckedMaterials(state, input.materials, materialsField(action)?.id ?? 'materials');
  if (!checked.ok) return checked;
  return ok([{ type: 'materials-checked', materials: checked.value }]);
};

/** What the person is told of missing materials, if the action is a notice. */
const noticeGiven = (
  state: CaseState,
  action: ActionDefinition,
  input: ActionInput,
  facts: CaseFacts,
): CaseResult<readonly EventBody[]> => {
  if (!isNotice(action)) return ok([]);
  const notice = decideNotice(state, action, input, facts);
  return notice.ok ? ok([notice.value]) : notice;
};

/** Filing follows at once from entering a done step. */
const fileIfDone = (recording: Recording, now: Instant, facts: CaseFacts): Recording => {
  const { definition } = recording;
  const { outcome } = getStep(definition, recorded(recording).step);
  if (outcome === undefined) return recording;
  const filed = record(endAllClocks(recording, plainDateOf(now), facts.calendar), { type: 'archived', outcome });
  return definition.rating?.after.includes(outcome) ? record(filed, { type: 'rating-asked' }) : filed;
};

/** Consequences of an action that was taken, in the order in which they are told. */
const withConsequences = (taken: Recording, action: ActionDefinition, now: Instant, facts: CaseFacts): Recording => {
  const ends = action.endsFirstContact;
  const contacted =
    ends !== undefined && recorded(taken).firstContact.endedBy === null
      ? record(taken, { type: 'first-contact-ended', how: ends })
      : taken;
  const timed = applyClockEffects(contacted, action.clock, plainDateOf(now), facts.calendar);
  const documented = action.documents.reduce(
    (recording, kind) => record(recording, { type: 'document-issued', kind, documentId: facts.documentIds[kind] }),
    timed,
  );
  return fileIfDone(documented, now, facts);
};

/** Input as it is kept with the action: what changed stands in the notice, materials in the checklist. */
const keptInput = (action: ActionDefinition, input: ActionInput): Readonly<Record<string, unknown>> =>
  isNotice(action)
    ? Object.fromEntries(Object.entries(input.values).filter(([id]) => id !== WHAT_CHANGED_FIELD))
    : input.values;

/** Decides an action on an open case. */
export const decideAct = (
  definition: ProcessDefinition,
  state: CaseState,
  command: TakeAction,
  actor: Actor,
  facts: CaseFacts,
  now: Instant,
): CaseResult<readonly CaseEvent[]> => {
  const gate = passGate(definition, state, command.action, actor, facts, now);
  if (!gate.ok) return gate;
  const { action, role } = gate.value;
  const input = readInput(action, command.input);
  if (!input.ok) return input;
  const checklist = renewedChecklist(state, action, input.value);
  if (!checklist.ok) return checklist;
  const stamp = { at: now, by: { workerId: actor.workerId, role } };
  const checked = checklist.value.reduce(record, { definition, stamp, state, events: [] } as Recording);
  if (action.needs.includes('materials-complete')) {
    const refusal = materialsRefusal(recorded(checked));
    if (refusal !== null) return { ok: false, refusal };
  }
  const notice = noticeGiven(recorded(checked), action, input.value, facts);
  if (!notice.ok) return notice;
  const taken = record(checked, {
    type: 'action-taken',
    action: command.action,
    from: state.step,
    to: action.to,
    input: keptInput(action, input.value),
  });
  return ok(withConsequences(notice.value.reduce(record, taken), action, now, facts).events);
};
