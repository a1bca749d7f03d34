import type { CaseReply } from '../../contract.ts';
import { isAsked } from '../../domain/input.ts';

export type Action = CaseReply['availableActions'][number];
export type ActionField = Action['input'][number];
/** Texts as typed; materials and several choices as lists of ids; yes and no as words; a moment as local time. */
export type FieldValue = string | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface FieldMistake {
  readonly field: ActionField;
  readonly kind: 'missing' | 'number' | 'date' | 'count' | 'phone';
}

type CaseMaterials = CaseReply['materials'];

/**
 * The materials a field can name. While something is waited for one records what has arrived, so only what is missing
 * is offered; otherwise one names what is missing, and that may turn out to be any of them: also while the matter lies
 * with another body, which may ask for more.
 */
export const offeredMaterials = (of: Pick<CaseReply, 'stateKind' | 'materials'>): CaseMaterials => {
  const missing = of.materials.filter(({ status }) => status === 'missing');
  if (of.stateKind === 'waiting' && missing.length > 0) return missing;
  return of.materials.filter(({ status }) => status !== 'not-needed');
};

export const startValues = (
  fields: readonly ActionField[],
  of: Pick<CaseReply, 'stateKind' | 'materials'>,
): FieldValues => {
  const missing = of.materials.filter(({ status }) => status === 'missing').map(({ id }) => id);
  const named = of.stateKind === 'waiting' ? [] : missing;
  return Object.fromEntries(
    fields.map(({ id, type }) => [id, type === 'materials' ? named : type === 'choices' ? [] : '']),
  );
};

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0);

const toNumber = (value: string): number => Number(value.normalize('NFKC').replaceAll(/[\s,，]/g, ''));

/** Civil time here is China Standard Time; what is typed without a zone means that. */
const toInstant = (typed: string): string => new Date(`${typed}:00+08:00`).toISOString();

const READ: Readonly<Partial<Record<ActionField['type'], (value: string) => unknown>>> = {
  number: toNumber,
  count: toNumber,
  'yes-no': (value) => value === 'yes',
  'date-time': toInstant,
};

const valueOf = (field: ActionField, value: FieldValue): unknown =>
  typeof value === 'string' ? (READ[field.type]?.(value) ?? value.trim()) : value;

interface Asked {
  readonly fields: readonly ActionField[];
  readonly input: Readonly<Record<string, unknown>>;
}

/** The fields that are asked, each depending on the values of those before it, and the input they make. */
const asked = (fields: readonly ActionField[], values: FieldValues): Asked =>
  fields.reduce<Asked>(
    (so, field) => {
      if (!isAsked(field, so.input)) return so;
      const value = values[field.id];
      const given = value === undefined || isEmpty(value) ? {} : { [field.id]: valueOf(field, value) };
      return { fields: [...so.fields, field], input: { ...so.input, ...given } };
    },
    { fields: [], input: {} },
  );

export const askedFields = (fields: readonly ActionField[], values: FieldValues): readonly ActionField[] =>
  asked(fields, values).fields;

const mistakeOf = (field: ActionField, value: string): FieldMistake['kind'] | null => {
  const typed = value.trim();
  if (field.type === 'number' && !Number.isFinite(toNumber(typed))) return 'number';
  if (field.type === 'count' && !/^\d{1,6}$/.test(String(toNumber(typed)))) return 'count';
  if (field.type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(typed)) return 'date';
  if (field.type === 'date-time' && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed)) return 'date';
  return field.type === 'phone' && !/^\+?[\d -]{3,20}$/.test(typed) ? 'phone' : null;
};

export const mistakesIn = (fields: readonly ActionField[], values: FieldValues): readonly FieldMistake[] => {
  const readable = fields.filter((field) => {
    const value = values[field.id];
    return typeof value !== 'string' || isEmpty(value) || mistakeOf(field, value) === null;
  });
  const unreadable = fields.flatMap((field): readonly FieldMistake[] => {
    const value = values[field.id];
    const kind = typeof value === 'string' && !isEmpty(value) ? mistakeOf(field, value) : null;
    return kind === null ? [] : [{ field, kind }];
  });
  const missing = asked(readable, values).fields.filter(({ id, required }) => required && isEmpty(values[id]));
  const found = [...unreadable, ...missing.map((field): FieldMistake => ({ field, kind: 'missing' }))];
  return found.toSorted((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
};

/** The input as the API takes it: what is empty or not asked is left out, numbers are numbers. */
export const inputOf = (fields: readonly ActionField[], values: FieldValues): Readonly<Record<string, unknown>> =>
  asked(fields, values).input;
