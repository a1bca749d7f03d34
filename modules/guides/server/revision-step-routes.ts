import { isDeepStrictEqual } from 'node:util';
import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Implementation, SignedInCall } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { publishRevision, reviewRevision, submitRevision, takeBackRevision, withdrawRevision } from '../contract.ts';
import { openForStep, takeStep, withWriter } from './change-revision.ts';
import { lockLatest, publicationPart } from './publications.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { examine } from './revision-findings.ts';
import { earliestStart, latestOf, revisionReplyOf } from './revision-replies.ts';
import type { Revision } from './revisions.ts';

type Written = Readonly<Record<string, unknown>>;

/** The form that is published, or why it cannot be: mistakes, or a version that came out meanwhile. */
const publishable = (deps: RevisionDeps, revision: Revision, today: PlainDate): Result<Written> => {
  const present = latestOf(deps, revision)?.version ?? null;
  if (present !== revision.basedOn) return refuse('revision-base-moved', { present: present ?? 0 });
  const { mistakes, written } = examine(deps, revision, today);
  return mistakes.length > 0 || written === null
    ? refuse('revision-mistaken', { mistakes: mistakes.length })
    : ok(written);
};

/** What an item or overlay says, without when it begins and how it is counted. */
const content = (written: Written | undefined): unknown => {
  const { version: _, validFrom: _from, ...rest } = written ?? {};
  return rest;
};

const changesNothing = (deps: RevisionDeps, { itemId, organisationId, basedOn }: Revision, written: Written) => {
  if (basedOn === null) return organisationId !== null && isDeepStrictEqual(written['changes'], []);
  const before =
    organisationId === null
      ? deps.live.writtenItem(itemId, basedOn)
      : deps.live.writtenOverlay(itemId, organisationId, basedOn);
  return isDeepStrictEqual(content(written), content(before));
};

const submit = (deps: RevisionDeps): Implementation =>
  implement(submitRevision, async (tx, call) => {
    const { revisionId } = call.params;
    const today = plainDateOf(call.now);
    const opened = await openForStep(tx, deps, call, { revisionId, ...call.body, step: 'submit' });
    if (!opened.ok) return opened;
    const written = publishable(deps, opened.value, today);
    if (!written.ok) return written;
    if (changesNothing(deps, opened.value, written.value)) return refuse('revision-without-change');
    const writers = withWriter(opened.value.writers, call.caller.workerId);
    const next = takeStep(tx, call, opened.value, 'submit', { written: written.value, writers });
    return ok(revisionReplyOf(deps, next, call.caller, today));
  });

const review = (deps: RevisionDeps): Implementation =>
  implement(reviewRevision, async (tx, call) => {
    const { revisionId } = call.params;
    const { expectedVersion, decision } = call.body;
    const today = plainDateOf(call.now);
    const opened = await openForStep(tx, deps, call, { revisionId, expectedVersion, step: decision });
    if (!opened.ok) return opened;
    const reviewedBy = call.caller.workerId;
    if (call.body.decision === 'send-back') {
      const back = takeStep(tx, call, opened.value, 'send-back', { reviewedBy: null }, call.body.reason);
      return ok(revisionReplyOf(deps, back, call.caller, today));
    }
    const written = publishable(deps, opened.value, today);
    if (!written.ok) return written;
    return ok(revisionReplyOf(deps, takeStep(tx, call, opened.value, 'approve', { reviewedBy }), call.caller, today));
  });

/** The published form: what was approved, from the day that is named now. */
const publish = (deps: RevisionDeps): Implementation =>
  implement(publishRevision, async (tx, call) => {
    const { revisionId } = call.params;
    const { startsOn, expectedVersion } = call.body;
    const today = plainDateOf(call.now);
    const opened = await openForStep(tx, deps, call, { revisionId, expectedVersion, step: 'publish' });
    if (!opened.ok) return opened;
    const revision = opened.value;
    const { itemId, organisationId, reviewedBy } = revision;
    // Another process may have published a moment ago what this one has not taken in yet; the database knows.
    const stored = await lockLatest(tx, itemId, organisationId);
    if ((stored?.version ?? 0) > (revision.basedOn ?? 0))
      return refuse('revision-base-moved', { present: stored?.version ?? 0 });
    const earliest = earliestStart(deps, revision, today);
    if (startsOn < earliest) return refuse('start-date-too-early', { earliest });
    const dated = { ...revision, written: { ...revision.written, validFrom: startsOn } };
    const written = publishable(deps, dated, today);
    if (!written.ok) return written;
    if (reviewedBy === null) throw new Error('an approved revision names who approved it');
    const publication = {
      id: newId(),
      itemId,
      organisationId,
      version: (revision.basedOn ?? 0) + 1,
      validFrom: startsOn,
      written: written.value,
      writers: revision.writers,
      reviewedBy,
      publishedBy: call.caller.workerId,
      publishedAt: call.now,
    };
    tx.write(publicationPart(publication));
    const next = takeStep(tx, call, revision, 'publish', { written: written.value, publicationId: publication.id });
    tx.afterCommit(deps.onPublished);
    return ok(revisionReplyOf(deps, next, call.caller, today));
  });

const plainStep = async (
  tx: Tx,
  deps: RevisionDeps,
  call: SignedInCall<RouteDefinition>,
  asked: Parameters<typeof openForStep>[3],
  reason: string | null,
) => {
  const opened = await openForStep(tx, deps, call, asked);
  if (!opened.ok) return opened;
  const next = takeStep(tx, call, opened.value, asked.step, { reviewedBy: null }, reason);
  return ok(revisionReplyOf(deps, next, call.caller, plainDateOf(call.now)));
};

export const revisionStepRoutes = (deps: RevisionDeps): readonly Implementation[] => [
  submit(deps),
  review(deps),
  publish(deps),
  implement(takeBackRevision, (tx, call) =>
    plainStep(tx, deps, call, { revisionId: call.params.revisionId, ...call.body, step: 'take-back' }, null),
  ),
  implement(withdrawRevision, (tx, call) => {
    const { expectedVersion, reason } = call.body;
    const asked = { revisionId: call.params.revisionId, expectedVersion, step: 'withdraw' } as const;
    return plainStep(tx, deps, call, asked, reason);
  }),
];
