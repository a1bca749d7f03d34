import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type FileReply, type Implementation, type SignedInCall } from '../../../platform/http/call.ts';
import { recordDone } from '../../audit/server/index.ts';
import { downloadCaseForm, printCaseForm } from '../contract.ts';
import { formOf } from './case-form.ts';
import { itemOfCase } from './case-item.ts';
import { seeCase } from './case-routes.ts';
import type { CaseworkDeps } from './deps.ts';
import { headOf } from './document-contents.ts';
import { openEvent } from './sealed-values.ts';

/** The case as it stands, on a form of its process: for the file or for the person, without a number. */
const formFile = async (
  tx: Tx,
  deps: CaseworkDeps,
  call: SignedInCall<typeof printCaseForm>,
  as: 'pdf' | 'docx',
): Promise<Result<FileReply>> => {
  const { communityId, caseId, kind } = call.params;
  const stored = await seeCase(tx, deps, call, false);
  if (!stored.ok) return stored;
  const { state } = stored.value;
  const template = deps.documents
    .printedOn(state.processId, plainDateOf(call.now))
    .find((candidate) => candidate.kind === kind);
  if (template === undefined) return refuse('document-kind-unknown', { kind });
  const definition = deps.processes.get(state.processId, state.processVersion);
  const events = stored.value.events.map((event) => openEvent(deps.keyRing, { communityId, caseId }, event));
  const issuing = {
    deps,
    changed: { ...stored.value, definition, events, newEvents: [], issued: [] },
    item: itemOfCase(deps, state),
    at: call.now,
  };
  const paper = await formOf(tx, template, issuing, headOf(issuing, ''));
  const { bytes } = await deps.render({ ...paper, language: call.query.language }, { paper: 'a4', as });
  recordDone(tx, call, communityId, {
    action: 'print-form',
    subjectKind: 'case',
    subjectId: caseId,
    details: { kind, as },
  });
  return ok({ bytes, filename: `${template.title.zh}-${stored.value.number}.${as}` });
};

export const caseFormRoutes = (deps: CaseworkDeps): readonly Implementation[] => [
  implement(printCaseForm, (tx, call) => formFile(tx, deps, call, 'pdf')),
  implement(downloadCaseForm, (tx, call) => formFile(tx, deps, call, 'docx')),
];
