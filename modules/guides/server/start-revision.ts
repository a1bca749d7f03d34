import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { BodyOf } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInCall } from '../../../platform/http/call.ts';
import type { startRevision } from '../contract.ts';
import { idSchema } from '../domain/written-item.ts';
import { recordStep } from './change-revision.ts';
import { latestOf } from './revision-replies.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { holderOf, overlayOrganisations } from './revision-rights.ts';
import { newRevisionPart } from './revisions.ts';
import type { Revision } from './revisions.ts';

type Asked = BodyOf<typeof startRevision>;
type StartCall = SignedInCall<typeof startRevision>;
type Written = Readonly<Record<string, unknown>>;

const EMPTY = { zh: '', en: '' };

/** Everything an item must say, still unsaid. */
const blankItem = (id: string, today: PlainDate): Written => ({
  id,
  version: 1,
  validFrom: today,
  name: EMPTY,
  category: 'public-affairs',
  department: '',
  audience: EMPTY,
  scope: 'both',
  legalKind: 'handling',
  sources: [],
  processes: [],
  materials: [],
  conditions: [],
  flow: [],
  fee: EMPTY,
  keywords: [],
  verifyLocally: true,
  basis: { source: '' },
});

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

interface Beginning {
  readonly organisationId: string | null;
  readonly basedOn: number | null;
  readonly written: Written;
}

const newItem = (deps: RevisionDeps, itemId: string, today: PlainDate): Result<Beginning> => {
  if (!idSchema.safeParse(itemId).success) return refuse('item-id-invalid');
  if (deps.live.catalogue.versionsOf(itemId).length > 0) return refuse('item-already-there', { itemId });
  return ok({ organisationId: null, basedOn: null, written: blankItem(itemId, today) });
};

/** Starts from the newest version. What ended it does not carry over; an end still has to say why. */
const nextVersion = (deps: RevisionDeps, itemId: string, ends: boolean, today: PlainDate): Result<Beginning> => {
  const latest = latestOf(deps, { itemId, organisationId: null });
  const written = latest === undefined ? undefined : deps.live.writtenItem(itemId, latest.version);
  if (latest === undefined || written === undefined) return refuse('item-unknown', { itemId });
  const { validTo: _, ended: _ended, replacedBy: _replacedBy, ...kept } = written;
  const validFrom = later(today, latest.validFrom);
  const next = { ...kept, version: latest.version + 1, validFrom, ...(ends ? { validTo: validFrom } : {}) };
  return ok({ organisationId: null, basedOn: latest.version, written: next });
};

const overlay = (deps: RevisionDeps, itemId: string, organisationId: string, today: PlainDate): Result<Beginning> => {
  if (deps.live.catalogue.versionsOf(itemId).length === 0) return refuse('item-unknown', { itemId });
  const latest = latestOf(deps, { itemId, organisationId });
  const before = latest === undefined ? undefined : deps.live.writtenOverlay(itemId, organisationId, latest.version);
  return ok({
    organisationId,
    basedOn: latest?.version ?? null,
    written: {
      itemId,
      version: (latest?.version ?? 0) + 1,
      validFrom: later(today, latest?.validFrom ?? today),
      changes: before?.changes ?? [],
    },
  });
};

const beginningOf = (deps: RevisionDeps, call: StartCall, asked: Asked, today: PlainDate): Result<Beginning> => {
  if (asked.purpose === 'overlay') {
    const own = overlayOrganisations(deps.directory, call.caller).some(({ id }) => id === asked.organisationId);
    return own ? overlay(deps, asked.itemId, asked.organisationId, today) : refuse('not-found');
  }
  if (!holderOf(deps.directory, call.caller, null).mayWrite) return refuse('revision-not-yours');
  return asked.purpose === 'new-item'
    ? newItem(deps, asked.itemId, today)
    : nextVersion(deps, asked.itemId, asked.purpose === 'ending', today);
};

/** A revision as it is first written down. */
export const freshRevision = (
  call: Pick<StartCall, 'now' | 'caller'>,
  beginning: Beginning & Pick<Revision, 'purpose' | 'itemId'>,
): Revision => ({
  ...beginning,
  id: newId(),
  status: 'writing',
  writers: [call.caller.workerId],
  reviewedBy: null,
  publicationId: null,
  steps: [{ step: 'start', at: call.now, workerId: call.caller.workerId, reason: null }],
  createdAt: call.now,
  changedAt: call.now,
  version: 1,
});

export const beginRevision = (tx: Tx, deps: RevisionDeps, call: StartCall): Result<Revision> => {
  const { body } = call;
  const beginning = beginningOf(deps, call, body, plainDateOf(call.now));
  if (!beginning.ok) return beginning;
  const revision = freshRevision(call, { ...beginning.value, purpose: body.purpose, itemId: body.itemId });
  tx.write(newRevisionPart(revision));
  recordStep(tx, call, revision, 'start');
  return ok(revision);
};
