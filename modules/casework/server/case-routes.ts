import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation, type SignedInCall } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { contentsOfPaper, type StoredContents } from '../../notices/server/index.ts';
import {
  actOnCase,
  explainDueDate,
  getCase,
  getDocument,
  openCase,
  rateCase,
  remarkOnCase,
  type CaseReply,
} from '../contract.ts';
import type { RatingLevel } from '../domain/case-events.ts';
import type { CaseState, ClockState } from '../domain/case-state.ts';
import type { CaseCommand } from '../domain/commands.ts';
import { actorIn, askingIn, maySee } from './case-access.ts';
import { isConfidential, nearestClock } from './case-columns.ts';
import { replyOf } from './case-reply.ts';
import { changeCase, staleRefusal } from './change-case.ts';
import type { CaseworkDeps } from './deps.ts';
import { dueDateReply } from './due-date-reply.ts';
import { openNewCase, type Acting } from './open-case.ts';
import { findCase, lockCase, type CaseWithHistory } from './stored-case.ts';

interface OfCase {
  readonly communityId: string;
  readonly caseId: string;
}

export type CaseCall = SignedInCall<RouteDefinition> & { readonly params: OfCase };

export const actingOf = (
  call: Pick<SignedInCall<RouteDefinition>, 'caller' | 'now' | 'origin'>,
  communityId: string,
): Acting => ({
  actor: actorIn(call.caller, communityId),
  communityId,
  now: call.now,
  origin: call.origin,
});

/** A case that does not exist for the caller answers like one that does not exist. */
export const seeCase = async (
  tx: Tx,
  deps: CaseworkDeps,
  call: CaseCall,
  lock = false,
): Promise<Result<CaseWithHistory>> => {
  const { communityId, caseId } = call.params;
  const stored = await (lock ? lockCase : findCase)(tx, communityId, caseId);
  if (stored === undefined) return refuse('not-found');
  const definition = deps.processes.get(stored.state.processId, stored.state.processVersion);
  const asking = askingIn(call.caller, communityId, deps.processes);
  return maySee(asking, stored, definition) ? ok(stored) : refuse('not-found');
};

/** One command on one case, as the caller saw it. Bad ratings open a linked case, which the reply already names. */
export const commandOnCase = async (
  tx: Tx,
  deps: CaseworkDeps,
  call: CaseCall,
  wanted: CaseCommand,
  expectedVersion: number | null,
): Promise<Result<CaseReply>> => {
  const stored = await seeCase(tx, deps, call, true);
  if (!stored.ok) return stored;
  const stale = expectedVersion === null ? null : staleRefusal(stored.value, expectedVersion);
  if (stale !== null) return stale;
  const acting = actingOf(call, call.params.communityId);
  const changed = await changeCase(tx, deps, stored.value, wanted, acting);
  if (!changed.ok) return changed;
  if (changed.value.state.links.length > stored.value.state.links.length) await tx.flush();
  const asking = askingIn(call.caller, call.params.communityId, deps.processes);
  return ok(await replyOf(tx, deps, changed.value, asking, call.now, changed.value.issued));
};

const STORED_DOCUMENT: Statement = {
  name: 'find-document',
  text: `select d.number, d.data, d.data_sealed as "dataSealed", v.document_id is not null as voided
    from issued_document d
    left join document_void v on v.community_id = d.community_id and v.document_id = d.id
    where d.community_id = $1 and d.case_id = $2 and d.id = $3`,
};

const documentRoute = (deps: CaseworkDeps): Implementation =>
  implement(getDocument, async (tx, call) => {
    const stored = await seeCase(tx, deps, call);
    if (!stored.ok) return stored;
    const { communityId, caseId, documentId } = call.params;
    const [row] = await tx.query<StoredContents & { number: string; voided: boolean }>(STORED_DOCUMENT, [
      communityId,
      caseId,
      documentId,
    ]);
    if (row === undefined) return refuse('not-found');
    const data = contentsOfPaper(deps.keyRing, communityId, documentId, row);
    const paper = data.kind === 'acceptance-receipt' ? call.query.paper : 'a4';
    const mark = row.voided ? { mark: 'voided' as const } : {};
    const rendered = await deps.render({ ...data, language: call.query.language }, { paper, ...mark });
    recordDone(tx, call, communityId, {
      action: 'print-document',
      subjectKind: 'document',
      subjectId: documentId,
      details: { caseId, paper },
    });
    return ok({ bytes: rendered.bytes, filename: `${row.number}.pdf` });
  });

const openRoute = (deps: CaseworkDeps): Implementation =>
  implement(openCase, async (tx, call) => {
    const { communityId } = call.params;
    const { draftId, ...matter } = call.body;
    const acting = actingOf(call, communityId);
    if (matter.continues !== undefined) {
      // Its materials and first contact are carried along, so only who sees a case may go on with it.
      const parent = await seeCase(tx, deps, { ...call, params: { communityId, caseId: matter.continues } }, true);
      if (!parent.ok) return refuse('not-found', { what: 'case' });
    }
    const opened = await openNewCase(tx, deps, matter, acting);
    if (!opened.ok) return opened;
    if (draftId !== undefined)
      tx.write({
        name: 'used_draft',
        sql: 'delete from draft where community_id = $1 and id = $2 and worker_id = $3',
        values: [communityId, draftId, call.caller.workerId],
      });
    const asking = askingIn(call.caller, communityId, deps.processes);
    return ok(await replyOf(tx, deps, opened.value, asking, call.now, opened.value.issued));
  });

/** The clock people have to watch, else the main one, running or not. */
const watchedClock = (state: CaseState): ClockState | undefined =>
  nearestClock(state) ?? state.clocks['handling'] ?? Object.values(state.clocks)[0];

export const caseRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  openRoute(deps),
  implement(getCase, async (tx, call) => {
    const stored = await seeCase(tx, deps, call);
    if (!stored.ok) return stored;
    const { communityId, caseId } = call.params;
    const { processId, processVersion } = stored.value.state;
    // What few may see at all: who of them looked stays on record, and whom it concerns does not.
    if (isConfidential(deps.processes.get(processId, processVersion)))
      recordDone(tx, call, communityId, { action: 'read-case', subjectKind: 'case', subjectId: caseId });
    const asking = askingIn(call.caller, communityId, deps.processes);
    return ok(await replyOf(tx, deps, stored.value, asking, call.now));
  }),
  implement(explainDueDate, async (tx, call) => {
    const stored = await seeCase(tx, deps, call);
    return stored.ok ? ok(dueDateReply(deps, watchedClock(stored.value.state))) : stored;
  }),
  implement(actOnCase, (tx, call) =>
    commandOnCase(
      tx,
      deps,
      call,
      { type: 'act', action: call.body.action, input: call.body.input },
      call.body.expectedVersion,
    ),
  ),
  implement(remarkOnCase, (tx, call) => {
    const { text, corrects, expectedVersion } = call.body;
    const wanted: CaseCommand = corrects === undefined ? { type: 'remark', text } : { type: 'correct', corrects, text };
    return commandOnCase(tx, deps, call, wanted, expectedVersion);
  }),
  implement(rateCase, (tx, call) => {
    const { level, comment, expectedVersion } = call.body;
    const wanted: CaseCommand = {
      type: 'rate',
      level: level as RatingLevel,
      ...(comment === undefined ? {} : { comment }),
    };
    return commandOnCase(tx, deps, call, wanted, expectedVersion);
  }),
  documentRoute(deps),
];
