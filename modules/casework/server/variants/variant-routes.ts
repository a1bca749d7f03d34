import { isDeepStrictEqual } from 'node:util';
import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../../kernel/result.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { BodyOf, RouteDefinition } from '../../../../platform/contract.ts';
import type { Tx } from '../../../../platform/db/scoped-database.ts';
import { implement, type Implementation, type SignedInCall } from '../../../../platform/http/call.ts';
import { newId } from '../../../../platform/ids.ts';
import { recordDone } from '../../../audit/server/index.ts';
import { moveRefusal, statusAfter } from '../../../guides/domain/revision.ts';
import type { RevisionMove, RevisionStep } from '../../../guides/domain/revision.ts';
import { getVariant, listVariants, moveVariant, saveVariant, startVariant } from '../../contract/variants.ts';
import { changesNothing, NO_CHANGES } from '../../domain/variant-changes.ts';
import type { CaseworkDeps } from '../deps.ts';
import { nextVariantVersion, publishedPart } from './stored-variants.ts';
import { earliestStart, examine, holderOf, lifeOf, variantReplyOf, variantSummaryOf } from './variant-replies.ts';
import {
  changedRevisionPart,
  findRevision,
  isUnderWay,
  listRevisions,
  lockRevision,
  newRevisionPart,
} from './variant-revisions.ts';
import type { VariantRevision } from './variant-revisions.ts';

type AnyCall = SignedInCall<RouteDefinition>;
type Move = BodyOf<typeof moveVariant>;

/** Every step goes on record; free words stay in the revision. */
const recordStep = (tx: Tx, call: AnyCall, revision: VariantRevision, step: RevisionStep): void =>
  recordDone(tx, call, revision.communityId, {
    action: 'vary-process',
    subjectKind: 'process-variant',
    subjectId: revision.id,
    details: { step, processId: revision.processId, version: revision.version },
  });

type Change = Partial<Pick<VariantRevision, 'changes' | 'writers' | 'reviewedBy' | 'publishedVersion'>>;

const takeStep = (
  tx: Tx,
  call: AnyCall,
  revision: VariantRevision,
  step: RevisionMove,
  change: Change,
  reason: string | null = null,
): VariantRevision => {
  const taken = { step, at: call.now, workerId: call.caller.workerId, reason };
  const last = revision.steps.at(-1);
  // Saving again and again is one step for those who read the history.
  const goesOn = step === 'save' && last?.step === 'save' && last.workerId === taken.workerId;
  const next: VariantRevision = {
    ...revision,
    ...change,
    status: statusAfter(step),
    steps: [...(goesOn ? revision.steps.slice(0, -1) : revision.steps), taken],
    changedAt: call.now,
    version: revision.version + 1,
  };
  tx.write(changedRevisionPart(next));
  recordStep(tx, call, next, step);
  return next;
};

const withWriter = (writers: readonly string[], workerId: string): readonly string[] =>
  writers.includes(workerId) ? writers : [...writers, workerId];

interface Asked {
  readonly communityId: string;
  readonly variantId: string;
  readonly expectedVersion: number;
  readonly step: RevisionMove;
}

/** Locks a revision for a step: there, as the caller saw it, and one the caller may take now. */
const openForStep = async (tx: Tx, call: AnyCall, asked: Asked): Promise<Result<VariantRevision>> => {
  const revision = await lockRevision(tx, asked.communityId, asked.variantId);
  if (revision === undefined) return refuse('not-found');
  if (revision.version !== asked.expectedVersion) return refuse('stale-version', { present: revision.version });
  if (revision.ends && asked.step === 'save') return refuse('revision-not-at-this-step', { status: revision.status });
  const refusal = moveRefusal(lifeOf(revision), asked.step, holderOf(call.caller));
  return refusal === null ? ok(revision) : { ok: false, refusal };
};

/** Nothing is handed in, approved or published that is unsound, changes nothing, or varies a version no longer in force. */
const presentable = (deps: CaseworkDeps, revision: VariantRevision, now: string): Result<null> => {
  const present = deps.processes.inForce(revision.processId, plainDateOf(now));
  if (present?.version !== revision.basedOn) return refuse('revision-base-moved', { present: present?.version ?? 0 });
  if (revision.ends) return ok(null);
  const published = deps.processes.variantOf(revision.processId, revision.communityId);
  const unchanged = published === undefined || published.definition === null ? NO_CHANGES : published.changes;
  if (changesNothing(revision.changes) || isDeepStrictEqual(revision.changes, unchanged))
    return refuse('revision-without-change');
  const { findings } = examine(deps, revision, { version: 1001, validFrom: earliestStart(now) });
  return findings.length === 0
    ? ok(null)
    : refuse('variant-unsound', { findings: findings.length, place: findings[0]?.path ?? '' });
};

