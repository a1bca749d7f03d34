import { plainDateOf, type PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { assignDuty, endDuty, getHolderDuties, releaseHolder, type GapReply } from '../contract.ts';
import { uncoveredWithout, type Holder } from '../domain/duties.ts';
import { holdsOn } from '../domain/place.ts';
import { openPlaces, type PlacesOn } from '../domain/place-tree.ts';
import type { CommunitiesDeps } from './deps.ts';
import { findDwelling } from './dwelling-rows.ts';
import { chainOfDuty, loadDuties, loadDutiesOf, lockDuty, type StoredDuty } from './duty-rows.ts';
import { gapReply, holderReply, inChargeReply } from './in-charge-replies.ts';
import { loadTree } from './place-rows.ts';
import { reachOf } from './reach.ts';

const ADD: Statement = {
  name: 'add-duty',
  text: `insert into duty_assignment (community_id, id, role_id, place_kind, place_id, worker_id, person_id, holds_from, reason, recorded_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};
const END: Statement = {
  name: 'end-duties',
  text: `update duty_assignment set holds_until = $3, end_reason = $4 where community_id = $1 and id = any($2::uuid[])`,
};
const PERSON: Statement = {
  name: 'resident-for-duty',
  text: `select name from person where community_id = $1 and id = $2 and residence <> 'moved-away' and left_on is null`,
};
const LOCK: Statement = {
  name: 'lock-duties',
  text: `select pg_advisory_xact_lock(hashtextextended('duties/' || $1, 0))`,
};

/** Workers who work in the community, whatever their role there. */
export const workersOf = (deps: CommunitiesDeps, communityId: string) =>
  deps.directory
    .workers()
    .filter(
      ({ status, roles }) => status === 'active' && roles.some(({ organisationId }) => organisationId === communityId),
    );

const holderIsThere = async (deps: CommunitiesDeps, tx: Tx, communityId: string, holder: Holder): Promise<boolean> =>
  holder.kind === 'worker'
    ? workersOf(deps, communityId).some(({ id }) => id === holder.id)
    : (await tx.query(PERSON, [communityId, holder.id])).length > 0;

/** What stays without anybody when these duties are gone. */
const uncovered = (
  deps: CommunitiesDeps,
  places: PlacesOn,
  duties: readonly StoredDuty[],
  holder: Holder,
): GapReply[] => {
  const chainOfDwelling = (id: string) => {
    const duty = duties.find(({ place }) => place.id === id);
    return duty === undefined ? [] : chainOfDuty(places, duty);
  };
  return uncoveredWithout(places, duties, holder, chainOfDwelling).map((gap) => {
    const duty = duties.find(({ place }) => place.id === gap.place.id);
    return gapReply(deps, places, gap, duty === undefined ? undefined : inChargeReply(deps, places, duty).place.name);
  });
};

type Assigning = BodyOf<typeof assignDuty>;

const placeExists = async (tx: Tx, places: PlacesOn, { place }: Assigning): Promise<boolean> => {
  if (place.kind === 'dwelling') return (await findDwelling(tx, places.tree.communityId, place.id)) !== undefined;
  return places.chainOf(place).length > 0;
};

/** The duty that ends as the new one begins: it must be of the same role and place and still be held. */
const replaced = (duties: readonly StoredDuty[], body: Assigning): Result<StoredDuty | null> => {
  if (body.replaces === undefined) return ok(null);
  const before = duties.find(({ id }) => id === body.replaces);
  if (
    before === undefined ||
    before.until !== null ||
    before.roleId !== body.roleId ||
    before.place.id !== body.place.id
  )
    return refuse('duty-ended');
  return body.from < before.from ? refuse('duty-ends-before-start', { from: before.from }) : ok(before);
};

const mayAssign = async (
  deps: CommunitiesDeps,
  tx: Tx,
  places: PlacesOn,
  duties: readonly StoredDuty[],
  body: Assigning,
): Promise<Result<StoredDuty | null>> => {
  const role = deps.roles.find(({ id }) => id === body.roleId);
  if (role === undefined) return refuse('duty-role-unknown');
  if (!role.places.includes(body.place.kind) || !role.holders.includes(body.holder.kind))
    return refuse('duty-role-not-here');
  const { communityId } = places.tree;
  if (!(await placeExists(tx, places, body))) return refuse('place-unknown');
  if (!(await holderIsThere(deps, tx, communityId, body.holder))) return refuse('duty-holder-unknown');
  const before = replaced(duties, body);
  if (!before.ok) return before;
  const others = duties.filter(
    (duty) =>
      duty.roleId === body.roleId &&
      duty.place.id === body.place.id &&
      duty.id !== before.value?.id &&
      (duty.until === null || duty.until > body.from),
  );
  if (others.some(({ holder }) => holder.id === body.holder.id)) return refuse('duty-held-already');
  return others.length >= role.atMost ? refuse('duty-full', { most: role.atMost }) : before;
};

const assignRoute = (deps: CommunitiesDeps): Implementation =>
  implement(assignDuty, async (tx, call) => {
    const { communityId } = call.params;
    const { body } = call;
    await tx.query(LOCK, [communityId]);
    const places = openPlaces(await loadTree(tx, communityId), body.from);
    const duties = await loadDuties(tx, communityId, body.from);
    const before = await mayAssign(deps, tx, places, duties, body);
    if (!before.ok) return before;
    if (before.value !== null) await tx.query(END, [communityId, [before.value.id], body.from, body.reason]);
    const id = newId();
    await tx.query(ADD, [
      communityId,
      id,
      body.roleId,
      body.place.kind,
      body.place.id,
      body.holder.kind === 'worker' ? body.holder.id : null,
      body.holder.kind === 'resident' ? body.holder.id : null,
      body.from,
      body.reason,
      call.caller.workerId,
    ]);
    recordDone(tx, call, communityId, {
      action: 'assign-duty',
      subjectKind: body.holder.kind === 'worker' ? 'worker' : 'person',
      subjectId: body.holder.id,
      details: { dutyId: id, roleId: body.roleId, placeKind: body.place.kind, placeId: body.place.id, from: body.from },
    });
    return ok({ dutyId: id });
  });

/** A duty may also end on its first day: it was written down by mistake. */
const mayEnd = (duty: StoredDuty, on: PlainDate): Result<null> => {
  if (duty.until !== null) return refuse('duty-ended');
  return on < duty.from ? refuse('duty-ends-before-start', { from: duty.from }) : ok(null);
};

const endRoute = (deps: CommunitiesDeps): Implementation =>
  implement(endDuty, async (tx, call) => {
    const { communityId, dutyId } = call.params;
    const { on, reason } = call.body;
    const duty = await lockDuty(tx, communityId, dutyId);
    if (duty === undefined) return refuse('not-found');
    const checked = mayEnd(duty, on);
    if (!checked.ok) return checked;
    const places = openPlaces(await loadTree(tx, communityId), on);
    const duties = await loadDuties(tx, communityId, on);
    // Only this one goes: what else the holder has stays.
    const left = duties.filter(({ id, holder }) => id === dutyId || holder.id !== duty.holder.id);
    await tx.query(END, [communityId, [dutyId], on, reason]);
    recordDone(tx, call, communityId, {
      action: 'end-duty',
      subjectKind: duty.holder.kind === 'worker' ? 'worker' : 'person',
      subjectId: duty.holder.id,
      details: { dutyId, roleId: duty.roleId, on },
    });
    return ok({ dutyId, uncovered: uncovered(deps, places, left, duty.holder) });
  });

const holderRoute = (deps: CommunitiesDeps): Implementation =>
  implement(getHolderDuties, async (tx, call) => {
    const { communityId, holderKind, holderId } = call.params;
    const on = call.query.on ?? plainDateOf(call.now);
    const places = openPlaces(await loadTree(tx, communityId), on);
    const all = await loadDutiesOf(tx, communityId, holderId);
    const duties = await loadDuties(tx, communityId, on);
    const { sees, whole } = await reachOf(tx, call, places.tree);
    const own = all.filter((duty) => duty.holder.kind === holderKind && (whole || sees(chainOfDuty(places, duty))));
    const [latest] = own;
    if (latest === undefined) return refuse('not-found');
    recordDone(tx, call, communityId, {
      action: 'read-duties',
      subjectKind: holderKind === 'worker' ? 'worker' : 'person',
      subjectId: holderId,
    });
    const isPast = ({ until }: StoredDuty): boolean => until !== null && until <= on;
    const reply = (duty: StoredDuty) => inChargeReply(deps, places, duty);
    const value: ReplyOf<typeof getHolderDuties> = {
      holder: holderReply(deps, latest),
      duties: own.filter((duty) => !isPast(duty)).map(reply),
      past: own.filter(isPast).map(reply),
      uncovered: whole ? uncovered(deps, places, duties, { kind: holderKind, id: holderId }) : [],
    };
    return ok(value);
  });

const releaseRoute = (deps: CommunitiesDeps): Implementation =>
  implement(releaseHolder, async (tx, call) => {
    const { communityId, holderKind, holderId } = call.params;
    const { on, reason } = call.body;
    await tx.query(LOCK, [communityId]);
    const places = openPlaces(await loadTree(tx, communityId), on);
    const duties = await loadDuties(tx, communityId, on);
    const own = duties.filter(({ holder }) => holder.kind === holderKind && holder.id === holderId);
    if (own.length === 0) return refuse('not-found');
    const later = own.find((duty) => !holdsOn(duty, on));
    if (later !== undefined) return refuse('duty-ends-before-start', { from: later.from });
    const gaps = uncovered(deps, places, duties, { kind: holderKind, id: holderId });
    await tx.query(END, [communityId, own.map(({ id }) => id), on, reason]);
    recordDone(tx, call, communityId, {
      action: 'release-holder',
      subjectKind: holderKind === 'worker' ? 'worker' : 'person',
      subjectId: holderId,
      details: { on, ended: own.length, uncovered: gaps.length },
    });
    return ok({ ended: own.length, uncovered: gaps });
  });

/** Who is put in charge, until when, and what stays without anybody. */
export const dutyRoutes = (deps: CommunitiesDeps): readonly Implementation[] => [
  assignRoute(deps),
  endRoute(deps),
  holderRoute(deps),
  releaseRoute(deps),
];
