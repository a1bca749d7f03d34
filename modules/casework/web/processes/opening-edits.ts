import type { InputField } from '../../domain/input-field.ts';
import type { ProcessDefinition } from '../../domain/definition.ts';
import { NO_CHANGES } from '../../domain/variant-changes.ts';
import type { FieldChange, VariantChanges } from '../../domain/variant-changes.ts';
import { kept, remaining, type Mark } from './variant-edits.ts';

export const openingMark = ({ openingFields, newOpeningFields, removedOpeningFields }: VariantChanges): Mark =>
  Object.keys(openingFields).length + newOpeningFields.length + removedOpeningFields.length > 0 ? 'changed' : null;

export const changeOpeningField = (
  base: ProcessDefinition,
  changes: VariantChanges,
  id: string,
  change: FieldChange,
): VariantChanges => {
  const original = base.opening?.input.find((field) => field.id === id) ?? {};
  const next = remaining({ ...changes.openingFields[id], ...change }, original);
  return { ...changes, openingFields: kept(changes.openingFields, id, next) };
};

/** Takes a field of the process out of the form, or puts it back. */
export const askOpeningField = (changes: VariantChanges, id: string, asked: boolean): VariantChanges => {
  const others = changes.removedOpeningFields.filter((other) => other !== id);
  return { ...changes, removedOpeningFields: asked ? others : [...others, id] };
};

export const ownOpeningFields = (changes: VariantChanges, fields: readonly InputField[]): VariantChanges => ({
  ...changes,
  newOpeningFields: fields,
});

export const restoreOpening = (changes: VariantChanges): VariantChanges => {
  const { openingFields, newOpeningFields, removedOpeningFields } = NO_CHANGES;
  return { ...changes, openingFields, newOpeningFields, removedOpeningFields };
};
