import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { coverageOn, visitsSince, type Covered } from '../domain/coverage.ts';
import type { VisitRule } from '../domain/visit-rule.ts';
import type { VisitsDeps } from './deps.ts';
import { inChargeOf } from './plan-community.ts';
import { loadRules } from './rule-rows.ts';
import { loadVisited, loadVisits, type VisitedRow } from './visited-rows.ts';

const GRIDS: Statement = {
  name: 'grids-for-coverage',
  text: 'select id, name from grid where community_id = $1 order by name',
};
const PLACED: Statement = {
  name: 'grids-of-buildings-on',
  text: `select building_id as "buildingId", grid_id as "gridId" from building_placement
    where community_id = $1 and (placed_from is null or placed_from <= $2) and (placed_until is null or placed_until > $2)`,
};

export interface CoverageOnDay {
  readonly covered: readonly Covered[];
  readonly people: ReadonlyMap<string, VisitedRow>;
  readonly rules: readonly VisitRule[];
  readonly grids: readonly { readonly id: string; readonly name: string }[];
}

/** Everybody under a rule on a day: groups, visits and grids as they were then. */
export const loadCoverage = async (
  tx: Tx,
  deps: VisitsDeps,
  communityId: string,
  on: PlainDate,
): Promise<CoverageOnDay> => {
  const rules = await loadRules(tx, deps.catalogue, communityId);
  const rows = await loadVisited(
    tx,
    communityId,
    rules.map(({ groupId }) => groupId),
  );
  const visits = await loadVisits(tx, communityId, visitsSince(on), on);
  const grids = await tx.query<{ id: string; name: string }>(GRIDS, [communityId]);
  const placed = new Map(
    (await tx.query<{ buildingId: string; gridId: string }>(PLACED, [communityId, on])).map((one) => [
      one.buildingId,
      one.gridId,
    ]),
  );
  const inCharge = await inChargeOf(tx, deps, communityId, on);
  const people = rows.map((row) => ({
    ...row,
    gridId: (row.buildingId === null ? null : placed.get(row.buildingId)) ?? row.gridId,
    workerIds: inCharge(row, 'grid-worker'),
  }));
  const { tooLongTimes } = deps.catalogue.settings;
  return {
    covered: coverageOn({ rules, people, visits, on, tooLongTimes }),
    people: new Map(people.map((row) => [row.id, row])),
    rules,
    grids,
  };
};
