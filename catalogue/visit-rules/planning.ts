import type { Basis } from '../../kernel/text.ts';
import type { PlanSettings } from '../../modules/visits/domain/plan-settings.ts';

const OWN: Basis = { source: '本平台默认，社区可改', where: '没有来源规定' };

/** How the plan is made. */
export const PLAN_SETTINGS: PlanSettings = {
  mostPerDay: 8,
  daysAhead: 27,
  /** Not met for this many times the days that the rule allows. */
  tooLongTimes: 2,
  basis: OWN,
  validFrom: '2025-08-01',
};
