import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis } from '../../../kernel/text.ts';

/** The choice of a `choices` field by which a message goes to everybody; all other choices are special groups. */
export const EVERYBODY = 'all';

/**
 * To whom messages may be sent. `given`: only who agreed. `not-withdrawn`: telling people is a duty of the community,
 * and whoever asked not to be told is left out. Data: `catalogue/processes/publicity/message-rules.ts`.
 */
export interface MessageRule {
  readonly validFrom: PlainDate;
  /** Purpose of the consent, as people are asked for it. */
  readonly purpose: string;
  readonly everybody: 'given' | 'not-withdrawn';
  readonly groups: 'given' | 'not-withdrawn';
  readonly basis: readonly Basis[];
}

/** Somebody the message is meant for. */
export interface AudienceMember {
  readonly personId: string;
  /** In one of the groups chosen, not only among everybody. */
  readonly inGroup: boolean;
  readonly hasPhone: boolean;
  readonly consent: 'given' | 'withdrawn' | 'none';
}

export interface Reach {
  /** All the message is meant for; the rest of the numbers add up to it. */
  readonly people: number;
  readonly withoutPhone: number;
  readonly withoutConsent: number;
  readonly recipientIds: readonly string[];
}

export const messageRuleOn = (rules: readonly MessageRule[], on: PlainDate): MessageRule | undefined =>
  rules.filter(({ validFrom }) => validFrom <= on).toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];

const mayBeTold = (rule: MessageRule, { inGroup, consent }: AudienceMember): boolean =>
  consent === 'given' || (consent === 'none' && (inGroup ? rule.groups : rule.everybody) === 'not-withdrawn');

/** Who receives a message: nobody without a phone, and nobody against the rule. */
export const reachOf = (rule: MessageRule, members: readonly AudienceMember[]): Reach => {
  const allowed = members.filter((member) => mayBeTold(rule, member));
  const recipientIds = allowed.filter(({ hasPhone }) => hasPhone).map(({ personId }) => personId);
  return {
    people: members.length,
    withoutConsent: members.length - allowed.length,
    withoutPhone: allowed.length - recipientIds.length,
    recipientIds,
  };
};
