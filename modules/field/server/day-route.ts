import { z } from 'zod';
import { plainDateOf, startOfDay } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Caller, type Implementation } from '../../../platform/http/call.ts';
import { makeCursor, openCursor } from '../../../platform/http/cursor.ts';
import { gridsOfWorker } from '../../communities/server/index.ts';
import { maskName } from '../../people/domain/masking.ts';
import { getFieldDay, type FieldDayReply } from '../contract.ts';
import { audit, type Asking, type FieldDeps } from './deps.ts';
import { formOf } from './form-of-kind.ts';
import { reportedNearby } from './reported-nearby.ts';
import { presentStates } from './present-state.ts';
import { ownRecords } from './record-rows.ts';
import { actingOf } from './send-routes.ts';
import { walkOfToday } from './walk.ts';

/** These may look people up at their desk as well; who is a grid worker only sees the family name. */
const SEES_NAMES: readonly string[] = ['worker', 'head', 'social-worker'];

const GRIDS: Statement = {
  name: 'field-grids',
  text: `select id, name from grid where community_id = $1 and ($2::uuid[] is null or id = any($2))
    and (valid_until is null or valid_until > $3) order by name, id`,
};

const PEOPLE: Statement = {
  name: 'field-people',
  text: `select p.id, p.name, b.name as building, h.unit, p.phone_masked as "phoneMasked"
    from building b
    join household h on h.community_id = b.community_id and h.building_id = b.id
    join person p on p.community_id = h.community_id and p.household_id = h.id
    where b.community_id = $1 and b.grid_id = any($2) and p.left_on is null and p.residence <> 'moved-away'
      and ($3::text is null or (b.name collate "C", p.id) > ($3, $4::uuid))
    order by b.name collate "C", p.id limit $5`,
};

const Place = z.tuple([z.string(), z.uuid()]);

type PersonRow = FieldDayReply['people'][number];

const peopleOf = async (
  tx: Tx,
  communityId: string,
  gridIds: readonly string[],
  after: readonly [string, string] | null,
  limit: number,
): Promise<readonly PersonRow[]> =>
  gridIds.length === 0 ? [] : tx.query(PEOPLE, [communityId, gridIds, after?.[0] ?? null, after?.[1] ?? null, limit]);

const namesFor = (caller: Caller, communityId: string): ((name: string) => string) =>
  caller.rolesIn(communityId).some((role) => SEES_NAMES.includes(role)) ? (name) => name : (name) => maskName(name);

/** Where reports are compared: in the own grids; whoever of the office has none goes anywhere. */
const comparedIn = (caller: Caller, communityId: string, inCharge: ReadonlySet<string> | null) =>
  inCharge?.size === 0 && caller.rolesIn(communityId).some((role) => SEES_NAMES.includes(role)) ? null : inCharge;

/** What comes once, with the first page of people. */
const firstPage = async (
  tx: Tx,
  deps: FieldDeps,
  call: Asking & { readonly params: { readonly communityId: string } },
  { inCharge, day }: { readonly inCharge: ReadonlySet<string> | null; readonly day: string },
) => {
  const { communityId } = call.params;
  const gridIds = comparedIn(call.caller, communityId, inCharge);
  return {
    walk: await walkOfToday(tx, deps, call, communityId),
    nearby: await reportedNearby(tx, deps, { gridIds, day }, actingOf(call, communityId)),
  };
};

/** What the trail says of it. */
const readOnce = (walk: FieldDayReply['walk'], nearby: FieldDayReply['nearby']) => ({
  visits: walk?.stops.length ?? 0,
  nearby: nearby?.cases.map(({ caseId }) => caseId) ?? [],
});

/** As the phone takes them along: what stands on the server, and whom a visit was made to. */
const ownReplies = async (
  tx: Tx,
  deps: FieldDeps,
  communityId: string,
  records: Awaited<ReturnType<typeof ownRecords>>,
  shownName: (name: string) => string,
): Promise<FieldDayReply['records']> => {
  const present = await presentStates(tx, deps, communityId, records);
  return records.map(({ id, kind, caseNumber, madeAt, receivedAt }) => {
    const { personName = null, version = 0, values = {} } = present.get(id) ?? {};
    // Whoever was on the walk is named there; others stay masked as in the look-up.
    const shown = personName === null ? null : shownName(personName);
    return { id, kind, present: { version, values }, caseNumber, madeAt, receivedAt, personName: shown };
  });
};

export const dayRoute = (deps: FieldDeps): Implementation =>
  implement(getFieldDay, async (tx, call) => {
    const { communityId } = call.params;
    const { limit } = call.query;
    const after = openCursor(call.query.cursor, Place);
    if (!after.ok) return after;
    const { workerId } = call.caller;
    const day = plainDateOf(call.now);
    const inCharge = await gridsOfWorker(tx, communityId, workerId, day);
    const grids = await tx.query<{ id: string; name: string }>(GRIDS, [
      communityId,
      inCharge === null ? null : [...inCharge],
      day,
    ]);
    const gridIds = grids.map(({ id }) => id);
    const found = await peopleOf(tx, communityId, gridIds, after.value, limit + 1);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const acting = actingOf(call, communityId);
    // Own records of the day come along, so that a second phone knows them; those of before are off the phone.
    const since = startOfDay(day);
    const records = await ownRecords(tx, deps.keyRing, { communityId, workerId, since });
    const { walk, nearby } =
      after.value === null ? await firstPage(tx, deps, call, { inCharge, day }) : { walk: null, nearby: null };
    audit(
      tx,
      { ...acting, actor: workerId },
      {
        action: 'read-field-day',
        subjectKind: 'worker',
        subjectId: workerId,
        details: { grids: gridIds, people: page.length, records: records.length, ...readOnce(walk, nearby) },
      },
    );
    const shownName = namesFor(call.caller, communityId);
    return ok({
      now: call.now,
      day,
      grids,
      kinds: deps.kinds.flatMap(({ id }) => formOf(deps, id, acting)?.shown ?? []),
      records: await ownReplies(tx, deps, communityId, records, shownName),
      walk,
      nearby,
      people: page.map((person) => ({ ...person, name: shownName(person.name) })),
      nextCursor: last === undefined ? null : makeCursor([last.building, last.id]),
    });
  });
