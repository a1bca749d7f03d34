import { CHECKLISTS } from '../catalogue/checklists/checklists.ts';
import { DUTY_ROLES } from '../catalogue/places/duty-roles.ts';
import { SPECIAL_GROUPS } from '../catalogue/special-groups/groups.ts';
import { visitExportWords, visitRuleWords } from '../catalogue/texts/visits.ts';
import { OCCASION_RULES } from '../catalogue/visit-rules/occasions.ts';
import { PLAN_SETTINGS } from '../catalogue/visit-rules/planning.ts';
import { VISIT_RULES } from '../catalogue/visit-rules/rules.ts';
import { STEWARD_ROUTINE } from '../catalogue/visit-rules/steward-routine.ts';
import type { VisitsCatalogue } from '../modules/visits/server/index.ts';

/** What visits are made of: rules, occasions, the stewards' routine, checklists, words. */
export const VISITS_CATALOGUE: VisitsCatalogue = {
  rules: VISIT_RULES,
  occasions: OCCASION_RULES,
  routine: STEWARD_ROUTINE,
  checklists: CHECKLISTS,
  settings: PLAN_SETTINGS,
  groups: SPECIAL_GROUPS,
  roles: DUTY_ROLES,
  ...visitRuleWords,
  exportWords: visitExportWords,
};
