import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Result } from '../../../kernel/result.ts';
import type { BodyOf } from '../../../platform/contract.ts';
import { implement } from '../../../platform/http/call.ts';
import type { Implementation } from '../../../platform/http/call.ts';
import { getRevision, listRevisions, previewRevision, saveRevision, startRevision } from '../contract.ts';
import { checkFacts } from '../domain/known-facts.ts';
import { isTooLarge, openForStep, readRevision, takeStep, withWriter } from './change-revision.ts';
import { isMapping } from './parse-yaml.ts';
import { parseYamlApart } from './parse-yaml-apart.ts';
import { toCheckReply, toGuideReply, toKnownFacts } from './replies.ts';
import { examine, findingsOf } from './revision-findings.ts';
import type { RevisionDeps } from './revision-deps.ts';
import { revisionReplyOf, revisionSummaryOf } from './revision-replies.ts';
import { holderOf } from './revision-rights.ts';
import { revisionsEnded, revisionsUnderWay } from './revisions.ts';
import type { Revision } from './revisions.ts';
import { beginRevision } from './start-revision.ts';
import { fileFindings } from './yaml-findings.ts';

type Written = Readonly<Record<string, unknown>>;

const writtenIn = async (deps: RevisionDeps, body: BodyOf<typeof saveRevision>): Promise<Result<Written>> => {
  if (body.yaml === undefined) return ok(body.written ?? {});
  const parsed = await parseYamlApart(body.yaml);
  if (!parsed.ok) return refuse('catalogue-file-unreadable', { mistakes: fileFindings(deps, parsed.faults) });
  return isMapping(parsed.value)
    ? ok(parsed.value)
    : refuse('catalogue-file-unreadable', { mistakes: fileFindings(deps, 'file-without-items') });
};

/** Which item it is and which version it becomes is not for the text to say. */
const withIdentity = (revision: Revision, written: Written, basedOn: number | null): Written =>
  revision.organisationId === null
    ? { ...written, id: revision.itemId, version: (basedOn ?? 0) + 1 }
    : { ...written, itemId: revision.itemId, version: (basedOn ?? 0) + 1 };

/** Only an expression that was found sound may be evaluated. */
const isComputable = (mistakes: readonly { readonly code: string }[]): boolean =>
  mistakes.every(({ code }) => !code.startsWith('feel-'));

const usableFacts = (item: Parameters<typeof toCheckReply>[0], given: BodyOf<typeof previewRevision>['facts']) => {
  const facts = toKnownFacts(given);
  const usable = Object.entries(facts).filter(([id, known]) => checkFacts(item.facts, { [id]: known }).ok);
  return {
    facts: Object.fromEntries(usable),
    unused: Object.keys(facts).filter((id) => usable.every(([one]) => one !== id)),
  };
};

const preview = (deps: RevisionDeps, revision: Revision, body: BodyOf<typeof previewRevision>, today: PlainDate) => {
  const written =
    body.written === undefined ? revision.written : withIdentity(revision, body.written, revision.basedOn);
  const examined = examine(deps, { ...revision, written }, today);
  const { item } = examined;
  const findings = findingsOf(deps, examined);
  if (item === null) return { findings, guide: null, check: null, unusedFacts: Object.keys(body.facts) };
  const { facts, unused } = usableFacts(item, body.facts);
  const on = item.validFrom > today ? item.validFrom : today;
  return {
    findings,
    guide: toGuideReply(item, deps.live.catalogue, on),
    check: isComputable(examined.mistakes) ? toCheckReply(item, facts) : null,
    unusedFacts: unused,
  };
};

const list = (deps: RevisionDeps): Implementation =>
  implement(listRevisions, async (tx, call) => {
    const { status, itemId } = call.query;
    const ended = status === 'published' || status === 'withdrawn';
    const found = [
      ...(ended ? [] : await revisionsUnderWay(tx)),
      ...(ended || status === undefined ? await revisionsEnded(tx) : []),
    ];
    const visible = found.filter(
      (one) =>
        (status === undefined || one.status === status) &&
        (itemId === undefined || one.itemId === itemId) &&
        holderOf(deps.directory, call.caller, one.organisationId).mayRead,
    );
    const items = visible.map((one) => {
      const summary = revisionSummaryOf(deps, one, call.caller);
      const mine = one.writers.includes(call.caller.workerId);
      return { ...summary, mine, waitsForMe: summary.may.includes('approve') };
    });
    return ok({ items });
  });

const save = (deps: RevisionDeps): Implementation =>
  implement(saveRevision, async (tx, call) => {
    const { revisionId } = call.params;
    const { expectedVersion, basedOn } = call.body;
    // Read before the row is locked: a file may take its time.
    const given = await writtenIn(deps, call.body);
    const opened = await openForStep(tx, deps, call, { revisionId, expectedVersion, step: 'save' });
    if (!opened.ok) return opened;
    if (!given.ok) return given;
    const revision = opened.value;
    const base = basedOn ?? revision.basedOn;
    const written = withIdentity(revision, given.value, base);
    if (isTooLarge(written)) return refuse('revision-too-large');
    const writers = withWriter(revision.writers, call.caller.workerId);
    const saved = takeStep(tx, call, revision, 'save', { written, basedOn: base, writers });
    return ok(revisionReplyOf(deps, saved, call.caller, plainDateOf(call.now)));
  });

export const revisionRoutes = (deps: RevisionDeps): readonly Implementation[] => [
  list(deps),
  implement(startRevision, async (tx, call) => {
    const begun = beginRevision(tx, deps, call);
    return begun.ok ? ok(revisionReplyOf(deps, begun.value, call.caller, plainDateOf(call.now))) : begun;
  }),
  implement(getRevision, async (tx, call) => {
    const revision = await readRevision(tx, deps, call, call.params.revisionId);
    if (revision === undefined) return refuse('not-found');
    return ok(revisionReplyOf(deps, revision, call.caller, plainDateOf(call.now)));
  }),
  save(deps),
  implement(previewRevision, async (tx, call) => {
    const revision = await readRevision(tx, deps, call, call.params.revisionId);
    if (revision === undefined) return refuse('not-found');
    if (call.body.written !== undefined && isTooLarge(call.body.written)) return refuse('revision-too-large');
    return ok(preview(deps, revision, call.body, plainDateOf(call.now)));
  }),
];
