import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import { openField } from '../../../../platform/crypto/field-sealing.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import { implement } from '../../../../platform/http/call.ts';
import type { Implementation } from '../../../../platform/http/call.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { undoMerge } from '../../contract.ts';
import { undoneUntil } from '../../domain/merge.ts';
import type { PeopleDeps } from '../deps.ts';
import { factValues, SET_FACT } from '../fact-routes.ts';
import { addressOf, settle } from '../life/household-places.ts';
import { personPlace } from '../sealed-places.ts';
import type { MergeBefore, MergeTrace } from './merge-people.ts';
import { moveBack, separateGroups, unshareEvents } from './move-references.ts';
import { factOf, loadSides } from './side-rows.ts';
import type { Side } from './side-rows.ts';
import { HERE, writeRecord } from './write-record.ts';

interface StoredMerge {
  readonly keptId: string;
  readonly mergedId: string;
  readonly beforeSealed: Buffer;
  readonly moved: MergeTrace;
  readonly mergedAt: string;
  readonly undoneAt: string | null;
}

const FIND: Statement = {
  name: 'lock-merge',
  text: `select kept_id as "keptId", merged_id as "mergedId", before_sealed as "beforeSealed", moved,
           merged_at as "mergedAt", undone_at as "undoneAt"
         from person_merge where community_id = $1 and id = $2 for update`,
};
const UNDONE: Statement = {
  name: 'merge-undone',
  text: 'update person_merge set undone_by = $3, undone_at = $4 where community_id = $1 and id = $2',
};
const FORGET_FACT: Statement = {
  name: 'forget-fact',
  text: 'delete from person_fact where community_id = $1 and person_id = $2 and fact_id = $3',
};
const REOPEN_PAIR: Statement = {
  name: 'reopen-pair',
  text: `update duplicate_pair set decision = null, decided_by = null, decided_at = null
         where community_id = $1 and left_id = least($2::uuid, $3::uuid) and right_id = greatest($2::uuid, $3::uuid)`,
};
const REOPEN_HOUSEHOLD: Statement = {
  name: 'reopen-household',
  text: 'update household set closed_on = null where community_id = $1 and id = $2',
};

/** Facts that came over go back, unless somebody has changed them since. */
const returnFacts = async (
  tx: Tx,
  deps: PeopleDeps,
  communityId: string,
  now: Side,
  { kept, other }: MergeBefore,
  taken: readonly string[],
): Promise<void> => {
  for (const id of taken) {
    const [present, came, before] = [factOf(now, id), factOf(other, id), factOf(kept, id)];
    if (JSON.stringify(present) !== JSON.stringify(came)) continue;
    if (before === undefined) {
      await tx.query(FORGET_FACT, [communityId, kept.id, id]);
      continue;
    }
    const [plain, sealed] = factValues(deps, communityId, kept.id, before);
    await tx.query(SET_FACT, [communityId, kept.id, id, plain, sealed, before.source, before.asOf, before.expiresOn]);
  }
};

export const undoMergeRoute = (deps: PeopleDeps): Implementation =>
  implement(undoMerge, async (tx, call) => {
    const { communityId, mergeId } = call.params;
    const today = plainDateOf(call.now);
    const [stored] = await tx.query<StoredMerge>(FIND, [communityId, mergeId]);
    if (stored === undefined) return refuse('not-found');
    if (stored.undoneAt !== null) return refuse('merge-undone-already');
    const until = undoneUntil(stored.mergedAt);
    if (today > until) return refuse('merge-too-old', { until });
    const { keptId, mergedId, moved } = stored;
    const sides = await loadSides(tx, deps.keyRing, communityId, [keptId, mergedId]);
    const present = sides.get(keptId);
    if (present === undefined || present.version !== moved.version) return refuse('merge-changed-since');
    const opened = openField(deps.keyRing, personPlace.merge(communityId, mergeId), stored.beforeSealed);
    const before = JSON.parse(opened) as MergeBefore;
    const { workerId } = call.caller;
    for (const householdId of moved.closedHouseholds) {
      await tx.query(REOPEN_HOUSEHOLD, [communityId, householdId]);
      const address = await addressOf(tx, deps, communityId, householdId);
      const dwelling = { communityId, householdId, on: today, source: before.other.source, workerId };
      if (address !== null) await settle(tx, deps, dwelling, address);
    }
    await writeRecord(tx, deps, communityId, before.kept, HERE, { now: call.now });
    await writeRecord(tx, deps, communityId, before.other, HERE, { now: call.now });
    await returnFacts(tx, deps, communityId, present, before, moved.facts);
    await moveBack(tx, deps, communityId, keptId, mergedId, moved.rows);
    await unshareEvents(tx, communityId, keptId, moved.events);
    await separateGroups(tx, communityId, keptId, mergedId, moved.groups, today);
    await tx.query(REOPEN_PAIR, [communityId, keptId, mergedId]);
    await tx.query(UNDONE, [communityId, mergeId, workerId, call.now]);
    for (const subjectId of [keptId, mergedId])
      recordDone(tx, call, communityId, {
        action: 'undo-merge',
        subjectKind: 'person',
        subjectId,
        details: { mergeId },
      });
    return ok({ personIds: [keptId, mergedId] });
  });
