import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { ActionDefinition, InputField, ProcessDefinition } from '../../modules/casework/domain/definition.ts';
import { isAsked } from '../../modules/casework/domain/input.ts';
import { missingMaterials } from '../../modules/casework/domain/materials.ts';
import { isNotice } from '../../modules/casework/domain/needs.ts';

/** Materials that a notice may name now: all that is missing, else one of the first list, else any. */
const nameable = (state: CaseState): readonly string[] => {
  const missing = missingMaterials(state.materials);
  if (missing.length > 0) return missing;
  return (state.firstNotice ?? state.materials.map((material) => material.id)).slice(0, 1);
};

/** A value that fits a field, whatever the case; materials follow the case. */
const plainValue = (field: InputField): unknown => {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return '写明了';
    case 'choice':
      return field.choices?.[0]?.id;
    case 'date':
      return '2026-03-01';
    case 'number':
    case 'count':
      return 1;
    case 'choices':
      return field.choices?.slice(0, 1).map(({ id }) => id);
    case 'yes-no':
      return true;
    case 'date-time':
      return '2026-03-01T02:00:00.000Z';
    case 'phone':
      return '13800000000';
    case 'worker':
      return field.id === 'complainedAboutWorkerId' ? 'worker-7' : 'worker-2';
    case 'person':
      return 'person-1';
    case 'organisation':
      return 'street-office';
    case 'materials':
      return [];
  }
};

const valueFor = (field: InputField, action: ActionDefinition, state: CaseState): unknown => {
  if (field.type !== 'materials') return plainValue(field);
  return isNotice(action) ? nameable(state) : state.materials.map(({ id }) => ({ id, status: 'brought' }));
};

/** Values for the fields that are asked, each depending on those before it. */
const filled = (
  fields: readonly InputField[],
  value: (field: InputField) => unknown,
): Readonly<Record<string, unknown>> =>
  fields.reduce<Readonly<Record<string, unknown>>>(
    (values, field) => (isAsked(field, values) ? { ...values, [field.id]: value(field) } : values),
    {},
  );

/** Input that fills every field of the opening form of a process. */
export const openingInput = (definition: ProcessDefinition): Readonly<Record<string, unknown>> =>
  filled(definition.opening?.input ?? [], plainValue);

/** Input that fills every field of an action in a way that fits the case. */
export const completeInput = (action: ActionDefinition, state: CaseState): Readonly<Record<string, unknown>> =>
  filled(action.input, (field) => valueFor(field, action, state));
