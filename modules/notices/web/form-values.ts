import type { FormFieldReply } from '../contract.ts';

export type Typed = Readonly<Record<string, string>>;

/** What stands in the fields at first: everything known that may be shown. */
export const firstValues = (fields: readonly FormFieldReply[]): Typed =>
  Object.fromEntries(fields.map((field) => [field.id, field.known?.value ?? '']));

/** Only what differs from what is known is sent: the server fills in the rest from the file, in full. */
export const changedValues = (fields: readonly FormFieldReply[], typed: Typed): Typed =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = typed[field.id]?.trim() ?? '';
      return value === (field.known?.value ?? '') ? [] : [[field.id, value]];
    }),
  );

/** Required fields that neither the file nor the worker has filled. */
export const missingFields = (fields: readonly FormFieldReply[], typed: Typed): readonly FormFieldReply[] =>
  fields.filter(
    (field) =>
      field.required && (typed[field.id]?.trim() ?? '') === '' && (field.known === null || field.known.value !== null),
  );
