import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fileUrl } from '../../../web/api.ts';
import { paths } from '../../../web/paths.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { showMoment } from '../../../web/ui/dates.ts';
import { ListTable } from '../../../web/ui/list-table.tsx';
import { Pill } from '../../../web/ui/parts.tsx';
import { printDocument } from '../../../web/ui/print.ts';
import { downloadIssuedDocument, printIssuedDocument, type IssuedDocument } from '../contract.ts';

const COLUMNS = ['number', 'kind', 'issued-on', 'person', 'case', 'issued-by', 'state', 'actions'] as const;

interface RowProps {
  readonly paper: IssuedDocument;
  readonly voidPaper: (paper: IssuedDocument) => void;
}

const Actions = ({ paper, voidPaper }: RowProps): ReactNode => {
  const { t } = useText();
  const community = useCommunity();
  const params = { communityId: community.id, documentId: paper.id };
  const { number } = paper;
  return (
    <td className="papers-actions">
      <button
        type="button"
        className="link-button"
        aria-label={t('papers.print-of', { number })}
        onClick={() => printDocument(fileUrl(printIssuedDocument, { params }))}
      >
        {t('papers.print')}
      </button>
      <a href={fileUrl(downloadIssuedDocument, { params })} download aria-label={t('papers.word-of', { number })}>
        {t('papers.word')}
      </a>
      {paper.voided === null ? (
        <button
          type="button"
          className="link-button"
          aria-label={t('papers.void-of', { number })}
          onClick={() => voidPaper(paper)}
        >
          {t('papers.void')}
        </button>
      ) : null}
    </td>
  );
};

const Row = (props: RowProps): ReactNode => {
  const { t, show, language } = useText();
  const community = useCommunity();
  const { paper } = props;
  const { person, voided } = paper;
  return (
    <tr className={voided === null ? '' : 'papers-void'}>
      <th scope="row" className="num">
        {paper.number}
      </th>
      <td>{show(paper.kindName)}</td>
      <td className="num">{showMoment(paper.issuedAt, language)}</td>
      <td>{person === null ? '—' : <Link to={paths.person(community.id, person.id)}>{person.name}</Link>}</td>
      <td className="num">
        {paper.case === null ? '—' : <Link to={paths.case(community.id, paper.case.id)}>{paper.case.number}</Link>}
      </td>
      <td>{paper.issuedBy ?? '—'}</td>
      <td className="papers-state">
        {voided === null ? (
          t('papers.state.issued')
        ) : (
          <>
            <Pill tone="bad">{t('papers.state.voided')}</Pill>{' '}
            <span className="why">{t('papers.voided-because', { by: voided.by, reason: voided.reason })}</span>
          </>
        )}
      </td>
      <Actions {...props} />
    </tr>
  );
};

export const RegisterTable = ({
  papers,
  voidPaper,
}: {
  readonly papers: readonly IssuedDocument[];
  readonly voidPaper: (paper: IssuedDocument) => void;
}): ReactNode => {
  const { t } = useText();
  return (
    <div className="papers-scroll">
      <ListTable className="papers-table" heads={COLUMNS.map((column) => t(`papers.${column}`))}>
        {papers.map((paper) => (
          <Row key={paper.id} paper={paper} voidPaper={voidPaper} />
        ))}
      </ListTable>
    </div>
  );
};
