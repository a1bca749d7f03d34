import { z } from 'zod';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok } from '../../../kernel/result.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { makeCursor, openCursor } from '../../../platform/http/cursor.ts';
import { recordDone } from '../../audit/server/index.ts';
import { listVisitChanges } from '../contract.ts';
import type { VisitsDeps } from './deps.ts';
import { PLANNED_COLUMNS, PLANNED_TABLES, plannedReplies, type StoredPlanned } from './planned-rows.ts';
import { reachOf } from './reach.ts';
import { VISIT_COLUMNS, VISIT_TABLES, visitReply, type StoredVisit } from './visit-rows.ts';
import { loadVisitedByIds } from './visited-rows.ts';

const PAGE = 200;
/** A transaction that began earlier may commit later: so far back the next question looks again. */
const LOOK_BACK_MS = 120_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
/** Somebody without a cursor gets what is planned, and the visits of the last weeks. */
const FIRST_DAYS = 40;

const PLANNED: Statement = {
  name: 'changed-planned-visits',
  text: `select ${PLANNED_COLUMNS}, to_char(l.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "changedAt"
    from ${PLANNED_TABLES} where l.community_id = $1 and (l.changed_at, l.id) > ($2::timestamptz, $3::uuid)
      and (not $4 or l.state = 'planned')
    order by l.changed_at, l.id limit ${PAGE}`,
};
const VISITS: Statement = {
  name: 'changed-visits',
  text: `select ${VISIT_COLUMNS}, to_char(v.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "changedAt"
    from ${VISIT_TABLES} where v.community_id = $1 and (v.changed_at, v.id) > ($2::timestamptz, $3::uuid)
    order by v.changed_at, v.id limit ${PAGE}`,
};

/** Rows carry the time of the database; so do cursors. */
const CLOCK: Statement = {
  name: 'clock-of-changes',
  text: `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
};

const stamp = z.iso.datetime({ offset: true });
const place = z.tuple([stamp, z.uuid(), stamp, z.uuid(), z.literal([0, 1])]);

type Changed = { readonly id: string; readonly changedAt: string };

/** Where the next question goes on: behind the last row of a full page, else a little before now. */
const placeAfter = (rows: readonly Changed[], now: string): readonly [string, string] => {
  const last = rows.at(-1);
  if (last !== undefined && rows.length === PAGE) return [last.changedAt, last.id];
  return [new Date(Date.parse(now) - LOOK_BACK_MS).toISOString(), FIRST_ID];
};

/** What changed for a phone since it asked last, within what its holder may see. */
export const changesRoute = (deps: VisitsDeps): Implementation =>
  implement(listVisitChanges, async (tx, call) => {
    const { communityId } = call.params;
    const opened = openCursor(call.query.cursor, place);
    if (!opened.ok) return opened;
    const [clock] = await tx.query<{ at: string }>(CLOCK, []);
    const now = clock?.at ?? call.now;
    const since = new Date(Date.parse(now) - FIRST_DAYS * 86_400_000).toISOString();
    const [plannedAt, plannedId, visitAt, visitId, first] = opened.value ?? [
      '1970-01-01T00:00:00Z',
      FIRST_ID,
      since,
      FIRST_ID,
      1,
    ];
    const planned = await tx.query<StoredPlanned & Changed>(PLANNED, [communityId, plannedAt, plannedId, first === 1]);
    const visits = await tx.query<StoredVisit & Changed>(VISITS, [communityId, visitAt, visitId]);
    const maySee = await reachOf(tx, call, communityId);
    const people = await loadVisitedByIds(
      tx,
      communityId,
      planned.map(({ personId }) => personId),
    );
    const ownPlanned = planned.filter(({ personId }) => {
      const person = people.get(personId);
      return person !== undefined && maySee(person);
    });
    const ownVisits = visits.filter(({ personId, gridId }) => maySee({ id: personId, gridId }));
    recordDone(tx, call, communityId, {
      action: 'read-visit-changes',
      subjectKind: 'community',
      subjectId: communityId,
      details: { planned: ownPlanned.length, visits: ownVisits.length },
    });
    const more = planned.length === PAGE || visits.length === PAGE;
    return ok({
      planned: await plannedReplies(tx, deps, communityId, ownPlanned, plainDateOf(call.now)),
      visits: ownVisits.map((visit) => visitReply(deps, communityId, visit)),
      cursor: makeCursor([...placeAfter(planned, now), ...placeAfter(visits, now), more && first === 1 ? 1 : 0]),
      more,
      at: call.now,
    });
  });
