import type { Role } from './roles.ts';

/** What a person owes the own account, as the refusal that everything else is answered with meanwhile. */
export const OWED = ['password-change-needed', 'second-factor-set-up-needed'] as const;
export type Owed = (typeof OWED)[number];

/** Who must have a second factor. */
export interface SecondFactorRule {
  readonly roles: readonly Role[];
  readonly basis: string;
  readonly since: string;
}

/** `roles`: those whom the rule names; `everybody`; `offered`: nobody must, everybody may. */
export const SECOND_FACTOR_CHOICES = ['roles', 'everybody', 'offered'] as const;
export type SecondFactorChoice = (typeof SECOND_FACTOR_CHOICES)[number];

export const needsSecondFactor = (
  rule: SecondFactorRule,
  choice: SecondFactorChoice,
  roles: readonly Role[],
): boolean => choice === 'everybody' || (choice === 'roles' && roles.some((role) => rule.roles.includes(role)));

interface Account {
  readonly passwordToChange: boolean;
  readonly secondFactorSince: string | null;
}

/** The own password comes first: whoever passed the first one on could otherwise set up the second factor. */
export const owedBy = (account: Account, mustHaveSecondFactor: boolean): Owed | null => {
  if (account.passwordToChange) return 'password-change-needed';
  return mustHaveSecondFactor && account.secondFactorSince === null ? 'second-factor-set-up-needed' : null;
};
