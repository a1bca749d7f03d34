import type { CallRules } from '../../modules/calls/domain/call-rules.ts';

/** Limits of call lists: our own defaults. */
export const CALL_RULES: CallRules = {
  processIds: ['emergency'],
  mostPeople: 2_000,
  sheetsWithPhones: { most: 6, forgottenAfterMinutes: 10 },
  phonesOnSheetFor: ['worker', 'head'],
};
