import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Caller } from '../../../platform/http/call.ts';
import type { RevisionReply, RevisionSummary } from '../contract.ts';
import { possibleMoves } from '../domain/revision.ts';
import { textSchema } from '../domain/written-item.ts';
import { examine, findingsOf } from './revision-findings.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { holderOf } from './revision-rights.ts';
import type { Revision } from './revisions.ts';
import { writeOne } from './write-yaml.ts';

export const organisationReply = (deps: RevisionDeps, id: string | null) =>
  id === null ? null : { id, name: deps.directory.organisation(id)?.name ?? '' };

export const workerReply = (deps: RevisionDeps, id: string) => ({ id, name: deps.directory.worker(id)?.name ?? '' });

/** The latest published or shipped name; a new item has only the one it is being given. */
export const itemNameOf = (deps: RevisionDeps, itemId: string, written?: Readonly<Record<string, unknown>>): Text => {
  const own = textSchema.safeParse(written?.['name']);
  const known = deps.live.catalogue.versionsOf(itemId).at(-1);
  return own.success ? own.data : (known?.name ?? { zh: itemId, en: itemId });
};

/** The newest version of what a revision revises: the item itself, or the organisation's overlay. */
export const latestOf = (
  deps: RevisionDeps,
  { itemId, organisationId }: { readonly itemId: string; readonly organisationId: string | null },
): { readonly version: number; readonly validFrom: PlainDate } | undefined => {
  const { catalogue } = deps.live;
  return (organisationId === null ? catalogue.versionsOf(itemId) : catalogue.overlaysOf(itemId, organisationId)).at(-1);
};

export const earliestStart = (deps: RevisionDeps, revision: Revision, today: PlainDate): PlainDate => {
  const validFrom = latestOf(deps, revision)?.validFrom ?? today;
  return validFrom > today ? validFrom : today;
};

/** What was published stands in the revision itself: its version and first day were set then. */
const publishedOf = ({ status, written }: Revision): RevisionSummary['published'] => {
  const { version, validFrom } = written;
  return status === 'published' && typeof version === 'number' && typeof validFrom === 'string'
    ? { version, validFrom }
    : null;
};

export const revisionSummaryOf = (deps: RevisionDeps, revision: Revision, caller: Caller): RevisionSummary => {
  const life = { status: revision.status, writerIds: revision.writers };
  return {
    id: revision.id,
    purpose: revision.purpose,
    itemId: revision.itemId,
    itemName: itemNameOf(deps, revision.itemId, revision.written),
    organisation: organisationReply(deps, revision.organisationId),
    status: revision.status,
    basedOn: revision.basedOn,
    writers: revision.writers.map((id) => workerReply(deps, id)),
    createdAt: revision.createdAt,
    changedAt: revision.changedAt,
    version: revision.version,
    published: publishedOf(revision),
    may: [...possibleMoves(life, holderOf(deps.directory, caller, revision.organisationId))],
  };
};

/** What the revision stands on: the version it was started from, or for an overlay the item underneath. */
const baseOf = (deps: RevisionDeps, revision: Revision, today: PlainDate): RevisionReply['base'] => {
  const { itemId, organisationId, basedOn } = revision;
  const version = organisationId === null ? basedOn : deps.live.catalogue.itemInForce(itemId, today)?.version;
  const written = version == null ? undefined : deps.live.writtenItem(itemId, version);
  return written === undefined ? null : { ...written };
};

export const revisionReplyOf = (
  deps: RevisionDeps,
  revision: Revision,
  caller: Caller,
  today: PlainDate,
): RevisionReply => ({
  ...revisionSummaryOf(deps, revision, caller),
  written: { ...revision.written },
  yaml: writeOne(revision.written),
  base: baseOf(deps, revision, today),
  findings:
    revision.status === 'published' || revision.status === 'withdrawn'
      ? []
      : findingsOf(deps, examine(deps, revision, today)),
  steps: revision.steps.map(({ step, at, workerId, reason }) => ({
    step,
    at,
    by: workerReply(deps, workerId),
    reason,
  })),
  earliestStart: earliestStart(deps, revision, today),
});
