import { ageOn } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';

/** What personal data may be used for. Data: `catalogue/person-facts/grounds.ts`. */
export interface ConsentPurpose {
  readonly id: string;
  readonly name: Text;
  readonly basis: Basis;
  readonly validFrom: PlainDate;
}

/** Why a fact may be used: a law says so, or the person agreed to a purpose. */
export type Ground =
  | { readonly kind: 'law'; readonly basis: Basis }
  | { readonly kind: 'consent'; readonly purpose: string };

export type GivenBy = 'self' | 'guardian' | 'family';

export interface Consent {
  readonly purpose: string;
  readonly givenOn: PlainDate;
  /** The first day on which it no longer holds. */
  readonly until: PlainDate | null;
  readonly withdrawnOn: PlainDate | null;
}

export const isInForce = (consent: Consent, on: PlainDate): boolean =>
  consent.givenOn <= on &&
  (consent.until === null || on < consent.until) &&
  (consent.withdrawnOn === null || on < consent.withdrawnOn);

/** The consent on which a purpose rests today: the latest one given. */
export const consentFor = <C extends Consent>(consents: readonly C[], purpose: string, on: PlainDate): C | undefined =>
  consents
    .filter((consent) => consent.purpose === purpose && isInForce(consent, on))
    .toSorted((a, b) => (a.givenOn < b.givenOn ? 1 : -1))[0];

/**
 * For children under this age the guardian consents (law on personal information, art. 31); they are protected more
 * strictly throughout.
 */
export const CHILD_UNDER = 14;

export const isChild = (bornOn: PlainDate | null, on: PlainDate): boolean =>
  bornOn !== null && ageOn(bornOn, on) < CHILD_UNDER;

/** The ground a fact is used on today, with what there is to say of it. */
export type UsedOn =
  | { readonly kind: 'law'; readonly basis: Basis }
  | { readonly kind: 'consent'; readonly purpose: Text; readonly givenOn: PlainDate };

/** Null: the use would need a consent that nobody gave or that is over, so the fact is not used. */
export const usedOn = (
  ground: Ground,
  consents: readonly Consent[],
  purposes: readonly ConsentPurpose[],
  on: PlainDate,
): UsedOn | null => {
  if (ground.kind === 'law') return ground;
  const given = consentFor(consents, ground.purpose, on);
  const purpose = purposes.find(({ id }) => id === ground.purpose);
  return given === undefined || purpose === undefined
    ? null
    : { kind: 'consent', purpose: purpose.name, givenOn: given.givenOn };
};
