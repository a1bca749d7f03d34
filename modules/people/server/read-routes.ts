import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { getHousehold, getPerson, listPlaces } from '../contract.ts';
import { coarseAddress } from '../domain/masking.ts';
import type { PeopleDeps } from './deps.ts';
import { findPersonFile, listMembers } from './person-file-rows.ts';
import { personReplyOf } from './person-reply.ts';
import { summaryOf } from './person-rows.ts';
import { viewerIn } from './viewer.ts';

const getPersonRoute = (deps: PeopleDeps): Implementation =>
  implement(getPerson, async (tx, call) => {
    const row = await findPersonFile(tx, call.params.communityId, call.params.personId);
    if (row === undefined) return refuse('not-found');
    // Also a masked page tells of somebody's life: who looked at whom stays on record.
    recordDone(tx, call, call.params.communityId, {
      action: 'read-person',
      subjectKind: 'person',
      subjectId: call.params.personId,
    });
    return ok(
      await personReplyOf(tx, deps, row, viewerIn(call.caller, call.params.communityId), plainDateOf(call.now)),
    );
  });

interface HouseholdRow {
  readonly id: string;
  readonly building: string;
  readonly unit: string;
  readonly gridId: string;
  readonly gridName: string;
  readonly closedOn: PlainDate | null;
}

const FIND_HOUSEHOLD: Statement = {
  name: 'find-household',
  text: `select h.id, b.name as building, h.unit, g.id as "gridId", g.name as "gridName", h.closed_on as "closedOn"
         from household h
         join building b on b.community_id = h.community_id and b.id = h.building_id
         join grid g on g.community_id = b.community_id and g.id = b.grid_id
         where h.community_id = $1 and h.id = $2`,
};

const VISITS: Statement = {
  name: 'visits-of-household',
  text: `select v.id, v.visited_on as "on", v.worker_id as "workerId", v.result, p.id as "personId", p.name
         from person p join visit v on v.community_id = p.community_id and v.person_id = p.id
         where p.community_id = $1 and p.household_id = $2 order by v.visited_on desc, v.id desc limit 20`,
};

interface VisitRow {
  readonly id: string;
  readonly on: PlainDate;
  readonly workerId: string | null;
  readonly result: string;
  readonly personId: string;
  readonly name: string;
}

/** What was said at a visit stays with the person it was said by. */
const visitsOf = async (tx: Tx, deps: PeopleDeps, communityId: string, householdId: string) =>
  (await tx.query<VisitRow>(VISITS, [communityId, householdId])).map(
    ({ id, on, workerId, result, personId, name }) => ({
      id,
      on,
      person: { id: personId, name },
      workerName: workerId === null ? '' : (deps.workerName(workerId) ?? ''),
      result: { ...(deps.catalogue.visitResults[result] ?? { zh: result, en: result }) },
    }),
  );

const getHouseholdRoute = (deps: PeopleDeps): Implementation =>
  implement(getHousehold, async (tx, call) => {
    const { communityId, householdId } = call.params;
    const [row] = await tx.query<HouseholdRow>(FIND_HOUSEHOLD, [communityId, householdId]);
    if (row === undefined) return refuse('not-found');
    const members = await listMembers(tx, communityId, householdId);
    const ids = members.map((member) => member.id);
    const today = plainDateOf(call.now);
    const [open, cases, needs, visits] = await Promise.all([
      deps.cases.countOpen(tx, communityId, ids),
      deps.cases.listOf(tx, communityId, ids, today),
      deps.cases.needsOf(tx, communityId, ids, today),
      visitsOf(tx, deps, communityId, row.id),
    ]);
    recordDone(tx, call, communityId, { action: 'read-household', subjectKind: 'household', subjectId: householdId });
    return ok({
      id: row.id,
      address: coarseAddress(row.building, row.unit),
      grid: { id: row.gridId, name: row.gridName },
      closedOn: row.closedOn,
      members: members.map((member) => {
        const relation = deps.catalogue.relations[member.relation] ?? { zh: member.relation, en: member.relation };
        return {
          ...summaryOf(deps.catalogue, member, open.get(member.id) ?? 0, today),
          relation: { ...relation },
          relationId: member.relation,
          isHead: member.relation === 'head',
        };
      }),
      cases: [...cases],
      needs: [...needs],
      visits,
    });
  });

const GRIDS: Statement = {
  name: 'grids-with-counts',
  text: `select g.id, g.name, coalesce(c.households, 0) as households, coalesce(c.people, 0) as people
         from grid g
         left join (
           select b.grid_id, count(distinct h.id) as households, count(p.id) as people
           from building b
           join household h on h.community_id = b.community_id and h.building_id = b.id
           left join person p on p.community_id = h.community_id and p.household_id = h.id and p.residence <> 'moved-away'
           where b.community_id = $1 group by b.grid_id
         ) c on c.grid_id = g.id
         where g.community_id = $1 order by g.id`,
};
const BUILDINGS: Statement = {
  name: 'buildings',
  text: 'select id, grid_id as "gridId", name from building where community_id = $1 order by id',
};

const readPlaces = async (tx: Tx, communityId: string) => ({
  grids: await tx.query<{ id: string; name: string; households: number; people: number }>(GRIDS, [communityId]),
  buildings: await tx.query<{ id: string; gridId: string; name: string }>(BUILDINGS, [communityId]),
});

const listPlacesRoute = (deps: PeopleDeps): Implementation =>
  implement(listPlaces, async (tx, call) => {
    const places = await readPlaces(tx, call.params.communityId);
    const groups = deps.catalogue.groups.map(({ id, name, care }) => ({ id, name: { ...name }, care }));
    return ok({ ...places, groups });
  });

export const readRoutes = (deps: PeopleDeps): readonly Implementation[] => [
  getPersonRoute(deps),
  getHouseholdRoute(deps),
  listPlacesRoute(deps),
];
