import type { Statement, Tx } from '../../../platform/db/scoped-database.ts';
import type { PersonDocuments } from '../../people/server/index.ts';
import type { NoticesDeps } from './deps.ts';

const SHOWN = 20;

/** The page of a person is read by many: papers of confidential matters are left to those who handle them. */
const LATEST: Statement = {
  name: 'latest-documents-of-person',
  text: `select d.id, d.kind, d.number, d.issued_at as "issuedAt", v.document_id is not null as void
    from issued_document d
    left join case_record c on c.community_id = d.community_id and c.id = d.case_id
    left join document_void v on v.community_id = d.community_id and v.document_id = d.id
    where d.community_id = $1 and d.person_id = $2
      and (d.case_id is null or not c.confidential and c.hidden_from is null)
    order by d.issued_at desc, d.id desc limit ${SHOWN}`,
};

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly issuedAt: string;
  readonly void: boolean;
}

/** The latest papers issued for somebody, as the page of the person lists them. */
export const personDocuments = (deps: Pick<NoticesDeps, 'documents' | 'texts'>): PersonDocuments => ({
  listOf: async (tx: Tx, communityId, personId) =>
    (await tx.query<Row>(LATEST, [communityId, personId])).map(({ kind, ...row }) => {
      const title = deps.documents.newest(kind)?.title ?? { zh: kind, en: kind };
      return { ...row, name: { ...(deps.texts[`document.${kind}`] ?? title) } };
    }),
});
