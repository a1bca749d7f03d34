import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../web/ui/parts.tsx';
import { SuggestField } from '../../../web/ui/suggest-field.tsx';
import { getPerson } from '../../people/contract.ts';
import { usePersonSearch } from '../../people/web/use-person-search.ts';

/** Who the paper is for, once chosen. */
export const ChosenPerson = ({ personId, change }: { readonly personId: string; readonly change: () => void }) => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const person = useReply(getPerson, { params: { communityId, personId } });
  return (
    <div className="issue-person">
      <span className="field-label">{t('issue.person')}</span>
      <Link to={paths.person(communityId, personId)}>{person.data?.name ?? '…'}</Link>
      <span className="why num">{person.data?.idNumberMasked ?? ''}</span>
      <button type="button" className="link-button" onClick={change}>
        {t('issue.person-change')}
      </button>
    </div>
  );
};

/** Finds the person by whatever one knows of them. */
export const PersonChoice = ({ choose }: { readonly choose: (personId: string) => void }): ReactNode => {
  const { t } = useText();
  const search = usePersonSearch();
  return (
    <Card label={t('issue.person')}>
      <SectionTitle>{t('issue.person')}</SectionTitle>
      <SuggestField
        id="issue-person"
        label={t('issue.person-search')}
        placeholder={t('issue.person-search')}
        choose={choose}
        {...search.field}
        empty={t('issue.person-none')}
      />
    </Card>
  );
};
