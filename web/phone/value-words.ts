import type { Text } from '../../kernel/text.ts';
import type { FieldForm } from '../../modules/field/contract.ts';
import type { FieldValue } from '../../modules/field/domain/field-record.ts';

/** A value as it is read: choices by their names. */
export const valueWords = (
  field: FieldForm['fields'][number] | undefined,
  value: FieldValue,
  show: (text: Text) => string,
): string => {
  const named = (id: string): string => {
    const label = field?.choices.find((choice) => choice.id === id)?.label;
    return label === undefined ? id : show(label);
  };
  return Array.isArray(value) ? value.map(named).join('、') : named(String(value ?? ''));
};
