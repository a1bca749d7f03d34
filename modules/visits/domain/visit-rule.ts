import { ageOn, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis, Text } from '../../../kernel/text.ts';
import { compareFrequency, type Frequency } from './visit-period.ts';

/** Who is visited how often, by whom and with which checklist. Data: `catalogue/visit-rules/`. */
export interface VisitRule {
  readonly id: string;
  readonly name: Text;
  readonly groupId: string;
  /** Only members of at least this age. */
  readonly fromAge?: number;
  /** At least once in each calendar week, month … */
  readonly every: Frequency;
  /** Role in charge of the dwelling, as `catalogue/places/duty-roles.ts` names it. */
  readonly by: string;
  readonly checklistId: string;
  /** From a service contract: what a community adds for the same group may never ask for less. */
  readonly contract: boolean;
  readonly basis: Basis;
  readonly validFrom: PlainDate;
  /** The first day on which it no longer holds. */
  readonly validUntil?: PlainDate;
  /** Figures that the local office has to confirm before use. */
  readonly verifyLocally?: true;
}

/** Something happened that calls for one visit within days. */
export interface OccasionRule {
  readonly id: string;
  readonly name: Text;
  /** Whom it concerns; null: any resident. */
  readonly groupId: string | null;
  /** Which list of occasions it belongs to, as the source names it. */
  readonly series: Text;
  readonly withinDays: number;
  readonly by: string;
  readonly checklistId: string;
  readonly basis: Basis;
  readonly validFrom: PlainDate;
  readonly validUntil?: PlainDate;
  readonly verifyLocally?: true;
}

/** A line of the building stewards' routine: what is done how often, shown beside the rules. */
export interface RoutineLine {
  readonly id: string;
  readonly name: Text;
  readonly points: readonly Text[];
  readonly basis: Basis;
  readonly verifyLocally: true;
}

export interface Membership {
  readonly groupId: string;
  readonly since: PlainDate;
  /** The first day on which the person is no longer a member. */
  readonly until: PlainDate | null;
}

/** Somebody as the rules see them. */
export interface Visited {
  readonly id: string;
  readonly bornOn: PlainDate | null;
  readonly groups: readonly Membership[];
  /** First day on which the person is no longer here: moved out or died. */
  readonly leftOn: PlainDate | null;
}

interface Holding {
  readonly validFrom: PlainDate;
  readonly validUntil?: PlainDate;
}

export const isHolding = ({ validFrom, validUntil }: Holding, on: PlainDate): boolean =>
  validFrom <= on && (validUntil === undefined || on < validUntil);

export interface RuleForPerson {
  readonly rule: VisitRule;
  /** From this day the rule asks for visits of this person. */
  readonly since: PlainDate;
}

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/** The rules a person is under on a day, the strictest first. */
export const rulesFor = (rules: readonly VisitRule[], person: Visited, on: PlainDate): readonly RuleForPerson[] => {
  if (person.leftOn !== null && person.leftOn <= on) return [];
  return rules
    .flatMap((rule) => {
      const member = person.groups.find(
        ({ groupId, since, until }) => groupId === rule.groupId && since <= on && (until === null || on < until),
      );
      if (member === undefined || !isHolding(rule, on)) return [];
      if (rule.fromAge !== undefined && (person.bornOn === null || ageOn(person.bornOn, on) < rule.fromAge)) return [];
      return [{ rule, since: later(member.since, rule.validFrom) }];
    })
    .toSorted((a, b) => compareFrequency(a.rule.every, b.rule.every) || (a.rule.id < b.rule.id ? -1 : 1));
};

/** Whether a rule of a community's own asks for less than a contract does for the same people. */
export const isWeakerThanContract = (
  own: Pick<VisitRule, 'groupId' | 'every' | 'fromAge' | 'validFrom'>,
  rules: readonly VisitRule[],
): VisitRule | undefined =>
  rules.find(
    (rule) =>
      rule.contract &&
      rule.groupId === own.groupId &&
      isHolding(rule, own.validFrom) &&
      compareFrequency(own.every, rule.every) >= 0 &&
      (compareFrequency(own.every, rule.every) > 0 || (own.fromAge ?? 0) >= (rule.fromAge ?? 0)),
  );
