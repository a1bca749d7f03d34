/** What a call list may be used for and how often; data of the catalogue. */
export interface CallRules {
  /** Processes on whose cases a roll call can be held. */
  readonly processIds: readonly string[];
  /** More people than this are not called by hand. */
  readonly mostPeople: number;
  /** Call sheets with whole numbers on them, by one worker. */
  readonly sheetsWithPhones: { readonly most: number; readonly forgottenAfterMinutes: number };
  /** Roles that may have a sheet with whole numbers; others reveal one after the other. */
  readonly phonesOnSheetFor: readonly string[];
}
