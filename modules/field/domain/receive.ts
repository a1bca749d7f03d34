import { mergeFields, sameValues } from './merge.ts';
import type { ConflictField, FieldEdit, FieldValues, KnownState } from './field-record.ts';

/** What a sending means for the record as it stands. */
export type Reception =
  | { readonly kind: 'open'; readonly values: FieldValues }
  | { readonly kind: 'amend'; readonly values: FieldValues }
  /** It was there already, or says nothing new. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'conflict'; readonly fields: readonly ConflictField[] }
  /** It builds on a record that is not here. */
  | { readonly kind: 'unknown' };

/**
 * Decides about one sending. `present` is null while the record was never received; `seen` says that this very sending
 * was taken in before, whatever happened to the record since.
 */
export const receive = (present: KnownState | null, edit: FieldEdit, seen: boolean): Reception => {
  if (seen) return { kind: 'nothing' };
  if (present === null)
    return edit.base.version === 0
      ? { kind: 'open', values: mergeFields({}, edit.values, {}).values }
      : { kind: 'unknown' };
  const { values, conflicts } = mergeFields(edit.base.values, edit.values, present.values);
  if (conflicts.length > 0) return { kind: 'conflict', fields: conflicts };
  return sameValues(values, present.values) ? { kind: 'nothing' } : { kind: 'amend', values };
};
