import type { CaseState } from '../../modules/casework/domain/case-state.ts';
import type { ActionDefinition, InputField } from '../../modules/casework/domain/definition.ts';
import { missingMaterials } from '../../modules/casework/domain/materials.ts';
import { isNotice } from '../../modules/casework/domain/needs.ts';

/** Materials that a notice may name now: all that is missing, else one of the first list, else any. */
const nameable = (state: CaseState): readonly string[] => {
  const missing = missingMaterials(state.materials);
  if (missing.length > 0) return missing;
  return (state.firstNotice ?? state.materials.map((material) => material.id)).slice(0, 1);
};

const valueFor = (field: InputField, action: ActionDefinition, state: CaseState): unknown => {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return '写明了';
    case 'choice':
      return field.choices?.[0]?.id;
    case 'date':
      return '2026-03-01';
    case 'number':
      return 1;
    case 'materials':
      return isNotice(action) ? nameable(state) : state.materials.map(({ id }) => ({ id, status: 'brought' }));
  }
};

/** Input that fills every field of an action in a way that fits the case. */
export const completeInput = (action: ActionDefinition, state: CaseState): Readonly<Record<string, unknown>> =>
  Object.fromEntries(action.input.map((field) => [field.id, valueFor(field, action, state)]));
