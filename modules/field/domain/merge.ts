import type { ConflictField, FieldValue, FieldValues } from './field-record.ts';

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const sorted = (choices: readonly string[]): string =>
  choices.toSorted((one, other) => (one < other ? -1 : 1)).join('\n');

/** Lists of choices count as sets: the order of ticking says nothing. */
export const sameValue = (a: FieldValue | undefined, b: FieldValue | undefined): boolean => {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  if (Array.isArray(a) && Array.isArray(b)) return sorted(a) === sorted(b);
  return a === b;
};

const fieldsOf = (...of: readonly FieldValues[]): readonly string[] => [...new Set(of.flatMap(Object.keys))].toSorted();

/** Fields in which two versions of a record differ, by name. */
export const changedFields = (from: FieldValues, to: FieldValues): readonly string[] =>
  fieldsOf(from, to).filter((field) => !sameValue(from[field], to[field]));

export const sameValues = (a: FieldValues, b: FieldValues): boolean => changedFields(a, b).length === 0;

/**
 * Three-way merge by field: what only one side changed since `base` is taken from that side; what both changed to the
 * same is no conflict. In `values` a conflict keeps theirs until somebody chooses.
 */
export const mergeFields = (
  base: FieldValues,
  mine: FieldValues,
  theirs: FieldValues,
): { readonly values: FieldValues; readonly conflicts: readonly ConflictField[] } => {
  const conflicts: ConflictField[] = [];
  const values: Record<string, FieldValue> = {};
  for (const field of fieldsOf(base, mine, theirs)) {
    const minePresent = mine[field] ?? null;
    const theirsPresent = theirs[field] ?? null;
    const iChanged = !sameValue(base[field], minePresent);
    const theyChanged = !sameValue(base[field], theirsPresent);
    const isConflict = iChanged && theyChanged && !sameValue(minePresent, theirsPresent);
    if (isConflict) conflicts.push({ field, mine: minePresent, theirs: theirsPresent });
    const value = iChanged && !isConflict ? minePresent : theirsPresent;
    if (!isEmpty(value)) values[field] = value;
  }
  return { values, conflicts };
};
