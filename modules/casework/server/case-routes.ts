import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type Implementation, type SignedInCall } from '../../../platform/http/call.ts';
import { auditPart } from '../../audit/server/index.ts';
import type { DocumentData } from '../../notices/domain/document-data.ts';
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
import type { CaseCommand } from '../domain/commands.ts';
import { actorIn, maySee } from './case-access.ts';
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

type CaseCall = SignedInCall<RouteDefinition> & { readonly params: OfCase };

const actingOf = (call: SignedInCall<RouteDefinition>, communityId: string): Acting => ({
  actor: actorIn(call.caller, communityId),
  communityId,
  now: call.now,
  origin: call.origin,
});

const seeCase = async (tx: Tx, call: CaseCall, lock = false): Promise<Result<CaseWithHistory>> => {
  const { communityId, caseId } = call.params;
  const stored = await (lock ? lockCase : findCase)(tx, communityId, caseId);
  return stored === undefined || !maySee(call.caller, stored) ? refuse('not-found') : ok(stored);
};

/** One command on one case, as the caller saw it. Bad ratings open a linked case, which the reply already names. */
const command = async (
  tx: Tx,
  deps: CaseworkDeps,
  call: CaseCall,
  wanted: CaseCommand,
  expectedVersion: number,
): Promise<Result<CaseReply>> => {
  const stored = await seeCase(tx, call, true);
  if (!stored.ok) return stored;
  const stale = staleRefusal(stored.value, expectedVersion);
  if (stale !== null) return stale;
  const acting = actingOf(call, call.params.communityId);
  const changed = await changeCase(tx, deps, stored.value, wanted, acting);
  if (!changed.ok) return changed;
  if (wanted.type === 'rate') await tx.flush();
  return ok(await replyOf(tx, deps, changed.value, acting.actor, call.now, changed.value.issued));
};

const STORED_DOCUMENT: Statement = {
  name: 'find-document',
  text: 'select number, data from issued_document where community_id = $1 and case_id = $2 and id = $3',
};

const documentRoute = (deps: CaseworkDeps): Implementation =>
  implement(getDocument, async (tx, call) => {
    const stored = await seeCase(tx, call);
    if (!stored.ok) return stored;
    const { communityId, caseId, documentId } = call.params;
    const [row] = await tx.query<{ number: string; data: DocumentData }>(STORED_DOCUMENT, [
      communityId,
      caseId,
      documentId,
    ]);
    if (row === undefined) return refuse('not-found');
    const paper = row.data.kind === 'acceptance-receipt' ? call.query.paper : 'a4';
    const rendered = await deps.render({ ...row.data, language: call.query.language }, { paper });
    tx.write(
      auditPart({
        communityId,
        at: call.now,
        actor: call.caller.workerId,
        action: 'print-document',
        subjectKind: 'document',
        subjectId: documentId,
        outcome: 'done',
        origin: call.origin,
        details: { caseId, paper },
      }),
    );
    return ok({ bytes: rendered.bytes, filename: `${row.number}.pdf` });
  });

const openRoute = (deps: CaseworkDeps): Implementation =>
  implement(openCase, async (tx, call) => {
    const { communityId } = call.params;
    const { draftId, ...matter } = call.body;
    const acting = actingOf(call, communityId);
    const opened = await openNewCase(tx, deps, matter, acting);
    if (!opened.ok) return opened;
    if (draftId !== undefined)
      tx.write({
        name: 'used_draft',
        sql: 'delete from draft where community_id = $1 and id = $2 and worker_id = $3',
        values: [communityId, draftId, call.caller.workerId],
      });
    return ok(await replyOf(tx, deps, opened.value, acting.actor, call.now, opened.value.issued));
  });

export const caseRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  openRoute(deps),
  implement(getCase, async (tx, call) => {
    const stored = await seeCase(tx, call);
    if (!stored.ok) return stored;
    return ok(await replyOf(tx, deps, stored.value, actorIn(call.caller, call.params.communityId), call.now));
  }),
  implement(explainDueDate, async (tx, call) => {
    const stored = await seeCase(tx, call);
    return stored.ok
      ? ok(dueDateReply(deps, stored.value.state.clocks.handling ?? stored.value.state.clocks.transfer))
      : stored;
  }),
  implement(actOnCase, (tx, call) =>
    command(
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
    return command(tx, deps, call, wanted, expectedVersion);
  }),
  implement(rateCase, (tx, call) => {
    const { level, comment, expectedVersion } = call.body;
    const wanted: CaseCommand = {
      type: 'rate',
      level: level as RatingLevel,
      ...(comment === undefined ? {} : { comment }),
    };
    return command(tx, deps, call, wanted, expectedVersion);
  }),
  documentRoute(deps),
];
