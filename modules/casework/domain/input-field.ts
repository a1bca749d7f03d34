import type { Text } from '../../../kernel/text.ts';

/**
 * What a field takes. Values travel as: text, long-text, choice, phone, worker, person, organisation (ids) as strings;
 * choices as a list of ids; date as YYYY-MM-DD; date-time as an instant; number; count as a whole number from 0;
 * yes-no as a boolean; materials as `CaseMaterial[]` or a list of ids.
 */
export type InputType =
  | 'text'
  | 'long-text'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'date'
  | 'date-time'
  | 'number'
  | 'count'
  | 'phone'
  | 'worker'
  | 'person'
  | 'organisation'
  | 'materials';

/** Asked only when another field of the same form has this value, or one of these; of several choices, one among them. */
export interface AskedWhen {
  readonly field: string;
  readonly is: string | boolean | readonly string[];
}

/**
 * What a field holds before anything is typed: the head of the community, the grid of whoever fills it in, or a value
 * that follows from a choice made before it, in this form or at the opening.
 */
export type StartsWith =
  | 'head'
  | 'own-grid'
  | { readonly field: string; readonly values: Readonly<Record<string, string>> };

/** One field of a form. `required` fields left empty are refused with `input-missing` while they are asked. */
export interface InputField {
  readonly id: string;
  readonly type: InputType;
  readonly label: Text;
  readonly required: boolean;
  readonly choices?: readonly { readonly id: string; readonly label: Text }[];
  readonly help?: Text;
  readonly when?: AskedWhen;
  /** Stored sealed and shown masked to readers who may not act on the case. Phones always are. */
  readonly sensitive?: true;
  /** Of an opening form: left out while a resident is named, whose file says it. */
  readonly withoutPerson?: true;
  /** What a guide says may be taken into it. */
  readonly fromGuide?: true;
  readonly startsWith?: StartsWith;
}
