import { isPlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { CaseMaterial, MaterialStatus } from './case-events.ts';
import type { ActionDefinition, InputField } from './definition.ts';
import type { CaseResult } from './refusals.ts';

/** Field ids that the engine gives a meaning of its own. */
export const REASON_FIELD = 'reason';
export const WHAT_CHANGED_FIELD = 'whatChanged';

const STATUSES: readonly string[] = ['brought', 'known', 'missing', 'not-needed'] satisfies readonly MaterialStatus[];

/** Input that fits the fields: texts trimmed, materials apart because they are kept by events of their own. */
export interface ActionInput {
  readonly values: Readonly<Record<string, unknown>>;
  readonly materials: readonly CaseMaterial[];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

const asMaterial = (value: unknown): CaseMaterial | null => {
  if (typeof value === 'string') return { id: value, status: 'brought' };
  if (typeof value !== 'object' || value === null) return null;
  const { id, status, source } = value as { id?: unknown; status?: unknown; source?: unknown };
  if (typeof id !== 'string' || typeof status !== 'string' || !STATUSES.includes(status)) return null;
  const material = { id, status: status as MaterialStatus };
  return typeof source === 'string' ? { ...material, source } : material;
};

/** Materials of a field: whole entries, or bare ids, which then count as brought. */
const readMaterials = (value: unknown): readonly CaseMaterial[] | null => {
  if (!Array.isArray(value)) return null;
  const materials = value.map(asMaterial);
  return materials.every((material) => material !== null) ? materials : null;
};

/** The broken rule of a value, or null when it fits the field. */
const brokenRule = (field: InputField, value: unknown): string | null => {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return typeof value === 'string' ? null : 'text';
    case 'choice':
      return (field.choices ?? []).some((choice) => choice.id === value) ? null : 'choice';
    case 'date':
      return typeof value === 'string' && isPlainDate(value) ? null : 'date';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'number';
    case 'materials': {
      const materials = readMaterials(value);
      if (materials === null) return 'materials';
      return new Set(materials.map((material) => material.id)).size === materials.length ? null : 'named-twice';
    }
  }
};

/** Checks an action's input against its fields. */
export const readInput = (
  action: ActionDefinition,
  input: Readonly<Record<string, unknown>>,
): CaseResult<ActionInput> => {
  const unknownField = Object.keys(input).find((id) => !action.input.some((field) => field.id === id));
  if (unknownField !== undefined) return refuse('input-invalid', { field: unknownField, rule: 'unknown-field' });
  const values: Record<string, unknown> = {};
  let materials: readonly CaseMaterial[] = [];
  for (const field of action.input) {
    const value = input[field.id];
    if (isEmpty(value)) {
      if (field.required)
        return refuse(field.id === REASON_FIELD ? 'reason-missing' : 'input-missing', { field: field.id });
      continue;
    }
    const rule = brokenRule(field, value);
    if (rule !== null) return refuse('input-invalid', { field: field.id, rule });
    if (field.type === 'materials') materials = readMaterials(value) ?? [];
    else values[field.id] = typeof value === 'string' ? value.trim() : value;
  }
  return ok({ values, materials });
};

export const materialsField = (action: ActionDefinition): InputField | undefined =>
  action.input.find((field) => field.type === 'materials');
