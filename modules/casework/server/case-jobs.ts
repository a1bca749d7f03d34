import { plainDateOf } from '../../../kernel/plain-date.ts';
import { communitiesWith } from '../../../platform/db/communities-with.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import type { Actor } from '../domain/commands.ts';
import { changeCase } from './change-case.ts';
import type { CaseworkDeps } from './deps.ts';
import { lockCase } from './stored-case.ts';

const SYSTEM: Actor = { workerId: null, roles: ['system'], organisationIds: [] };
const BATCH = 500;

const DUE_MARKS: Statement = {
  name: 'cases-with-due-marks',
  text: `select id from case_record where community_id = $1 and kind <> 'done' and next_mark_on <= $2 order by next_mark_on limit ${BATCH}`,
};
const DUE_BY_ITSELF: Statement = {
  name: 'cases-due-by-themselves',
  text: `select id from case_record where community_id = $1 and kind <> 'done' and escalate_at <= $2 order by escalate_at limit ${BATCH}`,
};
const WITH_DUE_MARKS: Statement = {
  name: 'communities-with-due-marks',
  text: `select distinct community_id as id from case_record where community_id = any ($1::uuid[]) and kind <> 'done' and next_mark_on <= $2`,
};
const WITH_DUE_BY_ITSELF: Statement = {
  name: 'communities-with-cases-due-by-themselves',
  text: `select distinct community_id as id from case_record where community_id = any ($1::uuid[]) and kind <> 'done' and escalate_at <= $2`,
};
const WITH_CLOCK: Statement = {
  name: 'cases-with-running-clock',
  text: `select id from case_record where community_id = $1 and kind <> 'done' and due_on is not null`,
};

type JobCommand = 'remind' | 'escalate' | 'recompute-due-dates';

/** Each case in a transaction of its own, so that one fault stops one case and not the round. */
const carryOutFor = async (
  deps: CaseworkDeps,
  communityId: string,
  statement: Statement,
  values: readonly unknown[],
  type: JobCommand,
  now: string,
): Promise<number> => {
  const rows = await deps.database.read([communityId], (tx) => tx.query<{ id: string }>(statement, values));
  let changed = 0;
  for (const { id } of rows) {
    changed += await deps.database.transact([communityId], async (tx) => {
      const stored = await lockCase(tx, communityId, id);
      if (stored === undefined) return { keep: false, value: 0 };
      const result = await changeCase(
        tx,
        deps,
        stored,
        { type },
        { actor: SYSTEM, communityId, now, origin: 'system' },
      );
      return { keep: result.ok, value: result.ok ? result.value.newEvents.length : 0 };
    });
  }
  return changed;
};

const communitiesOf = (deps: CaseworkDeps): readonly string[] =>
  deps.directory
    .organisations()
    .filter(({ kind }) => kind === 'community' || kind === 'village')
    .map(({ id }) => id);

/** Gives the reminders at half and four fifths of the time and on lateness. Run daily; running it twice gives nothing twice. */
export const giveReminders = async (deps: CaseworkDeps, now: string): Promise<number> => {
  let given = 0;
  const today = plainDateOf(now);
  for (const communityId of await communitiesWith(deps.database, communitiesOf(deps), WITH_DUE_MARKS, [today]))
    given += await carryOutFor(deps, communityId, DUE_MARKS, [communityId, today], 'remind', now);
  return given;
};

/** Does what has become due by itself: tells roles, or takes the action that the process names. Nothing fires twice. */
export const escalateCases = async (deps: CaseworkDeps, now: string): Promise<number> => {
  let fired = 0;
  for (const communityId of await communitiesWith(deps.database, communitiesOf(deps), WITH_DUE_BY_ITSELF, [now]))
    fired += await carryOutFor(deps, communityId, DUE_BY_ITSELF, [communityId, now], 'escalate', now);
  return fired;
};

/** Counts the due dates of running cases anew after the calendar changed. Only dates that differ are recorded. */
export const recomputeDueDates = async (deps: CaseworkDeps, now: string): Promise<number> => {
  let changed = 0;
  for (const communityId of communitiesOf(deps))
    changed += await carryOutFor(deps, communityId, WITH_CLOCK, [communityId], 'recompute-due-dates', now);
  return changed;
};
