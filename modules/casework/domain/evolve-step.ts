import type { CaseEvent } from './case-events.ts';
import type { CaseState } from './case-state.ts';
import { CONSENT_FIELD } from './input.ts';
import type { InputField, ProcessDefinition } from './definition.ts';

type Kept = Pick<CaseState, 'consent' | 'unitId'>;
type Moved = Pick<CaseState, 'enteredAt' | 'movedBy' | 'escalated'>;

/** What the engine itself keeps of the values of a form: consent, and the organisation a case was passed to. */
export const keptOfInput = (fields: readonly InputField[], input: Readonly<Record<string, unknown>>): Kept => {
  const consent = input[CONSENT_FIELD];
  const unit = fields.findLast(({ id, type }) => type === 'organisation' && typeof input[id] === 'string');
  return {
    ...(typeof consent === 'boolean' ? { consent } : {}),
    ...(unit === undefined ? {} : { unitId: String(input[unit.id]) }),
  };
};

const asksWhenEntered = (definition: ProcessDefinition): boolean =>
  definition.escalations?.some(({ when }) => 'inStep' in when) ?? false;

const asksWhoMoved = (definition: ProcessDefinition): boolean =>
  Object.values(definition.actions).some(({ needs }) => needs.includes('not-the-handler'));

/** What is kept of entering a step, where the definition asks for it. Escalations of the step may fire anew. */
export const enteredStep = (
  definition: ProcessDefinition,
  state: Pick<CaseState, 'escalated'>,
  event: CaseEvent,
  step: string,
): Moved => {
  const again = definition.escalations?.filter(({ when }) => 'inStep' in when && when.inStep === step) ?? [];
  return {
    ...(asksWhenEntered(definition) ? { enteredAt: event.at } : {}),
    ...(asksWhoMoved(definition) ? { movedBy: event.by.workerId } : {}),
    ...(state.escalated === undefined
      ? {}
      : { escalated: state.escalated.filter((id) => !again.some((escalation) => escalation.id === id)) }),
  };
};

/** Escalations of a clock may fire anew when it begins a new run. */
export const escalatedAfterStart = (
  definition: ProcessDefinition,
  state: CaseState,
  clock: string,
): Pick<CaseState, 'escalated'> => {
  if (state.escalated === undefined) return {};
  const again = definition.escalations?.filter(({ when }) => 'clock' in when && when.clock === clock) ?? [];
  return { escalated: state.escalated.filter((id) => !again.some((escalation) => escalation.id === id)) };
};
