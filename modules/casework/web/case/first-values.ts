import type { ActionField, FieldValue, FieldValues } from './action-input.ts';

/** What a form may start with beside what its definition says. */
export interface StartingPoint {
  readonly heads: readonly string[];
  readonly ownGrids: readonly string[];
}

export const NOWHERE: StartingPoint = { heads: [], ownGrids: [] };

const startOf = (field: ActionField, known: StartingPoint, given: Readonly<Record<string, unknown>>): FieldValue => {
  const start = field.startsWith;
  if (start === undefined) return field.type === 'choices' ? [] : '';
  if (start === 'head') return known.heads[0] ?? '';
  // Somebody in charge of several grids has to say in which one it is.
  if (start === 'own-grid') return known.ownGrids.length === 1 ? (known.ownGrids[0] ?? '') : '';
  const value = given[start.field];
  return typeof value === 'string' ? (start.values[value] ?? '') : '';
};

/** The values a form starts with; `given` is what was said earlier in the case. */
export const firstValues = (
  fields: readonly ActionField[],
  known: StartingPoint,
  given: Readonly<Record<string, unknown>>,
): FieldValues => Object.fromEntries(fields.map((field) => [field.id, startOf(field, known, given)]));
