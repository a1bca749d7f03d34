import { addDays, plainDateOf } from '../../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Text } from '../../../../kernel/text.ts';
import type { Caller } from '../../../../platform/http/call.ts';
import { possibleMoves } from '../../../guides/domain/revision.ts';
import type { RevisionHolder, RevisionLife } from '../../../guides/domain/revision.ts';
import type { VariantReply, VariantSummary } from '../../contract/variants.ts';
import type { ProcessDefinition } from '../../domain/definition.ts';
import { checkVariant } from '../../domain/variant-check.ts';
import type { CheckedVariant } from '../../domain/variant-check.ts';
import type { CaseworkDeps } from '../deps.ts';
import type { VariantRevision } from './variant-revisions.ts';

/** Head and manager both write and review; that it is not the same person is a rule of the review itself. */
export const holderOf = ({ workerId }: Caller): RevisionHolder => ({ workerId, mayWrite: true, mayReview: true });

export const lifeOf = ({ status, writers }: VariantRevision): RevisionLife => ({ status, writerIds: writers });

/** The shipped version that a revision varies. */
export const baseOf = (deps: CaseworkDeps, { processId, basedOn }: VariantRevision): ProcessDefinition =>
  deps.processes.get(processId, basedOn);

/** A version starts on a later day, so that every process of the installation knows it before the first case does. */
export const earliestStart = (now: string): PlainDate => addDays(plainDateOf(now), 1);

/** Papers that an action can issue; those made out by themselves need none. */
const documentsOf = (deps: CaseworkDeps): readonly { readonly kind: string; readonly name: Text }[] =>
  deps.documents.kinds.flatMap((kind) => {
    const template = deps.documents.newest(kind);
    if (template === undefined || template.madeFor !== undefined) return [];
    return [{ kind, name: deps.texts.process[`document.${kind}`] ?? template.title }];
  });

/** As it would be published: sound or not, and why. */
export const examine = (
  deps: CaseworkDeps,
  revision: VariantRevision,
  identity: { readonly version: number; readonly validFrom: PlainDate },
): CheckedVariant =>
  checkVariant(
    baseOf(deps, revision),
    revision.changes,
    { ...identity, communityId: revision.communityId },
    documentsOf(deps).map(({ kind }) => kind),
  );

const nameOf = (deps: CaseworkDeps, id: string) => ({ id, name: deps.directory.worker(id)?.name ?? id });

export const variantSummaryOf = (deps: CaseworkDeps, revision: VariantRevision, caller: Caller): VariantSummary => ({
  id: revision.id,
  processId: revision.processId,
  processName: { ...baseOf(deps, revision).name },
  ends: revision.ends,
  status: revision.status,
  basedOn: revision.basedOn,
  writers: revision.writers.map((id) => nameOf(deps, id)),
  changedAt: revision.changedAt,
  version: revision.version,
  publishedVersion: revision.publishedVersion,
  may: [...possibleMoves(lifeOf(revision), holderOf(caller))].filter((move) => !(revision.ends && move === 'save')),
});

export const variantReplyOf = (
  deps: CaseworkDeps,
  revision: VariantRevision,
  caller: Caller,
  now: string,
): VariantReply => {
  const { findings } = examine(deps, revision, { version: 1001, validFrom: earliestStart(now) });
  return {
    ...variantSummaryOf(deps, revision, caller),
    changes: structuredClone(revision.changes) as VariantReply['changes'],
    base: { ...baseOf(deps, revision) },
    findings: findings.map((found) => ({
      ...found,
      text: deps.texts.process[`rule.${found.rule}`] ?? named(found.rule),
    })),
    steps: revision.steps.map(({ step, at, workerId, reason }) => ({ step, at, by: nameOf(deps, workerId), reason })),
    earliestStart: earliestStart(now),
    documents: documentsOf(deps).map(({ kind, name }) => ({ kind, name: { ...name } })),
  };
};

const named = (id: string): Text => ({ zh: id, en: id });
