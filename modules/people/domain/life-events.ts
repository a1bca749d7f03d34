import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Residence, Sex } from './person-file.ts';

/** What can happen to people and households. A correction takes another entry back. */
export const LIFE_CHANGES = [
  'moved-in',
  'moved-out',
  'moved-within',
  'born',
  'died',
  'married',
  'divorced',
  'split',
  'merged',
  'let',
  'head-changed',
] as const;
export type LifeChangeKind = (typeof LIFE_CHANGES)[number];
export type LifeEventKind = LifeChangeKind | 'correction';

export type LeftBecause = 'moved-out' | 'died' | 'entered-by-mistake' | 'merged';

/** Where somebody stands: in which household as what, and whether they are still here. */
export interface Standing {
  readonly householdId: string | null;
  readonly relation: string;
  readonly residence: Residence;
  readonly leftOn: PlainDate | null;
  readonly leftBecause: LeftBecause | null;
}

/** The marital status as the file holds it; null where nothing is known. */
export interface MaritalFact {
  readonly value: string;
  readonly source: string;
  readonly asOf: PlainDate;
}

export interface PersonNow extends Standing {
  readonly id: string;
  readonly sex: Sex;
  readonly maritalStatus: MaritalFact | null;
  /** Groups the person belongs to now. */
  readonly groups: readonly { readonly id: string; readonly since: PlainDate }[];
  /** Entered with this very change: a child born, somebody who moves in. */
  readonly isNew: boolean;
}

/** Everybody whom a change may touch: those it names and all members of the households it names. */
export interface Register {
  readonly people: ReadonlyMap<string, PersonNow>;
  /** Households named or lived in, with the day they were closed. */
  readonly households: ReadonlyMap<string, { readonly closedOn: PlainDate | null }>;
}

export interface Placing {
  readonly personId: string;
  readonly relation: string;
}

/** The household somebody comes into: one there is, or a new one whose id the caller gives. */
export interface Target {
  readonly householdId: string;
  readonly isNew: boolean;
}

export type LifeChange =
  | {
      readonly kind: 'moved-in' | 'let';
      readonly into: Target;
      readonly members: readonly Placing[];
      readonly residence: Residence;
    }
  | {
      readonly kind: 'moved-out';
      readonly personIds: readonly string[];
      /** The registration stays here: they are on the list as living elsewhere. */
      readonly stillRegistered: boolean;
      readonly stay: readonly Placing[];
    }
  | { readonly kind: 'moved-within'; readonly householdId: string }
  | {
      readonly kind: 'born';
      readonly householdId: string;
      readonly member: Placing;
      readonly residence: Residence;
    }
  | { readonly kind: 'died'; readonly personId: string; readonly stay: readonly Placing[] }
  | {
      readonly kind: 'married';
      readonly personIds: readonly [string, string];
      /** Who joins the household of the other, and as what; null: each stays where they are. */
      readonly joins: Placing | null;
      readonly stay: readonly Placing[];
    }
  | {
      readonly kind: 'divorced';
      readonly personIds: readonly [string, string];
      /** Who leaves the household; null: nobody does. */
      readonly leaverId: string | null;
      /** Where the leaver goes; null: away from the community. */
      readonly into: Target | null;
      readonly stay: readonly Placing[];
    }
  | {
      readonly kind: 'split';
      readonly householdId: string;
      readonly into: Target;
      readonly members: readonly Placing[];
      readonly stay: readonly Placing[];
    }
  | {
      readonly kind: 'merged';
      readonly householdId: string;
      readonly intoHouseholdId: string;
      readonly members: readonly Placing[];
    }
  | { readonly kind: 'head-changed'; readonly householdId: string; readonly members: readonly Placing[] };

export interface PersonEffect {
  readonly id: string;
  readonly isNew: boolean;
  readonly before: Standing;
  readonly after: Standing;
}

export interface HouseholdEffect {
  readonly id: string;
  readonly what: 'opened' | 'closed' | 'reopened' | 'moved';
}

export interface MaritalEffect {
  readonly personId: string;
  readonly before: MaritalFact | null;
  readonly after: MaritalFact | null;
}

export interface GroupEffect {
  readonly personId: string;
  readonly groupId: string;
  readonly since: PlainDate;
  readonly what: 'left' | 'reopened';
}

/** What an entry changed, by ids and codes alone, so that a correction can turn it round. */
export interface Effects {
  readonly people: readonly PersonEffect[];
  readonly households: readonly HouseholdEffect[];
  readonly marital: readonly MaritalEffect[];
  readonly groups: readonly GroupEffect[];
}

export const standingOf = ({ householdId, relation, residence, leftOn, leftBecause }: Standing): Standing => ({
  householdId,
  relation,
  residence,
  leftOn,
  leftBecause,
});

export const isSameStanding = (a: Standing, b: Standing): boolean =>
  a.householdId === b.householdId &&
  a.relation === b.relation &&
  a.residence === b.residence &&
  a.leftOn === b.leftOn &&
  a.leftBecause === b.leftBecause;
