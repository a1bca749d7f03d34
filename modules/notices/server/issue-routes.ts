import { plainDateOf } from '../../../kernel/plain-date.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { RouteDefinition } from '../../../platform/contract.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import { implement, type FileReply, type Implementation, type SignedInCall } from '../../../platform/http/call.ts';
import { newId } from '../../../platform/ids.ts';
import { recordDone } from '../../audit/server/index.ts';
import { downloadForm, issueDocument, prepareDocument, previewDocument, printForm } from '../contract.ts';
import type { FormField } from '../domain/form-field.ts';
import type { NoticesDeps } from './deps.ts';
import { fillPaper, findSubject, knownFor, type Subject } from './fill-paper.ts';
import { entryOf } from './register-rows.ts';
import { paperPart } from './stored-paper.ts';

/** Names the person or no person, never the case beside: whom a confidential case concerns is not for the audit trail. */
const audit = (
  tx: Tx,
  call: SignedInCall<RouteDefinition>,
  { communityId, person, item, template }: Subject,
  action: string,
  subjectId: string,
): void =>
  recordDone(tx, call, communityId, {
    action,
    subjectKind: action === 'issue-document' ? 'document' : 'person',
    subjectId,
    details: {
      kind: template.kind,
      personId: person?.id ?? null,
      itemId: item?.id ?? null,
    },
  });

const fieldReply = (deps: NoticesDeps, subject: Subject, field: FormField) => {
  const known = knownFor(deps, subject, field);
  return {
    id: field.id,
    label: { ...field.label },
    type: field.type,
    required: field.required,
    help: field.help === undefined ? null : { ...field.help },
    choices: (field.choices ?? []).map(({ id, label }) => ({ id, label: { ...label } })),
    known:
      known === undefined
        ? null
        : {
            value: known.sealed ? null : known.value,
            shown: { zh: known.shown, en: known.shown },
            source: { ...known.source },
            asOf: known.asOf,
          },
  };
};

const prepareRoute = (deps: NoticesDeps): Implementation =>
  implement(prepareDocument, async (tx, call) => {
    const { communityId, kind } = call.params;
    const subject = await findSubject(tx, deps, call, communityId, { kind, madeFor: 'person', ...call.query });
    if (!subject.ok) return subject;
    const { person, template } = subject.value;
    audit(tx, call, subject.value, 'prepare-document', call.query.personId);
    return ok({
      kind,
      name: { ...template.title },
      person: { id: call.query.personId, name: person?.name ?? '' },
      fields: (template.fields ?? []).map((field) => fieldReply(deps, subject.value, field)),
    });
  });

const previewRoute = (deps: NoticesDeps): Implementation =>
  implement(previewDocument, async (tx, call) => {
    const { values, ...asked } = call.body;
    const subject = await findSubject(tx, deps, call, call.params.communityId, { ...asked, madeFor: 'person' });
    if (!subject.ok) return subject;
    const paper = fillPaper(deps, subject.value, {
      values,
      blanksAllowed: true,
      masked: true,
      number: '',
      language: 'zh',
      handler: call.caller.name,
    });
    if (!paper.ok) return paper;
    const { bytes } = await deps.render(paper.value, { paper: 'a4', mark: 'preview' });
    audit(tx, call, subject.value, 'preview-document', asked.personId);
    return ok({ bytes, filename: `${asked.kind}.pdf` });
  });

/** Checked with an empty number first: a refusal must not hold the counter that others wait for. */
const issueRoute = (deps: NoticesDeps): Implementation =>
  implement(issueDocument, async (tx, call) => {
    const { communityId } = call.params;
    const { values, ...asked } = call.body;
    const found = await findSubject(tx, deps, call, communityId, { ...asked, madeFor: 'person' });
    if (!found.ok) return found;
    const { template, person, case: ofCase } = found.value;
    const filling = {
      values,
      blanksAllowed: false,
      masked: false,
      number: '',
      language: 'zh' as const,
      handler: call.caller.name,
    };
    const filled = fillPaper(deps, found.value, filling);
    if (!filled.ok) return filled;
    const year = Number(plainDateOf(call.now).slice(0, 4));
    const sequence = await deps.numbers.nextDocument(tx, communityId, template.kind, year);
    const shortName = deps.directory.organisation(communityId)?.shortName ?? '';
    const number = `${shortName}${template.numberMark}〔${year}〕${sequence}号`;
    const id = newId();
    const issued = { communityId, id, number, issuedAt: call.now, issuedBy: call.caller.workerId };
    const personId = person?.id ?? null;
    const data = { ...filled.value, documentNumber: number };
    tx.write(paperPart(deps.keyRing, { ...issued, caseId: ofCase?.id ?? null, personId, data }));
    audit(tx, call, found.value, 'issue-document', id);
    return ok(
      entryOf(deps, communityId, {
        ...issued,
        kind: template.kind,
        personId,
        personName: person?.name ?? null,
        caseId: ofCase?.id ?? null,
        caseNumber: ofCase?.number ?? null,
        voidedAt: null,
        voidedBy: null,
        reasonSealed: null,
      }),
    );
  });

/** With a person it is a form to sign, filled in from the file; without one a sheet about the item. */
const sheetOf = async (
  tx: Tx,
  deps: NoticesDeps,
  call: SignedInCall<typeof printForm>,
  as: 'pdf' | 'docx',
): Promise<Result<FileReply>> => {
  const { communityId, kind } = call.params;
  const { language, ...asked } = call.query;
  const isSheet = deps.documents.newest(kind)?.madeFor?.includes('item') === true;
  const subject = await findSubject(tx, deps, call, communityId, {
    kind,
    madeFor: isSheet ? 'item' : 'form',
    ...asked,
  });
  if (!subject.ok) return subject;
  const paper = fillPaper(deps, subject.value, {
    values: {},
    blanksAllowed: true,
    masked: false,
    number: '',
    language,
    handler: call.caller.name,
  });
  if (!paper.ok) return paper;
  const { bytes } = await deps.render(paper.value, { paper: 'a4', as });
  if (asked.personId !== undefined) audit(tx, call, subject.value, 'print-form', asked.personId);
  return ok({ bytes, filename: `${subject.value.item?.name.zh ?? kind}.${as}` });
};

export const issueRoutes = (deps: NoticesDeps): readonly Implementation[] => [
  prepareRoute(deps),
  previewRoute(deps),
  issueRoute(deps),
  implement(printForm, (tx, call) => sheetOf(tx, deps, call, 'pdf')),
  implement(downloadForm, (tx, call) => sheetOf(tx, deps, call, 'docx')),
];
