import { addDays } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import type { Directory } from '../../access/server/index.ts';
import { recordDone } from '../../audit/server/index.ts';
import { findStandIn, listDuty, setDuty } from '../contract.ts';
import { bothPosts, standInFor, type DutyShift } from '../domain/duty.ts';

export interface StaffDeps {
  readonly directory: Directory;
}

const SHIFTS: Statement = {
  name: 'duty-shifts',
  text: `select on_date as "on", half, post, worker_id as "workerId" from duty_shift
         where community_id = $1 and on_date between $2 and $3 order by on_date, half desc, post`,
};

/** Of two who set places at once the second sees what the first did; nobody comes to hold both posts in between. */
const LOCK: Statement = {
  name: 'lock-duty',
  text: `select pg_advisory_xact_lock(hashtextextended('duty/' || $1, 0))`,
};

const readShifts = (tx: Tx, communityId: string, from: string, to: string): Promise<readonly DutyShift[]> =>
  tx.query<DutyShift>(SHIFTS, [communityId, from, to]);

/** Those who work in the community itself; staff of the street is not on its roster. */
const colleagues = (directory: Directory, communityId: string) =>
  directory
    .workers()
    .filter(({ status, roles }) => status === 'active' && roles.some((held) => held.organisationId === communityId))
    .map(({ id, name }) => ({ id, name }));

const nameOf = (directory: Directory, id: string) => ({ id, name: directory.worker(id)?.name ?? '' });

type Place = Omit<DutyShift, 'workerId'> & { readonly workerId: string | null };

const samePlace = (a: Place, b: Place): boolean => a.on === b.on && a.half === b.half && a.post === b.post;

/** The roster as it would be; a later entry for the same place holds. */
const afterSetting = (present: readonly DutyShift[], set: readonly Place[]): readonly DutyShift[] => {
  const places = [...present.filter((shift) => !set.some((one) => samePlace(one, shift))), ...set];
  return places.flatMap((one, index) => {
    const overtaken = places.slice(index + 1).some((later) => samePlace(later, one));
    return one.workerId === null || overtaken ? [] : [{ ...one, workerId: one.workerId }];
  });
};

const writeRoster = (
  tx: Tx,
  communityId: string,
  set: readonly Place[],
  roster: readonly DutyShift[],
  by: { readonly workerId: string; readonly at: string },
): void => {
  const days = set.map(({ on }) => on).toSorted();
  const kept = roster.filter((shift) => set.some((one) => samePlace(one, shift)));
  const rows = JSON.stringify(kept.map(({ on, half, post, workerId }) => ({ on, half, post, worker_id: workerId })));
  const emptied = JSON.stringify(set.filter((one) => !kept.some((shift) => samePlace(one, shift))));
  tx.write({
    name: 'emptied_duty',
    sql: `delete from duty_shift d using jsonb_to_recordset($2::jsonb) as given("on" date, half text, post text)
          where d.community_id = $1 and d.on_date = given."on" and d.half = given.half and d.post = given.post
            and d.on_date between $3 and $4`,
    values: [communityId, emptied, days[0] ?? null, days.at(-1) ?? null],
  });
  tx.write({
    name: 'set_duty',
    sql: `insert into duty_shift (community_id, on_date, half, post, worker_id, set_by, set_at)
          select $1, "on", half, post, worker_id, $3, $4
          from jsonb_to_recordset($2::jsonb) as given("on" date, half text, post text, worker_id uuid)
          on conflict (community_id, on_date, half, post)
          do update set worker_id = excluded.worker_id, set_by = excluded.set_by, set_at = excluded.set_at`,
    values: [communityId, rows, by.workerId, by.at],
  });
};

const setRoute = ({ directory }: StaffDeps): Implementation =>
  implement(setDuty, async (tx, call) => {
    const { communityId } = call.params;
    const { set } = call.body;
    const here = colleagues(directory, communityId);
    const stranger = set.find(({ workerId }) => workerId !== null && !here.some(({ id }) => id === workerId));
    if (stranger !== undefined) return refuse('worker-not-here', { workerId: stranger.workerId });
    const days = set.map(({ on }) => on).toSorted();
    await tx.query(LOCK, [communityId]);
    const present = await readShifts(tx, communityId, days[0] ?? '', days.at(-1) ?? '');
    const roster = afterSetting(present, set);
    const [both] = bothPosts(roster);
    if (both !== undefined) return refuse('both-posts', { on: both.on, half: both.half });
    const { workerId } = call.caller;
    writeRoster(tx, communityId, set, roster, { workerId, at: call.now });
    recordDone(tx, call, communityId, {
      action: 'set-duty',
      subjectKind: 'community',
      subjectId: communityId,
      details: { places: set.length, from: days[0], to: days.at(-1) },
    });
    return ok({ set: set.length });
  });

/** Who is on duty when, and who stands in for somebody away. */
export const rosterRoutes = (deps: StaffDeps): readonly Implementation[] => [
  implement(listDuty, async (tx, call) => {
    const { communityId } = call.params;
    const { from, days } = call.query;
    const shifts = await readShifts(tx, communityId, from, addDays(from, days - 1));
    return ok({
      shifts: shifts.map(({ on, half, post, workerId }) => ({
        on,
        half,
        post,
        worker: nameOf(deps.directory, workerId),
      })),
      workers: colleagues(deps.directory, communityId),
    });
  }),
  setRoute(deps),
  implement(findStandIn, async (tx, call) => {
    const { worker, on } = call.query;
    const found = standInFor(await readShifts(tx, call.params.communityId, on, on), worker, on);
    return ok(
      found === null
        ? { standIn: null, half: null }
        : { standIn: nameOf(deps.directory, found.workerId), half: found.half },
    );
  }),
];
