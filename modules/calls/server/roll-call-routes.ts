import { ok, refuse } from '../../../kernel/result.ts';
import { implement, type Implementation } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { casesGoingOn } from '../../casework/server/index.ts';
import { endRollCall, getRollCall, listRollCalls } from '../contract.ts';
import { progressOf } from '../domain/roll-call.ts';
import type { CallsDeps } from './deps.ts';
import { mayPrintPhones, sightOf } from './reach.ts';
import { buildingProgress, casesOf, entryReplies, rollCallReply } from './roll-call-replies.ts';
import { findRollCall, listStored, loadEntries, loadStates } from './roll-call-rows.ts';

const END = {
  name: 'end-roll-call',
  text: 'update roll_call set ended_by = $3, ended_at = $4 where community_id = $1 and id = $2',
};

const listRoute = (deps: CallsDeps): Implementation =>
  implement(listRollCalls, async (tx, call) => {
    const { communityId } = call.params;
    const sees = await sightOf(tx, call, communityId);
    const stored = await listStored(tx, communityId, call.query.case ?? null);
    const ids = stored.map(({ id }) => id);
    const rows = await loadStates(tx, communityId, ids);
    const states = Map.groupBy(
      rows.filter(({ gridId }) => sees(gridId)),
      ({ rollCallId }) => rollCallId,
    );
    const cases = await casesOf(tx, communityId, stored);
    const wanted = call.query.case;
    const goingOn = wanted === undefined ? [] : await casesGoingOn(tx, communityId, deps.rules.processIds);
    return ok({
      mayStart: goingOn.some(({ id }) => id === wanted),
      items: stored.map((one) =>
        rollCallReply(deps, communityId, one, cases, states.get(one.id)?.map(({ state }) => state) ?? []),
      ),
    });
  });

const getRoute = (deps: CallsDeps): Implementation =>
  implement(getRollCall, async (tx, call) => {
    const { communityId, rollCallId } = call.params;
    const stored = await findRollCall(tx, communityId, rollCallId);
    if (stored === undefined) return refuse('not-found');
    const sees = await sightOf(tx, call, communityId);
    const entries = (await loadEntries(tx, communityId, rollCallId)).filter(({ gridId }) => sees(gridId));
    const people = entryReplies(deps, communityId, stored, entries);
    recordDone(tx, call, communityId, {
      action: 'read-roll-call',
      subjectKind: 'roll-call',
      subjectId: rollCallId,
      details: { people: people.length },
    });
    const cases = await casesOf(tx, communityId, [stored]);
    return ok({
      ...rollCallReply(
        deps,
        communityId,
        stored,
        cases,
        entries.map(({ state }) => state),
      ),
      kinds: deps.kinds.map(({ id, name, does }) => ({ id, name: { ...name }, does: { ...does } })),
      buildings: buildingProgress(people),
      people,
      mayPrintPhones: stored.endedAt === null && mayPrintPhones(call, communityId, deps.rules),
    });
  });

const endRoute: Implementation = implement(endRollCall, async (tx, call) => {
  const { communityId, rollCallId } = call.params;
  const stored = await findRollCall(tx, communityId, rollCallId, 'whole');
  if (stored === undefined) return refuse('not-found');
  if (stored.endedAt !== null) return refuse('roll-call-ended');
  await tx.query(END, [communityId, rollCallId, call.caller.workerId, call.now]);
  const progress = progressOf((await loadStates(tx, communityId, [rollCallId])).map(({ state }) => state));
  recordDone(tx, call, communityId, {
    action: 'end-roll-call',
    subjectKind: 'roll-call',
    subjectId: rollCallId,
    details: { ...progress },
  });
  return ok({ endedAt: call.now, progress });
});

/** Roll calls as they are looked at, and their end. */
export const rollCallRoutes = (deps: CallsDeps): readonly Implementation[] => [
  listRoute(deps),
  getRoute(deps),
  endRoute,
];
