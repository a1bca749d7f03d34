import type { Text } from '../../../kernel/text.ts';

/**
 * Where the platform takes the value of a field from when it knows it. `person.…` is the file of the person, `fact.…`
 * one of its facts, `item.…` the catalogue, `office.…` the community, `today` the day of issue.
 */
export type FieldSource =
  | 'person.name'
  | 'person.sex'
  | 'person.age'
  | 'person.born-on'
  | 'person.ethnic-group'
  | 'person.id-number'
  | 'person.phone'
  | 'person.address'
  | 'person.residence'
  | `fact.${string}`
  | 'case.number'
  | 'item.name'
  | 'office.name'
  | 'office.address'
  | 'office.phone'
  | 'today';

export type FormFieldType = 'text' | 'long-text' | 'date' | 'month' | 'number' | 'choice' | 'id-number' | 'phone';

/** One field of a form; its id is the name that the template puts in braces. */
export interface FormField {
  readonly id: string;
  readonly label: Text;
  readonly type: FormFieldType;
  /** Refused with `document-field-missing` when it is issued without; a form to sign may leave it blank. */
  readonly required: boolean;
  readonly choices?: readonly { readonly id: string; readonly label: Text }[];
  readonly from?: FieldSource;
  readonly help?: Text;
}
