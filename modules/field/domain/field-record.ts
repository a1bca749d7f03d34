import type { Instant } from '../../../kernel/plain-date.ts';

/** What one field of a form holds. Null and an empty text both mean: nothing was said. */
export type FieldValue = string | number | boolean | null | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** A record as it stood on the server; version 0 with no values before it was there. */
export interface KnownState {
  readonly version: number;
  readonly values: FieldValues;
}

/** One sending of a record: what it should become, and what it was made from. `editId` is the same at every attempt. */
export interface FieldEdit {
  readonly recordId: string;
  readonly editId: string;
  readonly kind: string;
  readonly base: KnownState;
  readonly values: FieldValues;
  /** By the clock of the phone, which may be wrong. */
  readonly madeAt: Instant;
}

/** A field that both sides changed since `base`. */
export interface ConflictField {
  readonly field: string;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
}

/** What the server did with one sending. */
export type FieldReceipt = { readonly recordId: string; readonly editId: string; readonly receivedAt: Instant } & (
  | {
      readonly outcome: 'accepted';
      readonly present: KnownState;
      /** Of the case that the record opened. */
      readonly caseNumber: string | null;
      readonly caseId: string | null;
    }
  | { readonly outcome: 'refused'; readonly code: string; readonly details: Readonly<Record<string, unknown>> }
  | { readonly outcome: 'conflict'; readonly present: KnownState; readonly fields: readonly ConflictField[] }
  /** Kept for the head of the community, because whoever wrote it has no access any more. */
  | { readonly outcome: 'held' }
);
