import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { plainDateOf } from '../../../../kernel/plain-date.ts';
import { paths } from '../../../../web/paths.ts';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { showDate } from '../../../../web/ui/dates.ts';
import { Card, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { listReplacedValues } from '../../contract.ts';
import type { PersonReply } from '../../contract.ts';

/** Papers issued for the person. */
export const PersonPapers = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show, language } = useText();
  return (
    <Card label={t('file.documents')}>
      <SectionTitle>{t('file.documents')}</SectionTitle>
      {of.documents.length === 0 ? (
        <p className="sub">{t('file.documents-none')}</p>
      ) : (
        <ul className="person-rows">
          {of.documents.map((paper) => (
            <li key={paper.id}>
              <span>
                <Link to={paths.documents({ person: of.id })}>{show(paper.name)}</Link>{' '}
                <span className="why num">{paper.number}</span>{' '}
                {paper.void ? <Pill>{t('file.document-void')}</Pill> : null}
              </span>
              <span className="why num">{showDate(plainDateOf(paper.issuedAt), language)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

/** Values that were corrected, with who and why. */
export const ReplacedValues = ({ of }: { readonly of: PersonReply }): ReactNode => {
  const { t, show, language } = useText();
  const query = useReply(listReplacedValues, { params: { communityId: of.communityId, personId: of.id } });
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card label={t('file.replaced')}>
      <SectionTitle>{t('file.replaced')}</SectionTitle>
      <ul className="person-rows">
        {items.map((one) => (
          <li key={one.id}>
            <span>
              {show(one.label)} <s className="num">{one.value}</s>{' '}
              <span className="why">
                {show(one.source)} {showDate(one.asOf, language)}
              </span>
            </span>
            <span className="why">
              {showDate(plainDateOf(one.replacedAt), language)} ·{' '}
              {t('file.replaced-by', { name: one.replacedBy, reason: one.reason })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};
