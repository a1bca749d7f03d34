import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { BodyOf } from '../../../../platform/contract.ts';
import type { Statement, Tx } from '../../../../platform/db/scoped-database.ts';
import { implement } from '../../../../platform/http/call.ts';
import type { Implementation } from '../../../../platform/http/call.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { decideDuplicate, getDuplicate } from '../../contract.ts';
import type { LikenessReason } from '../../domain/duplicate-likeness.ts';
import type { Choice } from '../../domain/merge.ts';
import type { PeopleDeps } from '../deps.ts';
import { comparedFields, countsOf } from './compare-sides.ts';
import { mergePeople } from './merge-people.ts';
import { loadSides } from './side-rows.ts';

interface PairRow {
  readonly leftId: string;
  readonly rightId: string;
  readonly reasons: readonly LikenessReason[];
  readonly decision: 'same' | 'different' | null;
}

const FIND: Statement = {
  name: 'find-pair',
  text: `select left_id as "leftId", right_id as "rightId", reasons, decision from duplicate_pair
         where community_id = $1 and id = $2 for update`,
};
const DECIDE: Statement = {
  name: 'decide-pair',
  text: 'update duplicate_pair set decision = $3, decided_by = $4, decided_at = $5 where community_id = $1 and id = $2',
};

const findPair = async (tx: Tx, communityId: string, pairId: string): Promise<PairRow | undefined> =>
  (await tx.query<PairRow>(FIND, [communityId, pairId]))[0];

const getRoute = (deps: PeopleDeps): Implementation =>
  implement(getDuplicate, async (tx, call) => {
    const { communityId, pairId } = call.params;
    const pair = await findPair(tx, communityId, pairId);
    if (pair === undefined) return refuse('not-found');
    const sides = await loadSides(tx, deps.keyRing, communityId, [pair.leftId, pair.rightId]);
    const [left, right] = [sides.get(pair.leftId), sides.get(pair.rightId)];
    if (left === undefined || right === undefined) return refuse('not-found');
    for (const subjectId of [left.id, right.id])
      recordDone(tx, call, communityId, {
        action: 'compare-people',
        subjectKind: 'person',
        subjectId,
        details: { pairId },
      });
    const has = async (id: string) => countsOf(tx, deps, communityId, id);
    return ok({
      id: pairId,
      reasons: [...pair.reasons],
      decision: pair.decision,
      left: { id: left.id, name: left.name, version: left.version, has: await has(left.id) },
      right: { id: right.id, name: right.name, version: right.version, has: await has(right.id) },
      fields: [...(await comparedFields(tx, deps, communityId, left, right))],
    });
  });

type Same = Extract<BodyOf<typeof decideDuplicate>['decision'], { kind: 'same' }>;

/** Left and right of the page, as the side that stays and the other. */
const choicesOf = ({ fields, keep }: Same): Readonly<Record<string, Choice>> =>
  Object.fromEntries(
    Object.entries(fields).map(([field, choice]) => [
      field,
      choice === 'both' ? 'both' : choice === keep ? ('kept' as const) : ('other' as const),
    ]),
  );

interface Deciding {
  readonly communityId: string;
  readonly reason: string;
  readonly now: string;
  readonly workerId: string;
}

const mergePair = async (
  tx: Tx,
  deps: PeopleDeps,
  pair: PairRow,
  decision: Same,
  by: Deciding,
): Promise<Result<{ readonly keptId: string; readonly otherId: string; readonly mergeId: string }>> => {
  const sides = await loadSides(tx, deps.keyRing, by.communityId, [pair.leftId, pair.rightId]);
  const [left, right] = [sides.get(pair.leftId), sides.get(pair.rightId)];
  if (left === undefined || right === undefined) return refuse('not-found');
  const gone = [left, right].find(({ leftBecause }) => leftBecause !== null);
  if (gone !== undefined) return refuse('person-has-left', { personId: gone.id });
  if (left.version !== decision.leftVersion || right.version !== decision.rightVersion) return refuse('stale-version');
  const [kept, other] = decision.keep === 'left' ? [left, right] : [right, left];
  const merged = await mergePeople(tx, deps, {
    ...by,
    kept,
    other,
    choices: choicesOf(decision),
    today: plainDateOf(by.now),
  });
  return merged.ok ? ok({ keptId: kept.id, otherId: other.id, mergeId: merged.value }) : merged;
};

const decideRoute = (deps: PeopleDeps): Implementation =>
  implement(decideDuplicate, async (tx, call) => {
    const { communityId, pairId } = call.params;
    const { decision, reason } = call.body;
    const pair = await findPair(tx, communityId, pairId);
    if (pair === undefined) return refuse('not-found');
    if (pair.decision !== null) return refuse('pair-decided-already');
    const { workerId } = call.caller;
    const decide = () => tx.query(DECIDE, [communityId, pairId, decision.kind, workerId, call.now]);
    if (decision.kind === 'different') {
      await decide();
      for (const subjectId of [pair.leftId, pair.rightId])
        recordDone(tx, call, communityId, {
          action: 'tell-people-apart',
          subjectKind: 'person',
          subjectId,
          details: { pairId },
        });
      return ok({ keptId: null, mergeId: null });
    }
    const merged = await mergePair(tx, deps, pair, decision, { communityId, reason, now: call.now, workerId });
    if (!merged.ok) return merged;
    await decide();
    const { keptId, otherId, mergeId } = merged.value;
    for (const subjectId of [keptId, otherId])
      recordDone(tx, call, communityId, {
        action: 'merge-people',
        subjectKind: 'person',
        subjectId,
        details: { pairId, mergeId, keptId },
      });
    return ok({ keptId, mergeId });
  });

export const duplicateDecisionRoutes = (deps: PeopleDeps): readonly Implementation[] => [
  getRoute(deps),
  decideRoute(deps),
];
