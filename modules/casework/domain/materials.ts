import { ok, refuse } from '../../../kernel/result.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import type { CaseMaterial } from './case-events.ts';
import type { CaseState } from './case-state.ts';
import type { CaseResult } from './refusals.ts';

export const missingMaterials = (materials: readonly CaseMaterial[]): readonly string[] =>
  materials.filter((material) => material.status === 'missing').map((material) => material.id);

/** Ids that neither the case nor the item knows: no notice could say what they are. */
export const unknownMaterials = (
  ids: readonly string[],
  materials: readonly CaseMaterial[],
  item: ServiceItem | null,
): readonly string[] =>
  ids.filter((id) => ![...materials, ...(item?.materials ?? [])].some((material) => material.id === id));

/**
 * The checklist a case begins with. Whatever the item lists and the caller left out counts as missing:
 * what nobody looked at is not there. Materials carried along from a parent case may lie outside the item.
 */
export const openingChecklist = (
  given: readonly CaseMaterial[],
  item: ServiceItem | null,
  carried: boolean,
): CaseResult<readonly CaseMaterial[]> => {
  const ids = given.map((material) => material.id);
  if (new Set(ids).size !== ids.length) return refuse('input-invalid', { field: 'materials', rule: 'named-twice' });
  const unknown = item === null || carried ? [] : unknownMaterials(ids, [], item);
  if (unknown.length > 0) {
    return refuse('input-invalid', { field: 'materials', rule: 'unknown-material', materialIds: unknown });
  }
  const unlisted = (item?.materials ?? []).filter((material) => !ids.includes(material.id));
  return ok([...given, ...unlisted.map((material): CaseMaterial => ({ id: material.id, status: 'missing' }))]);
};

/** The checklist after some entries were looked at again; the others stay as they were. */
export const recheckedMaterials = (
  state: CaseState,
  given: readonly CaseMaterial[],
  field: string,
): CaseResult<readonly CaseMaterial[]> => {
  const unknown = unknownMaterials(
    given.map((material) => material.id),
    state.materials,
    null,
  );
  if (unknown.length > 0) return refuse('input-invalid', { field, rule: 'unknown-material', materialIds: unknown });
  return ok(state.materials.map((material) => given.find((entry) => entry.id === material.id) ?? material));
};
