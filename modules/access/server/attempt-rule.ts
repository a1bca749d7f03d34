/**
 * Five wrong passwords or codes lock a name for a quarter of an hour, at the sign-in and where a person sees to the own
 * account (ASVS 5.0, 6.3.1).
 */
export const SIGN_IN_RULE = { most: 5, forgottenAfterMinutes: 15 };