const publish = async (
  tx: Tx,
  deps: CaseworkDeps,
  call: AnyCall,
  revision: VariantRevision,
  startsOn: string,
): Promise<Result<VariantRevision>> => {
  const earliest = earliestStart(call.now);
  if (startsOn < earliest) return refuse('start-date-too-early', { earliest });
  const { processId, communityId, basedOn, changes, writers, reviewedBy } = revision;
  if (reviewedBy === null) throw new Error('an approved revision names who approved it');
  const version = await nextVariantVersion(tx, processId);
  const { definition } = examine(deps, revision, { version, validFrom: startsOn });
  tx.write(
    publishedPart({
      processId,
      version,
      communityId,
      variantOf: basedOn,
      validFrom: startsOn,
      changes,
      definition: revision.ends ? null : definition,
      writers,
      reviewedBy,
      publishedBy: call.caller.workerId,
      publishedAt: call.now,
    }),
  );
  tx.afterCommit(deps.onVariantPublished);
  return ok(takeStep(tx, call, revision, 'publish', { publishedVersion: version }));
};

const moved = async (
  tx: Tx,
  deps: CaseworkDeps,
  call: AnyCall,
  revision: VariantRevision,
  move: Move,
): Promise<Result<VariantRevision>> => {
  const me = call.caller.workerId;
  if (move.step === 'send-back' || move.step === 'withdraw')
    return ok(takeStep(tx, call, revision, move.step, { reviewedBy: null }, move.reason));
  if (move.step === 'take-back') return ok(takeStep(tx, call, revision, 'take-back', { reviewedBy: null }));
  const fit = presentable(deps, revision, call.now);
  if (!fit.ok) return fit;
  if (move.step === 'submit')
    return ok(takeStep(tx, call, revision, 'submit', { writers: withWriter(revision.writers, me) }));
  return move.step === 'publish'
    ? publish(tx, deps, call, revision, move.startsOn)
    : ok(takeStep(tx, call, revision, 'approve', { reviewedBy: me }));
};

/** A community's own version goes on from what it has; the first one from the process everybody has. */
const startedRevision = (
  deps: CaseworkDeps,
  call: AnyCall,
  asked: { readonly communityId: string; readonly processId: string; readonly ends: boolean },
): Result<VariantRevision> => {
  const base = deps.processes.inForce(asked.processId, plainDateOf(call.now));
  if (base === undefined) return refuse('not-found');
  const published = deps.processes.variantOf(asked.processId, asked.communityId);
  const own = published === undefined || published.definition === null ? undefined : published;
  if (asked.ends && own === undefined) return refuse('variant-not-there');
  return ok({
    ...asked,
    id: newId(),
    basedOn: base.version,
    status: 'writing',
    changes: own?.changes ?? NO_CHANGES,
    writers: [call.caller.workerId],
    reviewedBy: null,
    publishedVersion: null,
    steps: [{ step: 'start', at: call.now, workerId: call.caller.workerId, reason: null }],
    createdAt: call.now,
    changedAt: call.now,
    version: 1,
  });
};

export const variantRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(listVariants, async (tx, call) => {
    const revisions = await listRevisions(tx, call.params.communityId);
    return ok({ items: revisions.map((revision) => variantSummaryOf(deps, revision, call.caller)) });
  }),
  implement(getVariant, async (tx, call) => {
    const revision = await findRevision(tx, call.params.communityId, call.params.variantId);
    return revision === undefined ? refuse('not-found') : ok(variantReplyOf(deps, revision, call.caller, call.now));
  }),
  implement(startVariant, async (tx, call) => {
    const { communityId } = call.params;
    if (await isUnderWay(tx, communityId, call.body.processId)) return refuse('variant-under-way');
    const started = startedRevision(deps, call, { communityId, ...call.body });
    if (!started.ok) return started;
    tx.write(newRevisionPart(started.value));
    recordStep(tx, call, started.value, 'start');
    return ok(variantReplyOf(deps, started.value, call.caller, call.now));
  }),
  implement(saveVariant, async (tx, call) => {
    const { expectedVersion, changes } = call.body;
    const opened = await openForStep(tx, call, { ...call.params, expectedVersion, step: 'save' });
    if (!opened.ok) return opened;
    const writers = withWriter(opened.value.writers, call.caller.workerId);
    const saved = takeStep(tx, call, opened.value, 'save', { changes, writers });
    return ok(variantReplyOf(deps, saved, call.caller, call.now));
  }),
  implement(moveVariant, async (tx, call) => {
    const { step, expectedVersion } = call.body;
    const opened = await openForStep(tx, call, { ...call.params, expectedVersion, step });
    if (!opened.ok) return opened;
    const next = await moved(tx, deps, call, opened.value, call.body);
    return next.ok ? ok(variantReplyOf(deps, next.value, call.caller, call.now)) : next;
  }),
];
