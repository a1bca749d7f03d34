import { plainDateOf } from '../../../kernel/plain-date.ts';
import type { WritePart } from '../../../platform/db/combined-statement.ts';
import type { Tx } from '../../../platform/db/scoped-database.ts';
import type { ServiceItem } from '../../guides/domain/service-item.ts';
import type { DocumentData } from '../../notices/domain/document-data.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { contentsOf, headOf, type DocumentDeps, type Issuing } from './document-contents.ts';
import type { ChangedCase, IssuedDocument } from './write-case.ts';

export type { DocumentDeps } from './document-contents.ts';

type Issued = CaseEvent & { readonly type: 'document-issued' };

/** The character that stands in a document's number: 受理, 告知, 不予, 办结. */
const MARKS: Readonly<Record<Issued['kind'], string>> = {
  'acceptance-receipt': '受',
  'one-time-notice': '告',
  refusal: '决',
  'result-delivery': '结',
};

/**
 * A receipt bears the case's own number, so that accepting never waits for a counter;
 * the other kinds are numbered without gaps.
 */
const numberOf = async (tx: Tx, issued: Issued, issuing: Issuing): Promise<string> => {
  const { changed, deps, at } = issuing;
  const shortName = deps.directory.organisation(changed.communityId)?.shortName ?? '';
  const year = Number(plainDateOf(at).slice(0, 4));
  const caseSequence = /-(\d+)$/.exec(changed.number)?.[1] ?? changed.number;
  if (issued.kind === 'acceptance-receipt')
    return `${shortName}${MARKS[issued.kind]}〔${changed.number.match(/(\d{4})-/)?.[1] ?? year}〕${caseSequence}号`;
  const sequence = await deps.numbers.nextDocument(tx, changed.communityId, issued.kind, year);
  return `${shortName}${MARKS[issued.kind]}〔${year}〕${sequence}号`;
};

const documentPart = (changed: ChangedCase, issued: Issued, number: string, data: DocumentData): WritePart => ({
  name: 'document',
  sql: 'insert into issued_document (community_id, id, case_id, kind, number, issued_at, data) values ($1, $2, $3, $4, $5, $6, $7::jsonb)',
  values: [changed.communityId, issued.documentId, changed.id, issued.kind, number, issued.at, JSON.stringify(data)],
});

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
    const number = await numberOf(tx, event, issuing);
    tx.write(documentPart(changed, event, number, contentsOf(event.kind, issuing, headOf(issuing, number))));
    issued.push({ id: event.documentId, kind: event.kind, number, issuedAt: event.at });
  }
  return issued;
};
