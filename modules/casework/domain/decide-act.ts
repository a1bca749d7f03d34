import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { CaseEvent } from './case-events.ts';
import type { CaseState } from './case-state.ts';
import { applyClockEffects, endAllClocks } from './clock-effects.ts';
import type { Actor, CaseFacts, TakeAction } from './commands.ts';
import type { ActionDefinition, DocumentKind, ProcessDefinition } from './definition.ts';
import { momentAfter } from './moment-after.ts';
import { getStep } from './evolve.ts';
import { passGate } from './gate.ts';
import { CONSENT_FIELD, materialsField, readInput, WHAT_CHANGED_FIELD } from './input.ts';
import type { ActionInput } from './input.ts';
import { recheckedMaterials } from './materials.ts';
import { consentRefusal, isNotice, materialsRefusal, renewsMaterials } from './needs.ts';
import { decideNotice } from './notices.ts';
import { record, recorded } from './recording.ts';
import type { EventBody, Recording } from './recording.ts';
import type { CaseRefusal, CaseResult } from './refusals.ts';
import { leadsTo } from './transitions.ts';

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

/** What speaks against an action once its values are known. */
const valuesRefusal = (state: CaseState, action: ActionDefinition, { values }: ActionInput): CaseRefusal | null => {
  if (action.needs.includes('consent-given')) {
    const given = values[CONSENT_FIELD];
    const refusal = consentRefusal(typeof given === 'boolean' ? given : state.consent);
    if (refusal !== null) return refusal;
  }
  for (const effect of action.clock) {
    if (!('extend' in effect) || effect.atMost === undefined) continue;
    if (Number(values[effect.byInput] ?? 0) > effect.atMost)
      return refuse('input-invalid', { field: effect.byInput, rule: 'at-most', atMost: effect.atMost }).refusal;
  }
  const assigned = action.assigns === undefined ? undefined : values[action.assigns];
  return typeof assigned === 'string' && state.hiddenFrom?.includes(assigned) === true
    ? refuse('input-invalid', { field: action.assigns, rule: 'unknown-worker' }).refusal
    : null;
};

/** A code by which the outside body answers, for the time that the definition gives it. */
const linkIssued = (recording: Recording, action: ActionDefinition, facts: CaseFacts, now: Instant): Recording => {
  const { answerLink } = recording.definition;
  if (action.issuesAnswerLink !== true || answerLink === undefined) return recording;
  if (facts.answerLinkId === undefined) throw new Error('An action that issues a code needs an id for it');
  const expiresAt = momentAfter(now, answerLink.within, facts.calendar);
  return record(recording, { type: 'answer-link-issued', linkId: facts.answerLinkId, expiresAt });
};

const issueDocument = (recording: Recording, kind: DocumentKind, facts: CaseFacts): Recording => {
  const documentId = facts.documentIds[kind];
  if (documentId === undefined) throw new Error(`No id at hand for a document of kind "${kind}"`);
  return record(recording, { type: 'document-issued', kind, documentId });
};

/** Consequences of an action that was taken, in the order in which they are told. */
const withConsequences = (
  taken: Recording,
  action: ActionDefinition,
  values: ActionInput['values'],
  now: Instant,
  facts: CaseFacts,
): Recording => {
  const ends = action.endsFirstContact;
  const contacted =
    ends !== undefined && recorded(taken).firstContact.endedBy === null
      ? record(taken, { type: 'first-contact-ended', how: ends })
      : taken;
  const timed = applyClockEffects(contacted, action.clock, plainDateOf(now), facts.calendar, values);
  const linked = linkIssued(timed, action, facts, now);
  const documented = action.documents.reduce((recording, kind) => issueDocument(recording, kind, facts), linked);
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
  const unfit = valuesRefusal(state, action, input.value);
  if (unfit !== null) return { ok: false, refusal: unfit };
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
    to: leadsTo(action, state.step),
    input: keptInput(action, input.value),
  });
  const noticed = notice.value.reduce(record, taken);
  return ok(withConsequences(noticed, action, input.value.values, now, facts).events);
};
