import { exportCoverage, getCoverage, listCoveredPeople } from './contract/coverage.ts';
import {
  countVisitsToday,
  listPlannedVisits,
  listVisitChanges,
  planVisitsNow,
  raiseOccasion,
  setAbsence,
} from './contract/plan.ts';
import {
  addAttachment,
  getAttachment,
  getVisit,
  getVisitForm,
  openFindingCase,
  recordVisit,
} from './contract/records.ts';
import { addVisitRule, endVisitRule, listVisitRules } from './contract/rules.ts';

export * from './contract/coverage.ts';
export * from './contract/plan.ts';
export * from './contract/records.ts';
export * from './contract/rules.ts';

export const visitsRoutes = [
  listVisitRules,
  addVisitRule,
  endVisitRule,
  listPlannedVisits,
  countVisitsToday,
  planVisitsNow,
  raiseOccasion,
  setAbsence,
  listVisitChanges,
  getVisitForm,
  recordVisit,
  getVisit,
  openFindingCase,
  addAttachment,
  getAttachment,
  getCoverage,
  listCoveredPeople,
  exportCoverage,
] as const;
