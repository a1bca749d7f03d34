import { plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { addVisitRule, endVisitRule, listVisitRules } from '../contract.ts';
import type { VisitRuleReply } from '../contract/shapes.ts';
import { isHolding, isWeakerThanContract, type VisitRule } from '../domain/visit-rule.ts';
import type { VisitsCatalogue, VisitsDeps } from './deps.ts';
import { planCommunity } from './plan-community.ts';
import { groupName, loadOwnRules } from './rule-rows.ts';

const ADD: Statement = {
  name: 'add-visit-rule',
  text: `insert into visit_rule (community_id, id, group_id, from_age, every, checklist_id, basis, valid_from, recorded_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};
const FIND: Statement = {
  name: 'visit-rule-locked',
  text: 'select valid_from as "from" from visit_rule where community_id = $1 and id = $2 for update',
};
const END: Statement = {
  name: 'end-visit-rule',
  text: 'update visit_rule set valid_until = $3 where community_id = $1 and id = $2',
};

const named = (list: readonly { id: string; name: { zh: string; en: string } }[], id: string) => ({
  ...(list.find((one) => one.id === id)?.name ?? { zh: id, en: id }),
});

const ruleReply = (catalogue: VisitsCatalogue, rule: VisitRule, own: boolean): VisitRuleReply => ({
  id: rule.id,
  name: { ...rule.name },
  groupId: rule.groupId,
  group: { ...groupName(catalogue, rule.groupId) },
  fromAge: rule.fromAge ?? null,
  every: rule.every,
  by: named(catalogue.roles, rule.by),
  checklistId: rule.checklistId,
  checklist: named(catalogue.checklists, rule.checklistId),
  contract: rule.contract,
  own,
  basis: { ...rule.basis },
  verifyLocally: rule.verifyLocally ?? false,
  validFrom: rule.validFrom,
  validUntil: rule.validUntil ?? null,
});

const listRoute = ({ catalogue }: VisitsDeps): Implementation =>
  implement(listVisitRules, async (tx, call) => {
    const today = plainDateOf(call.now);
    const own = await loadOwnRules(tx, catalogue, call.params.communityId);
    const plain = ({ id, name }: { id: string; name: { zh: string; en: string } }) => ({ id, name: { ...name } });
    return ok({
      rules: [
        ...catalogue.rules.filter((rule) => isHolding(rule, today)).map((rule) => ruleReply(catalogue, rule, false)),
        ...own
          .filter(({ validUntil }) => validUntil === undefined || validUntil > today)
          .map((rule) => ruleReply(catalogue, rule, true)),
      ],
      occasions: catalogue.occasions
        .filter((rule) => isHolding(rule, today))
        .map(({ id, name, series, groupId, withinDays, basis, verifyLocally }) => ({
          id,
          name: { ...name },
          series: { ...series },
          group: groupId === null ? null : { ...groupName(catalogue, groupId) },
          withinDays,
          basis: { ...basis },
          verifyLocally: verifyLocally ?? false,
        })),
      routine: catalogue.routine.map(({ id, name, points, basis }) => ({
        id,
        name: { ...name },
        points: points.map((point) => ({ ...point })),
        basis: { ...basis },
      })),
      groups: catalogue.groups.map(plain),
      checklists: catalogue.checklists.map(plain),
      mostPerDay: catalogue.settings.mostPerDay,
    });
  });

const addRoute = (deps: VisitsDeps): Implementation =>
  implement(addVisitRule, async (tx, call) => {
    const { communityId } = call.params;
    const { groupId, fromAge, every, checklistId, basis, from } = call.body;
    const { catalogue } = deps;
    if (!catalogue.groups.some(({ id }) => id === groupId)) return refuse('visit-group-unknown');
    if (!catalogue.checklists.some(({ id }) => id === checklistId)) return refuse('visit-checklist-unknown');
    const asked = { groupId, every, validFrom: from, ...(fromAge === undefined ? {} : { fromAge }) };
    const weaker = isWeakerThanContract(asked, catalogue.rules);
    if (weaker !== undefined) return refuse('visit-rule-weaker', { ruleId: weaker.id });
    const id = newId();
    await tx.query(ADD, [
      communityId,
      id,
      groupId,
      fromAge ?? null,
      every,
      checklistId,
      basis,
      from,
      call.caller.workerId,
    ]);
    await planCommunity(tx, deps, communityId, plainDateOf(call.now));
    recordDone(tx, call, communityId, {
      action: 'add-visit-rule',
      subjectKind: 'community',
      subjectId: communityId,
      details: { ruleId: id, groupId, every, from },
    });
    return ok({ ruleId: id });
  });

const endRoute = (deps: VisitsDeps): Implementation =>
  implement(endVisitRule, async (tx, call) => {
    const { communityId, ruleId } = call.params;
    const { on } = call.body;
    const [rule] = await tx.query<{ from: PlainDate }>(FIND, [communityId, ruleId]);
    if (rule === undefined) return refuse('not-found');
    if (on < rule.from) return refuse('visit-rule-ends-before-start', { from: rule.from });
    await tx.query(END, [communityId, ruleId, on]);
    await planCommunity(tx, deps, communityId, plainDateOf(call.now));
    recordDone(tx, call, communityId, {
      action: 'end-visit-rule',
      subjectKind: 'community',
      subjectId: communityId,
      details: { ruleId, on },
    });
    return ok({ ruleId });
  });

/** The rules of visits: what is asked for, on which basis, and what a community adds. */
export const ruleRoutes = (deps: VisitsDeps): readonly Implementation[] => [
  listRoute(deps),
  addRoute(deps),
  endRoute(deps),
];
