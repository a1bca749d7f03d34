import type { CaseReply } from '../../contract.ts';

export type Action = CaseReply['availableActions'][number];
export type ActionField = Action['input'][number];
/** Texts as typed; materials as the list of chosen ids. */
export type FieldValue = string | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface FieldMistake {
  readonly field: ActionField;
  readonly kind: 'missing' | 'number' | 'date';
}

type CaseMaterials = CaseReply['materials'];

/**
 * The materials a field can name. In a waiting step one records what has arrived, so only what is missing is offered;
 * otherwise one names what is missing, and that may turn out to be any of them.
 */
export const offeredMaterials = (of: Pick<CaseReply, 'stateKind' | 'materials'>): CaseMaterials =>
  of.stateKind === 'waiting'
    ? of.materials.filter(({ status }) => status === 'missing')
    : of.materials.filter(({ status }) => status !== 'not-needed');

export const startValues = (
  fields: readonly ActionField[],
  of: Pick<CaseReply, 'stateKind' | 'materials'>,
): FieldValues => {
  const missing = of.materials.filter(({ status }) => status === 'missing').map(({ id }) => id);
  const named = of.stateKind === 'waiting' ? [] : missing;
  return Object.fromEntries(fields.map(({ id, type }) => [id, type === 'materials' ? named : '']));
};

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0);

const toNumber = (value: string): number => Number(value.normalize('NFKC').replaceAll(/[\s,，]/g, ''));

export const mistakesIn = (fields: readonly ActionField[], values: FieldValues): readonly FieldMistake[] =>
  fields.flatMap((field): readonly FieldMistake[] => {
    const value = values[field.id];
    if (isEmpty(value)) return field.required ? [{ field, kind: 'missing' }] : [];
    if (typeof value !== 'string') return [];
    if (field.type === 'number' && !Number.isFinite(toNumber(value))) return [{ field, kind: 'number' }];
    if (field.type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return [{ field, kind: 'date' }];
    return [];
  });

/** The input as the API takes it: empty fields are left out, numbers are numbers. */
export const inputOf = (fields: readonly ActionField[], values: FieldValues): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap(({ id, type }): [string, unknown][] => {
      const value = values[id];
      if (value === undefined || isEmpty(value)) return [];
      if (typeof value !== 'string') return [[id, value]];
      return [[id, type === 'number' ? toNumber(value) : value.trim()]];
    }),
  );
