import { addDays, plainDateOf } from '../../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import type { Statement } from '../../../../platform/db/scoped-database.ts';
import { implement } from '../../../../platform/http/call.ts';
import type { Implementation } from '../../../../platform/http/call.ts';
import { newId } from '../../../../platform/ids.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { listGroups, saveOwnGroup } from '../../contract.ts';
import type { GroupRule } from '../../contract.ts';
import { coarseAddress } from '../../domain/masking.ts';
import type { SpecialGroup } from '../../domain/person-file.ts';
import type { PeopleDeps } from '../deps.ts';
import { groupsOf, listOwnGroups } from './find-group.ts';

const SHOWN = 100;
/** Reviews of the coming days are listed too, so that a visit can do two things. */
const AHEAD_DAYS = 14;

const COUNTS: Statement = {
  name: 'people-in-groups',
  text: `select group_id as id, count(*)::int as people, count(*) filter (where review_due_on <= $2)::int as due
         from person_group where community_id = $1 and until is null group by group_id`,
};
const REVIEWS: Statement = {
  name: 'group-reviews-due',
  text: `select g.person_id as "personId", p.name, b.name as building, h.unit, g.group_id as "groupId", g.since,
           g.reviewed_on as "reviewedOn", g.review_due_on as "dueOn"
         from person_group g
         join person p on p.community_id = g.community_id and p.id = g.person_id
         left join household h on h.community_id = p.community_id and h.id = p.household_id
         left join building b on b.community_id = h.community_id and b.id = h.building_id
         where g.community_id = $1 and g.until is null and g.review_due_on <= $2
         order by g.review_due_on, p.name, g.person_id limit ${SHOWN + 1}`,
};

interface ReviewRow {
  readonly personId: string;
  readonly name: string;
  readonly building: string | null;
  readonly unit: string | null;
  readonly groupId: string;
  readonly since: PlainDate;
  readonly reviewedOn: PlainDate | null;
  readonly dueOn: PlainDate;
}

const ruleOf = (
  group: SpecialGroup,
  own: boolean,
  counted: { people: number; due: number } | undefined,
): GroupRule => ({
  id: group.id,
  name: { ...group.name },
  care: group.care,
  own,
  basis: `${group.basis.source}${group.basis.where ?? ''}`,
  validFrom: group.validFrom,
  validUntil: group.validUntil ?? null,
  fromAge: group.fromAge ?? null,
  reviewMonths: group.reviewMonths ?? null,
  needsEvidence: group.needsEvidence === true,
  decidedBy: [...(group.decidedBy ?? [])],
  classes: (group.classes ?? []).map(({ id, name, basis }) => ({
    id,
    name: { ...name },
    basis: `${basis.source}${basis.where ?? ''}`,
  })),
  people: counted?.people ?? 0,
  due: counted?.due ?? 0,
});

const listRoute = (deps: PeopleDeps): Implementation =>
  implement(listGroups, async (tx, call) => {
    const { communityId } = call.params;
    const today = plainDateOf(call.now);
    const groups = await groupsOf(tx, deps, communityId);
    const counts = await tx.query<{ id: string; people: number; due: number }>(COUNTS, [communityId, today]);
    const rows = await tx.query<ReviewRow>(REVIEWS, [communityId, addDays(today, AHEAD_DAYS)]);
    const shipped = new Set(deps.catalogue.groups.map(({ id }) => id));
    recordDone(tx, call, communityId, {
      action: 'list-group-reviews',
      subjectKind: 'community',
      subjectId: communityId,
    });
    return ok({
      groups: groups.map((group) =>
        ruleOf(
          group,
          !shipped.has(group.id),
          counts.find(({ id }) => id === group.id),
        ),
      ),
      reviews: rows.slice(0, SHOWN).map((row) => ({
        person: { id: row.personId, name: row.name },
        address: row.building === null ? null : coarseAddress(row.building, row.unit ?? ''),
        group: {
          id: row.groupId,
          name: { ...(groups.find(({ id }) => id === row.groupId)?.name ?? { zh: row.groupId, en: row.groupId }) },
        },
        since: row.since,
        reviewedOn: row.reviewedOn,
        dueOn: row.dueOn,
      })),
      more: rows.length > SHOWN,
    });
  });

const SAVE: Statement = {
  name: 'save-own-group',
  text: `insert into community_group (community_id, id, name, care, basis, review_months, valid_from, valid_until, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (community_id, id) do update set name = excluded.name, care = excluded.care, basis = excluded.basis,
           review_months = excluded.review_months, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
           recorded_by = excluded.recorded_by`,
};

const saveRoute = (deps: PeopleDeps): Implementation =>
  implement(saveOwnGroup, async (tx, call) => {
    const { communityId } = call.params;
    const { id, name, care, basis, reviewMonths, validFrom, validUntil } = call.body;
    const own = await listOwnGroups(tx, communityId);
    if (id !== undefined && !own.some((group) => group.id === id)) return refuse('group-unknown');
    const taken =
      own.some((group) => group.name === name && group.id !== id) ||
      deps.catalogue.groups.some((group) => group.name.zh === name);
    if (taken) return refuse('group-name-taken');
    if (validUntil !== null && validUntil <= validFrom) return refuse('group-ends-before-start');
    const groupId = id ?? `own-${newId()}`;
    const { workerId } = call.caller;
    await tx.query(SAVE, [communityId, groupId, name, care, basis, reviewMonths, validFrom, validUntil, workerId]);
    recordDone(tx, call, communityId, {
      action: 'save-own-group',
      subjectKind: 'community',
      subjectId: communityId,
      details: { groupId, isNew: id === undefined },
    });
    return ok({ groupId });
  });

export const groupListRoutes = (deps: PeopleDeps): readonly Implementation[] => [listRoute(deps), saveRoute(deps)];
