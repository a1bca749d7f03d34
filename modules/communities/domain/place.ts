import type { PlainDate } from '../../../kernel/plain-date.ts';

/** From the widest to the narrowest. */
export const PLACE_KINDS = ['community', 'grid', 'micro-grid', 'building', 'unit', 'dwelling'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface PlaceRef {
  readonly kind: PlaceKind;
  readonly id: string;
}

/** Holds from the first day up to the day before `until`; null is "since before the records began" and "still". */
export interface Validity {
  readonly from: PlainDate | null;
  readonly until: PlainDate | null;
}

export const holdsOn = ({ from, until }: Validity, on: PlainDate): boolean =>
  (from === null || from <= on) && (until === null || on < until);
