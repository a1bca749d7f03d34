import { addDays, plainDateOf } from '../../../kernel/plain-date.ts';
import type { Instant, PlainDate } from '../../../kernel/plain-date.ts';

/** Fields of the record that are chosen one by one when two records become one. */
export const RECORD_FIELDS = [
  'name',
  'sex',
  'born-on',
  'id-number',
  'phone',
  'address',
  'residence',
  'household',
] as const;
export type RecordField = (typeof RECORD_FIELDS)[number];

/** Which of the two values counts from now on. `both`: that of the record that stays counts, the other is kept as history. */
export type Choice = 'kept' | 'other' | 'both';

/** A merge can be undone for this many days. */
export const UNDO_DAYS = 30;

export const undoneUntil = (mergedAt: Instant): PlainDate => addDays(plainDateOf(mergedAt), UNDO_DAYS);

/** What a field may hold on either side, already comparable; null where nothing is known. */
export interface FieldPair {
  readonly field: string;
  readonly kept: string | null;
  readonly other: string | null;
}

export interface FieldOutcome {
  readonly field: string;
  /** The value of the other record takes the place of the kept one's. */
  readonly takesOther: boolean;
  /** Which side's value is set aside into the history; null: there is nothing to set aside. */
  readonly setAside: 'kept' | 'other' | null;
}

/** A value only one side has is taken without asking; where both agree, nothing happens. */
export const outcomeOf = ({ field, kept, other }: FieldPair, choice: Choice | undefined): FieldOutcome => {
  if (other === null || kept === other) return { field, takesOther: false, setAside: null };
  if (kept === null) return { field, takesOther: choice !== 'kept', setAside: choice === 'kept' ? 'other' : null };
  if (choice === 'other') return { field, takesOther: true, setAside: 'kept' };
  return { field, takesOther: false, setAside: 'other' };
};
