import { openField, sealField, type FieldPlace } from '../../../platform/crypto/field-sealing.ts';
import type { KeyRing } from '../../../platform/crypto/key-ring.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import type { InputField, ProcessDefinition } from '../domain/definition.ts';

/** What stands in a stored event in place of a sensitive value. */
export interface SealedValue {
  readonly sealed: string;
}

type Input = Readonly<Record<string, unknown>>;

export interface CaseOfValues {
  readonly communityId: string;
  readonly caseId: string;
}

/** Types the engine itself looks at when a history is replayed; they hold ids or a yes, never words. */
const READ_BY_ENGINE: readonly InputField['type'][] = ['yes-no', 'worker', 'organisation', 'materials'];

export const isSensitive = ({ type, sensitive }: InputField): boolean =>
  type === 'phone' || (sensitive === true && !READ_BY_ENGINE.includes(type));

export const isSealed = (value: unknown): value is SealedValue =>
  typeof value === 'object' && value !== null && 'sealed' in value && typeof value.sealed === 'string';

/** Where a sealed value of a field belongs; the same in every event of the case. */
export const placeOfValue = ({ communityId, caseId }: CaseOfValues, fieldId: string): FieldPlace => ({
  table: 'case_event',
  column: `body.${fieldId}`,
  communityId,
  rowId: caseId,
});

/** The form whose values an event holds. */
export const formOf = (definition: ProcessDefinition, event: CaseEvent): readonly InputField[] => {
  if (event.type === 'case-opened') return definition.opening?.input ?? [];
  return event.type === 'action-taken' ? (definition.actions[event.action]?.input ?? []) : [];
};

const mapInput = (event: CaseEvent, change: (input: Input) => Input): CaseEvent => {
  if (event.type === 'case-opened' && event.input !== undefined) return { ...event, input: change(event.input) };
  return event.type === 'action-taken' ? { ...event, input: change(event.input) } : event;
};

/** The event as it is stored: sensitive values sealed, each to its case and field. */
export const sealEvent = (
  keyRing: KeyRing,
  definition: ProcessDefinition,
  of: CaseOfValues,
  event: CaseEvent,
): CaseEvent => {
  const sensitive = formOf(definition, event).filter(isSensitive);
  if (sensitive.length === 0) return event;
  return mapInput(event, (input) => {
    const sealed = sensitive
      .filter(({ id }) => input[id] !== undefined && !isSealed(input[id]))
      .map(({ id }) => {
        const bytes = sealField(keyRing, placeOfValue(of, id), JSON.stringify(input[id]));
        return [id, { sealed: bytes.toString('base64') }] as const;
      });
    return { ...input, ...Object.fromEntries(sealed) };
  });
};

export const openValue = (keyRing: KeyRing, of: CaseOfValues, fieldId: string, value: unknown): unknown =>
  isSealed(value)
    ? (JSON.parse(openField(keyRing, placeOfValue(of, fieldId), Buffer.from(value.sealed, 'base64'))) as unknown)
    : value;

/** The event with every value in the clear, for papers and for cases that carry values along. */
export const openEvent = (keyRing: KeyRing, of: CaseOfValues, event: CaseEvent): CaseEvent =>
  mapInput(event, (input) =>
    Object.fromEntries(Object.entries(input).map(([id, value]) => [id, openValue(keyRing, of, id, value)])),
  );
