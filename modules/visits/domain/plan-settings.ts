import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Basis } from '../../../kernel/text.ts';

/** How visits are planned. Data: `catalogue/visit-rules/planning.ts`. */
export interface PlanSettings {
  /** Visits a worker makes on a working day, unless more cannot be avoided. */
  readonly mostPerDay: number;
  /** Days the plan reaches behind its first. */
  readonly daysAhead: number;
  /** "Too long" begins after this many of the rule's periods. */
  readonly tooLongTimes: number;
  readonly basis: Basis;
  readonly validFrom: PlainDate;
}
