import { plainDateOf } from '../../../kernel/plain-date.ts';
import { communitiesWith } from '../../../platform/db/communities-with.ts';
import { eachForItself, type Alone } from '../../../platform/db/each-for-itself.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import type { Actor } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { itemOfCase } from './case-item.ts';
import { changeCase } from './change-case.ts';
import type { CaseworkDeps } from './deps.ts';
import { factsToLookAt } from './matter-facts.ts';
import { lockCase, type StoredCase } from './stored-case.ts';

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

const CLOCKS: Statement = {
  name: 'clocks-of-cases',
  text: `select id, state, approving_organisation_id as "approvingOrganisationId", handler_worker_id as "handlerWorkerId"
         from case_record where community_id = $1 and id = any ($2::uuid[])`,
};
const LOOKED_AT_ONCE = 200;

type JobCommand = 'remind' | 'escalate' | 'recompute-due-dates';

type Found = { readonly id: string };

/** One going over all communities. */
interface Round {
  readonly type: JobCommand;
  readonly now: string;
  readonly alone: Alone;
}

const carryOut = (deps: CaseworkDeps, communityId: string, caseId: string, { type, now }: Round): Promise<number> =>
  deps.database.transact([communityId], async (tx) => {
    const stored = await lockCase(tx, communityId, caseId);
    if (stored === undefined) return { keep: false, value: 0 };
    const result = await changeCase(tx, deps, stored, { type }, { actor: SYSTEM, communityId, now, origin: 'system' });
    return { keep: result.ok, value: result.ok ? result.value.newEvents.length : 0 };
  });

/** Each case in a transaction of its own, so that one fault stops one case and not the round. */
const carryOutOn = async (
  deps: CaseworkDeps,
  communityId: string,
  cases: readonly Found[],
  round: Round,
): Promise<number> => {
  let changed = 0;
  for (const { id } of cases) changed += (await round.alone(id, () => carryOut(deps, communityId, id, round))) ?? 0;
  return changed;
};

const goRound = (type: JobCommand, now: string, work: (round: Round) => Promise<number>): Promise<number> =>
  eachForItself(`${type} cases`, (alone) => work({ type, now, alone }));

const readIn = <Row extends object>(
  deps: CaseworkDeps,
  communityId: string,
  statement: Statement,
  ...values: readonly unknown[]
): Promise<readonly Row[]> =>
  deps.database.read([communityId], (tx) => tx.query<Row>(statement, [communityId, ...values]));

const communitiesOf = (deps: CaseworkDeps): readonly string[] =>
  deps.directory
    .organisations()
    .filter(({ kind }) => kind === 'community' || kind === 'village')
    .map(({ id }) => id);

/** Gives the reminders at half and four fifths of the time and on lateness. Run daily; running it twice gives nothing twice. */
export const giveReminders = (deps: CaseworkDeps, now: string): Promise<number> =>
  goRound('remind', now, async (round) => {
    let given = 0;
    const today = plainDateOf(now);
    for (const communityId of await communitiesWith(deps.database, communitiesOf(deps), WITH_DUE_MARKS, [today]))
      given += await carryOutOn(deps, communityId, await readIn<Found>(deps, communityId, DUE_MARKS, today), round);
    return given;
  });

/** Does what has become due by itself: tells roles, or takes the action that the process names. Nothing fires twice. */
export const escalateCases = (deps: CaseworkDeps, now: string): Promise<number> =>
  goRound('escalate', now, async (round) => {
    let fired = 0;
    for (const communityId of await communitiesWith(deps.database, communitiesOf(deps), WITH_DUE_BY_ITSELF, [now]))
      fired += await carryOutOn(deps, communityId, await readIn<Found>(deps, communityId, DUE_BY_ITSELF, now), round);
    return fired;
  });

type Looked = Pick<StoredCase, 'id' | 'state' | 'approvingOrganisationId' | 'handlerWorkerId'>;

const wouldChange = (deps: CaseworkDeps, looked: Looked, { type, now }: Round): boolean => {
  const { state, approvingOrganisationId, handlerWorkerId } = looked;
  const definition = deps.processes.find(state.processId, state.processVersion);
  // Taken along, so that it fails where failures are kept.
  if (definition === undefined) return true;
  const facts = factsToLookAt(deps, definition, itemOfCase(deps, state), approvingOrganisationId, handlerWorkerId);
  const decided = decide(definition, state, { type }, SYSTEM, facts, now);
  return decided.ok && decided.value.length > 0;
};

/**
 * Counts the due dates of running cases anew after the calendar changed. Only dates that differ are recorded, and
 * only their cases are locked: all others are looked at many at once and without their histories.
 */
export const recomputeDueDates = (deps: CaseworkDeps, now: string): Promise<number> =>
  goRound('recompute-due-dates', now, async (round) => {
    let changed = 0;
    for (const communityId of communitiesOf(deps)) {
      const ids = (await readIn<Found>(deps, communityId, WITH_CLOCK)).map(({ id }) => id);
      for (let from = 0; from < ids.length; from += LOOKED_AT_ONCE) {
        const looked = await readIn<Looked>(deps, communityId, CLOCKS, ids.slice(from, from + LOOKED_AT_ONCE));
        const differing = looked.filter((one) => wouldChange(deps, one, round));
        changed += await carryOutOn(deps, communityId, differing, round);
      }
    }
    return changed;
  });
