import { plainDateOf } from '../../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import { implement } from '../../../../platform/http/call.ts';
import type { Implementation } from '../../../../platform/http/call.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { enterGroup, leaveGroup, reviewGroup } from '../../contract.ts';
import { mayEnter, reviewDueOn } from '../../domain/group-rules.ts';
import type { SpecialGroup } from '../../domain/person-file.ts';
import type { PeopleDeps } from '../deps.ts';
import { lockFile } from '../file-rows.ts';
import { knownFactOf } from '../person-file-rows.ts';
import { findGroup } from './find-group.ts';

const HELD: Statement = {
  name: 'lock-membership',
  text: `select since, class_id as "classId" from person_group
         where community_id = $1 and person_id = $2 and group_id = $3 and until is null for update`,
};
/** Somebody may come back on the day of leaving; then the entry of that day goes on. */
const ENTER: Statement = {
  name: 'enter-group',
  text: `insert into person_group (community_id, person_id, group_id, since, source, as_of, class_id, evidence, entered_by, review_due_on)
         values ($1, $2, $3, $4, $5, $4, $6, $7, $8, $9)
         on conflict (community_id, person_id, group_id, since) do update set until = null, left_reason = null,
           source = excluded.source, class_id = excluded.class_id, evidence = excluded.evidence,
           entered_by = excluded.entered_by, review_due_on = excluded.review_due_on`,
};
const REVIEW: Statement = {
  name: 'review-group',
  text: `update person_group set reviewed_on = $4, review_due_on = $5, evidence = $6
         where community_id = $1 and person_id = $2 and group_id = $3 and until is null`,
};
const LEAVE: Statement = {
  name: 'leave-group',
  text: `update person_group set until = $4, left_reason = $5, review_due_on = null
         where community_id = $1 and person_id = $2 and group_id = $3 and until is null`,
};

interface Held {
  readonly since: PlainDate;
}

const heldNow = async (tx: Tx, communityId: string, personId: string, groupId: string): Promise<Held | undefined> =>
  (await tx.query<Held>(HELD, [communityId, personId, groupId]))[0];

const enterRoute = (deps: PeopleDeps): Implementation =>
  implement(enterGroup, async (tx, call) => {
    const { communityId, personId } = call.params;
    const { groupId, classId, evidence, source } = call.body;
    const today = plainDateOf(call.now);
    const group = await findGroup(tx, deps, communityId, groupId);
    if (group === undefined) return refuse('group-unknown');
    if (!deps.catalogue.sources.some(({ id }) => id === source)) return refuse('source-unknown');
    const file = await lockFile(tx, communityId, personId);
    if (!file.ok) return file;
    if (file.value.leftBecause !== null) return refuse('person-has-left', { personId });
    if ((await heldNow(tx, communityId, personId, groupId)) !== undefined) return refuse('group-held-already');
    const facts = file.value.facts.map((fact) => knownFactOf(deps.keyRing, communityId, personId, fact));
    const roles = call.caller.rolesIn(communityId);
    const may = mayEnter(group, { roles, facts, evidence, classId, today });
    if (!may.ok) return may;
    const due = reviewDueOn(group, today);
    const { workerId } = call.caller;
    await tx.query(ENTER, [communityId, personId, groupId, today, source, classId, evidence, workerId, due]);
    recordDone(tx, call, communityId, {
      action: 'enter-group',
      subjectKind: 'person',
      subjectId: personId,
      details: { groupId, classId },
    });
    return ok({ groupId, reviewDueOn: due });
  });

/** Whoever lets somebody in also decides whether they stay. */
const mayDecide = (group: SpecialGroup, roles: readonly string[]): boolean =>
  group.decidedBy === undefined || group.decidedBy.some((role) => roles.includes(role));

interface Deciding {
  readonly group: SpecialGroup;
  readonly held: Held;
}

const decideOn = async (
  tx: Tx,
  deps: PeopleDeps,
  { communityId, personId, groupId }: { communityId: string; personId: string; groupId: string },
  roles: readonly string[],
): Promise<Result<Deciding>> => {
  const group = await findGroup(tx, deps, communityId, groupId);
  if (group === undefined) return refuse('group-unknown');
  const file = await lockFile(tx, communityId, personId);
  if (!file.ok) return refuse('not-found');
  const held = await heldNow(tx, communityId, personId, groupId);
  if (held === undefined) return refuse('group-not-held');
  return mayDecide(group, roles) ? ok({ group, held }) : refuse('group-not-yours-to-decide');
};

const reviewRoute = (deps: PeopleDeps): Implementation =>
  implement(reviewGroup, async (tx, call) => {
    const { communityId, personId, groupId } = call.params;
    const today = plainDateOf(call.now);
    const deciding = await decideOn(tx, deps, call.params, call.caller.rolesIn(communityId));
    if (!deciding.ok) return deciding;
    const due = reviewDueOn(deciding.value.group, today);
    await tx.query(REVIEW, [communityId, personId, groupId, today, due, call.body.evidence]);
    recordDone(tx, call, communityId, {
      action: 'review-group',
      subjectKind: 'person',
      subjectId: personId,
      details: { groupId },
    });
    return ok({ groupId, reviewDueOn: due });
  });

const leaveRoute = (deps: PeopleDeps): Implementation =>
  implement(leaveGroup, async (tx, call) => {
    const { communityId, personId, groupId } = call.params;
    const { on, reason } = call.body;
    if (on > plainDateOf(call.now)) return refuse('change-date-in-future');
    if (!Object.hasOwn(deps.catalogue.groupExits, reason)) return refuse('group-exit-unknown');
    const deciding = await decideOn(tx, deps, call.params, call.caller.rolesIn(communityId));
    if (!deciding.ok) return deciding;
    if (on < deciding.value.held.since) return refuse('group-ends-before-start');
    await tx.query(LEAVE, [communityId, personId, groupId, on, reason]);
    recordDone(tx, call, communityId, {
      action: 'leave-group',
      subjectKind: 'person',
      subjectId: personId,
      details: { groupId, reason },
    });
    return ok({ groupId });
  });

export const membershipRoutes = (deps: PeopleDeps): readonly Implementation[] => [
  enterRoute(deps),
  reviewRoute(deps),
  leaveRoute(deps),
];
