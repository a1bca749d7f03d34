import { isPlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { CaseMaterial, MaterialStatus } from './case-events.ts';
import type { ActionDefinition, InputField } from './definition.ts';
import type { CaseResult } from './refusals.ts';

/** Field ids that the engine gives a meaning of its own. */
export const REASON_FIELD = 'reason';
export const WHAT_CHANGED_FIELD = 'whatChanged';
export const CONSENT_FIELD = 'consent';

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

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 80;

const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && Number.isFinite(Date.parse(value));

const isChoice = (field: InputField, value: unknown): boolean =>
  (field.choices ?? []).some((choice) => choice.id === value);

const fitsMany = (field: InputField, value: unknown): boolean =>
  Array.isArray(value) && new Set(value).size === value.length && value.every((each) => isChoice(field, each));

const materialsRule = (value: unknown): string | null => {
  const materials = readMaterials(value);
  if (materials === null) return 'materials';
  return new Set(materials.map((material) => material.id)).size === materials.length ? null : 'named-twice';
};

/** Whether a value fits a field of each type; materials have rules of their own. */
const FITS: Readonly<Record<Exclude<InputField['type'], 'materials'>, (field: InputField, value: unknown) => boolean>> =
  {
    text: (_, value) => typeof value === 'string',
    'long-text': (_, value) => typeof value === 'string',
    choice: isChoice,
    choices: fitsMany,
    'yes-no': (_, value) => typeof value === 'boolean',
    date: (_, value) => typeof value === 'string' && isPlainDate(value),
    'date-time': (_, value) => isInstant(value),
    number: (_, value) => typeof value === 'number' && Number.isFinite(value),
    count: (_, value) => Number.isSafeInteger(value) && (value as number) >= 0,
    phone: (_, value) => typeof value === 'string' && /^\+?[\d -]{3,20}$/.test(value.trim()),
    worker: (_, value) => isId(value),
    person: (_, value) => isId(value),
    organisation: (_, value) => isId(value),
  };

/** The broken rule of a value, or null when it fits the field. */
const brokenRule = (field: InputField, value: unknown): string | null => {
  if (field.type === 'materials') return materialsRule(value);
  return FITS[field.type](field, value) ? null : field.type === 'long-text' ? 'text' : field.type;
};

/** Whether a field is asked, given the values of those before it. */
export const isAsked = (
  field: { readonly when?: InputField['when'] | undefined },
  values: Readonly<Record<string, unknown>>,
): boolean => {
  if (field.when === undefined) return true;
  const present = values[field.when.field];
  const given: readonly unknown[] = Array.isArray(present) ? present : [present];
  const wanted: readonly unknown[] = typeof field.when.is === 'object' ? field.when.is : [field.when.is];
  return wanted.some((value) => given.includes(value));
};

/** Of values given for everybody’s form, those that this form asks for: a community may have taken optional ones out. */
export const onlyAskedFor = (
  fields: readonly InputField[],
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(input).filter(([field]) => fields.some(({ id }) => id === field)));

/** Checks values against the fields of a form, in their order. A value of a field that is not asked is refused. */
export const readForm = (
  fields: readonly InputField[],
  input: Readonly<Record<string, unknown>>,
): CaseResult<ActionInput> => {
  const unknownField = Object.keys(input).find((id) => !fields.some((field) => field.id === id));
  if (unknownField !== undefined) return refuse('input-invalid', { field: unknownField, rule: 'unknown-field' });
  const values: Record<string, unknown> = {};
  let materials: readonly CaseMaterial[] = [];
  for (const field of fields) {
    const value = input[field.id];
    const asked = isAsked(field, values);
    if (isEmpty(value)) {
      if (field.required && asked)
        return refuse(field.id === REASON_FIELD ? 'reason-missing' : 'input-missing', { field: field.id });
      continue;
    }
    const rule = asked ? brokenRule(field, value) : 'not-asked';
    if (rule !== null) return refuse('input-invalid', { field: field.id, rule });
    if (field.type === 'materials') materials = readMaterials(value) ?? [];
    else values[field.id] = typeof value === 'string' ? value.trim() : value;
  }
  return ok({ values, materials });
};

/** Checks an action's input against its fields. */
export const readInput = (
  action: ActionDefinition,
  input: Readonly<Record<string, unknown>>,
): CaseResult<ActionInput> => readForm(action.input, input);

export const materialsField = (action: ActionDefinition): InputField | undefined =>
  action.input.find((field) => field.type === 'materials');
