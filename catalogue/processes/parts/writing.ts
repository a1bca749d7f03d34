import type { Text } from '../../../kernel/text.ts';
import type {
  ActionDefinition,
  Closing,
  InputField,
  InputType,
  Outcome,
  StepDefinition,
} from '../../../modules/casework/domain/definition.ts';

/** Short forms, so that a definition reads as its steps and ways and says only what is special about each. */
export const words = (zh: string, en: string): Text => ({ zh, en });

/** The people at the window: whoever is on duty and the head of the community. */
export const OFFICE: ActionDefinition['by'] = ['worker', 'head'];

/** Those who meet a matter outside as well. */
export const FIELD: ActionDefinition['by'] = ['worker', 'head', 'grid-worker', 'social-worker'];

/** A step in which somebody of the office can act. */
export const open = (
  name: Text,
  told: Text,
  responsible: StepDefinition['responsible'] = 'worker',
): StepDefinition => ({
  name,
  kind: 'open',
  responsible,
  told,
});

/** A step in which the person or another body has to move. */
export const waiting = (name: Text, told: Text, responsible: StepDefinition['responsible']): StepDefinition => ({
  name,
  kind: 'waiting',
  responsible,
  told,
});

export const done = (name: Text, told: Text, outcome: Outcome, closing: Closing): StepDefinition => ({
  name,
  kind: 'done',
  responsible: 'worker',
  outcome,
  closing,
  told,
});

type ActionExtras = Partial<Omit<ActionDefinition, 'name' | 'from' | 'to'>>;

/** An action of the office with no form, clock or paper, and the main way forward, unless said otherwise. */
export const action = (
  name: Text,
  from: readonly string[] | string,
  to: string,
  more: ActionExtras = {},
): ActionDefinition => ({
  name,
  from: typeof from === 'string' ? [from] : from,
  to,
  by: OFFICE,
  needs: [],
  input: [],
  clock: [],
  documents: [],
  emphasis: 'main',
  ...more,
});

type FieldExtras = Partial<Omit<InputField, 'id' | 'type' | 'label'>>;

/** A field that has to be filled. */
export const field = (type: InputType, id: string, label: Text, more: FieldExtras = {}): InputField => ({
  id,
  type,
  label,
  required: true,
  ...more,
});

/** A field that may stay empty. */
export const optional = (type: InputType, id: string, label: Text, more: FieldExtras = {}): InputField =>
  field(type, id, label, { ...more, required: false });

/** One choice; the ids are kept with the case, the labels only shown. */
export const choice = (id: string, zh: string, en: string): { readonly id: string; readonly label: Text } => ({
  id,
  label: { zh, en },
});
