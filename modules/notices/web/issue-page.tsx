import './documents.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Loaded } from '../../../web/ui/loaded.tsx';
import { Card, Page, SectionTitle } from '../../../web/ui/parts.tsx';
import { printDocument } from '../../../web/ui/print.ts';
import {
  downloadForm,
  downloadIssuedDocument,
  listDocumentKinds,
  prepareDocument,
  printForm,
  printIssuedDocument,
  type DocumentKindReply,
  type IssuedDocument,
} from '../contract.ts';
import { IssueForm, type Subject } from './issue-form.tsx';
import { ChosenPerson, PersonChoice } from './person-choice.tsx';

type Search = Readonly<Record<string, string | undefined>>;

const FormsToSign = ({
  kinds,
  personId,
  itemId,
}: {
  readonly kinds: readonly DocumentKindReply[];
  readonly personId: string;
  readonly itemId: string | undefined;
}): ReactNode => {
  const { t, show } = useText();
  const { id: communityId } = useCommunity();
  const query = { personId, ...(itemId === undefined ? {} : { itemId }) };
  return (
    <>
      <h3 className="issue-subtitle">{t('issue.to-sign')}</h3>
      <ul className="issue-forms">
        {kinds.map(({ id, name }) => (
          <li key={id}>
            <span>{show(name)}</span>
            <button
              type="button"
              className="link-button"
              aria-label={t('issue.form-pdf-of', { name: show(name) })}
              onClick={() => printDocument(fileUrl(printForm, { params: { communityId, kind: id }, query }))}
            >
              {t('issue.form-pdf')}
            </button>
            <a
              href={fileUrl(downloadForm, { params: { communityId, kind: id }, query })}
              download
              aria-label={t('issue.form-word-of', { name: show(name) })}
            >
              {t('papers.word')}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
};

const KindChoice = ({
  personId,
  itemId,
  kind,
  choose,
}: {
  readonly personId: string;
  readonly itemId: string | undefined;
  readonly kind: string | undefined;
  readonly choose: (kind: string) => void;
}): ReactNode => {
  const { t, show } = useText();
  const kinds = useReply(listDocumentKinds, {}, { staleTime: 5 * 60_000 });
  return (
    <Card label={t('issue.kind')}>
      <SectionTitle remark={t('issue.numbered')}>{t('issue.kind')}</SectionTitle>
      <Loaded of={kinds} lines={2}>
        {(all) => (
          <>
            <div className="issue-kinds">
              {all
                .filter(({ madeFor }) => madeFor.includes('person'))
                .map(({ id, name }) => (
                  <Button
                    key={id}
                    type={id === kind ? 'primary' : 'default'}
                    aria-pressed={id === kind}
                    onClick={() => choose(id)}
                  >
                    {show(name)}
                  </Button>
                ))}
            </div>
            <FormsToSign
              kinds={all.filter(({ madeFor }) => madeFor.includes('form'))}
              personId={personId}
              itemId={itemId}
            />
          </>
        )}
      </Loaded>
    </Card>
  );
};

const Done = ({ paper, another }: { readonly paper: IssuedDocument; readonly another: () => void }): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const params = { communityId, documentId: paper.id };
  return (
    <Card label={t('issue.done', { number: paper.number })}>
      <h2 className="issue-done" role="status">
        {t('issue.done', { number: paper.number })}
      </h2>
      <p>{t('issue.done-hint')}</p>
      <div className="issue-actions">
        <Button onClick={() => printDocument(fileUrl(printIssuedDocument, { params }))}>
          {t('issue.print-again')}
        </Button>
        <a href={fileUrl(downloadIssuedDocument, { params })} download>
          {t('papers.word')}
        </a>
        <Link to={paths.documents()}>{t('issue.register')}</Link>
        <Button type="primary" onClick={another}>
          {t('issue.another')}
        </Button>
      </div>
    </Card>
  );
};

const Prepared = ({
  subject,
  done,
}: {
  readonly subject: Subject;
  readonly done: (paper: IssuedDocument) => void;
}): ReactNode => {
  const { id: communityId } = useCommunity();
  const { kind, ...query } = subject;
  const form = useReply(prepareDocument, { params: { communityId, kind }, query });
  return (
    <Loaded of={form} card lines={10}>
      {(prepared) => <IssueForm key={`${kind} ${subject.personId}`} subject={subject} form={prepared} done={done} />}
    </Loaded>
  );
};

/** Issues a document: for whom, which, the form, a look, the paper. Each choice stands in the address. */
export const IssuePage = (): ReactNode => {
  const { t } = useText();
  const { person, kind, case: caseId, item }: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const [paper, setPaper] = useState<IssuedDocument | null>(null);
  const kept = {
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(item === undefined ? {} : { item }),
  };
  const go = (query: { person?: string; kind?: string }): void => {
    setPaper(null);
    void navigate({ href: paths.newDocument({ ...kept, ...query }) });
  };
  if (person === undefined)
    return (
      <Page title={t('issue.title')}>
        <PersonChoice choose={(id) => go({ person: id, ...(kind === undefined ? {} : { kind }) })} />
      </Page>
    );
  return (
    <Page title={t('issue.title')} sub={<ChosenPerson personId={person} change={() => go({})} />}>
      <div className="issue">
        {paper === null ? (
          <KindChoice personId={person} itemId={item} kind={kind} choose={(id) => go({ person, kind: id })} />
        ) : (
          <Done paper={paper} another={() => go({ person })} />
        )}
        {kind === undefined || paper !== null ? null : (
          <Prepared
            subject={{
              kind,
              personId: person,
              ...(caseId === undefined ? {} : { caseId }),
              ...(item === undefined ? {} : { itemId: item }),
            }}
            done={setPaper}
          />
        )}
      </div>
    </Page>
  );
};
