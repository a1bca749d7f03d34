import { ok, refuse } from '../../../kernel/result.ts';
import type { CaseState } from './case-state.ts';
import type { CaseFacts } from './commands.ts';
import type { ActionDefinition } from './definition.ts';
import { materialsField, WHAT_CHANGED_FIELD } from './input.ts';
import type { ActionInput } from './input.ts';
import { missingMaterials, unknownMaterials } from './materials.ts';
import type { EventBody } from './recording.ts';
import type { CaseResult } from './refusals.ts';

/**
 * What a later notice may name without saying what changed. Whoever gives it because materials are missing may only
 * repeat what is still unmet; a reviewing body may also come back to an entry of the first list that was brought
 * but does not serve.
 */
const nameableAgain = (
  state: CaseState,
  action: ActionDefinition,
  firstNotice: readonly string[],
): readonly string[] => {
  const missing = missingMaterials(state.materials);
  return action.needs.includes('materials-missing') ? firstNotice.filter((id) => missing.includes(id)) : firstNotice;
};

/**
 * The one-time-notice guarantee: every notice names all that is missing, and a later one names nothing beyond the
 * first unless it states what changed (seed 000 §7.1.2).
 */
export const decideNotice = (
  state: CaseState,
  action: ActionDefinition,
  input: ActionInput,
  facts: CaseFacts,
): CaseResult<EventBody & { readonly type: 'notice-given' }> => {
  const materialIds = input.materials.map((material) => material.id);
  const unknown = unknownMaterials(materialIds, state.materials, facts.item);
  if (unknown.length > 0) {
    const field = materialsField(action)?.id;
    return refuse('input-invalid', { field, rule: 'unknown-material', materialIds: unknown });
  }
  const leftOut = missingMaterials(state.materials).filter((id) => !materialIds.includes(id));
  if (leftOut.length > 0) return refuse('notice-incomplete', { materialIds: leftOut });
  const notice = { type: 'notice-given', ordinal: state.noticeCount + 1, materialIds } as const;
  if (state.firstNotice === null) return ok({ ...notice, exception: null });
  const nameable = nameableAgain(state, action, state.firstNotice);
  const newMaterialIds = materialIds.filter((id) => !nameable.includes(id));
  if (newMaterialIds.length === 0) return ok({ ...notice, exception: null });
  const whatChanged = input.values[WHAT_CHANGED_FIELD];
  if (typeof whatChanged !== 'string') return refuse('notice-names-new-material', { materialIds: newMaterialIds });
  return ok({ ...notice, exception: { newMaterialIds, whatChanged } });
};
