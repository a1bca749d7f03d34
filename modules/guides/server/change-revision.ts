import { refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { moveRefusal, statusAfter } from '../domain/revision.ts';
import type { RevisionMove, RevisionStep } from '../domain/revision.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { holderOf } from './revision-rights.ts';
import { changedRevisionPart, findRevision, lockRevision } from './revisions.ts';
import type { Revision } from './revisions.ts';

type AnyCall = SignedInCall<RouteDefinition>;

/** The longest item of the catalogue has 9,000 characters. */
const MOST_CHARACTERS = 200_000;

export const isTooLarge = (written: Readonly<Record<string, unknown>>): boolean =>
  JSON.stringify(written).length > MOST_CHARACTERS;

/** Every step goes on record; free words stay in the revision. */
export const recordStep = (tx: Tx, call: AnyCall, revision: Revision, step: RevisionStep): void =>
  recordDone(tx, call, revision.organisationId ?? call.caller.homeOrganisationId, {
    action: 'revise-catalogue',
    subjectKind: 'catalogue-revision',
    subjectId: revision.id,
    details: { step, itemId: revision.itemId, purpose: revision.purpose, version: revision.version },
  });

/** A revision that the caller may read; overlays of foreign organisations are absent. */
export const readRevision = async (
  tx: Tx,
  deps: RevisionDeps,
  call: AnyCall,
  revisionId: string,
  lock = false,
): Promise<Revision | undefined> => {
  const revision = await (lock ? lockRevision : findRevision)(tx, revisionId);
  if (revision === undefined) return undefined;
  return holderOf(deps.directory, call.caller, revision.organisationId).mayRead ? revision : undefined;
};

/** Locks a revision for a step: there, as the caller saw it, and one the caller may take now. */
export const openForStep = async (
  tx: Tx,
  deps: RevisionDeps,
  call: AnyCall,
  asked: { readonly revisionId: string; readonly expectedVersion: number; readonly step: RevisionMove },
): Promise<Result<Revision>> => {
  const revision = await readRevision(tx, deps, call, asked.revisionId, true);
  if (revision === undefined) return refuse('not-found');
  if (revision.version !== asked.expectedVersion) return refuse('stale-version', { present: revision.version });
  const holder = holderOf(deps.directory, call.caller, revision.organisationId);
  const refusal = moveRefusal({ status: revision.status, writerIds: revision.writers }, asked.step, holder);
  return refusal === null ? { ok: true, value: revision } : { ok: false, refusal };
};

type Change = Partial<Pick<Revision, 'written' | 'writers' | 'basedOn' | 'reviewedBy' | 'publicationId'>>;

/** Saving again and again is one step for those who read the history. */
const stepsAfter = (revision: Revision, taken: Revision['steps'][number]): Revision['steps'] => {
  const last = revision.steps.at(-1);
  const goesOn = taken.step === 'save' && last?.step === 'save' && last.workerId === taken.workerId;
  return [...(goesOn ? revision.steps.slice(0, -1) : revision.steps), taken];
};

/** Writes a step that `openForStep` allowed. */
export const takeStep = (
  tx: Tx,
  call: AnyCall,
  revision: Revision,
  step: RevisionMove,
  change: Change = {},
  reason: string | null = null,
): Revision => {
  const next: Revision = {
    ...revision,
    ...change,
    status: statusAfter(step),
    steps: stepsAfter(revision, { step, at: call.now, workerId: call.caller.workerId, reason }),
    changedAt: call.now,
    version: revision.version + 1,
  };
  tx.write(changedRevisionPart(next));
  recordStep(tx, call, next, step);
  return next;
};

export const withWriter = (writers: readonly string[], workerId: string): readonly string[] =>
  writers.includes(workerId) ? writers : [...writers, workerId];
