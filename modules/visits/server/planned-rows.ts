import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { compareStops } from '../domain/route-order.ts';
import type { PlanNote } from '../domain/plan-visits.ts';
import type { VisitResult } from '../domain/visit-needs.ts';
import type { VisitRule } from '../domain/visit-rule.ts';
import type { PlannedReply } from '../contract/shapes.ts';
import { workerName, type VisitsDeps } from './deps.ts';
import { groupName, loadRules } from './rule-rows.ts';
import { loadVisitedByIds, stopOf, type VisitedRow } from './visited-rows.ts';

export interface StoredPlanned {
  readonly id: string;
  readonly personId: string;
  readonly on: PlainDate;
  readonly earliest: PlainDate;
  readonly latest: PlainDate;
  readonly state: 'planned' | 'done' | 'dropped';
  readonly notes: readonly PlanNote[];
  readonly workerId: string | null;
  readonly ruleIds: readonly string[];
  readonly checklistIds: readonly string[];
  readonly occasionId: string | null;
  readonly visitId: string | null;
  readonly result: VisitResult | null;
}

export const PLANNED_COLUMNS = `l.id, l.person_id as "personId", l.planned_on as "on", l.earliest_on as earliest, l.latest_on as latest,
  l.state, l.notes, l.worker_id as "workerId", l.rule_ids as "ruleIds", l.checklist_ids as "checklistIds",
  l.occasion_id as "occasionId", l.visit_id as "visitId", v.result`;
export const PLANNED_TABLES = `planned_visit l
  left join visit v on v.community_id = l.community_id and v.id = l.visit_id`;

/** Names of rules and occasions; those nobody knows any more are left out. */
export const reasonNames = (deps: VisitsDeps, rules: readonly VisitRule[], ruleIds: readonly string[]): Text[] =>
  ruleIds.flatMap((ruleId) => {
    const rule = [...rules, ...deps.catalogue.occasions].find(({ id }) => id === ruleId);
    return rule === undefined ? [] : [{ ...rule.name }];
  });

/** Groups a person is in today that the catalogue names. */
export const presentGroups = (deps: VisitsDeps, { groups }: VisitedRow, today: PlainDate): Text[] =>
  groups
    .filter(({ since, until }) => since <= today && (until === null || today < until))
    .map(({ groupId }) => ({ ...groupName(deps.catalogue, groupId) }));

const NO_STOP = { building: '', unit: '', floor: null, door: '' };

/** Planned visits as they are shown, in the order of the walk. */
export const plannedReplies = async (
  tx: Tx,
  deps: VisitsDeps,
  communityId: string,
  rows: readonly StoredPlanned[],
  today: PlainDate,
): Promise<PlannedReply[]> => {
  const people = await loadVisitedByIds(
    tx,
    communityId,
    rows.map(({ personId }) => personId),
  );
  const rules = await loadRules(tx, deps.catalogue, communityId);
  return rows
    .flatMap((row): PlannedReply[] => {
      const person = people.get(row.personId);
      if (person === undefined) return [];
      return [
        {
          id: row.id,
          on: row.on,
          earliest: row.earliest,
          latest: row.latest,
          state: row.state,
          notes: [...row.notes],
          person: { id: person.id, name: person.name, phoneMasked: person.phoneMasked },
          groups: presentGroups(deps, person, today),
          stop: stopOf(deps.keyRing, communityId, person),
          worker: row.workerId === null ? null : workerName(deps, row.workerId),
          reasons: reasonNames(deps, rules, row.ruleIds),
          occasionId: row.occasionId,
          checklistIds: [...row.checklistIds],
          visitId: row.visitId,
          result: row.result,
        },
      ];
    })
    .toSorted((a, b) => compareStops(a.stop ?? NO_STOP, b.stop ?? NO_STOP) || (a.id < b.id ? -1 : 1));
};
