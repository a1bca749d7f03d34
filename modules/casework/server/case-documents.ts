import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import type { DocumentData } from '../../notices/domain/document-data.ts';
import type { DocumentTemplate } from '../../notices/domain/document-template.ts';
import { paperPart } from '../../notices/server/index.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { formOf } from './case-form.ts';
import { contentsFor, headOf, type DocumentDeps, type Issuing } from './document-contents.ts';
import type { ChangedCase, IssuedDocument } from './write-case.ts';

export type { DocumentDeps } from './document-contents.ts';

type Issued = CaseEvent & { readonly type: 'document-issued' };

/**
 * A receipt bears the case's own number, so that accepting never waits for a counter;
 * the other kinds are numbered without gaps.
 */
const numberOf = async (tx: Tx, template: DocumentTemplate, issuing: Issuing): Promise<string> => {
  const { changed, deps, at } = issuing;
  const shortName = deps.directory.organisation(changed.communityId)?.shortName ?? '';
  const year = Number(plainDateOf(at).slice(0, 4));
  const caseSequence = /-(\d+)$/.exec(changed.number)?.[1] ?? changed.number;
  if (template.kind === 'acceptance-receipt')
    return `${shortName}${template.numberMark}〔${changed.number.match(/(\d{4})-/)?.[1] ?? year}〕${caseSequence}号`;
  const sequence = await deps.numbers.nextDocument(tx, changed.communityId, template.kind, year);
  return `${shortName}${template.numberMark}〔${year}〕${sequence}号`;
};

const templateFor = ({ deps }: Issuing, { kind, at }: Issued): DocumentTemplate => {
  const template = deps.documents.inForce(kind, plainDateOf(at));
  if (template === undefined) throw new Error(`There is no form for the paper ${kind}.`);
  return template;
};

const contentsOf = async (
  tx: Tx,
  template: DocumentTemplate,
  issuing: Issuing,
  number: string,
): Promise<DocumentData> => {
  const head = headOf(issuing, number);
  const contents = contentsFor(template.kind);
  return contents === undefined ? formOf(tx, template, issuing, head) : contents(issuing, head);
};

/** Numbers and stores every document that the events issued: with all its data, so that a reprint is the same paper. */
export const issueDocuments = async (
  tx: Tx,
  deps: DocumentDeps,
  changed: ChangedCase,
  item: ServiceItem | null,
): Promise<readonly IssuedDocument[]> => {
  const issued: IssuedDocument[] = [];
  for (const event of changed.newEvents) {
    if (event.type !== 'document-issued') continue;
    const issuing: Issuing = { deps, changed, item, at: event.at };
    const template = templateFor(issuing, event);
    const number = await numberOf(tx, template, issuing);
    tx.write(
      paperPart(deps.keyRing, {
        communityId: changed.communityId,
        id: event.documentId,
        number,
        issuedAt: event.at,
        caseId: changed.id,
        personId: changed.personId,
        issuedBy: event.by.workerId,
        data: await contentsOf(tx, template, issuing, number),
      }),
    );
    issued.push({ id: event.documentId, kind: event.kind, number, issuedAt: event.at });
  }
  return issued;
};
