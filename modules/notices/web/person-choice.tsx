import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { useReply } from '../../../web/query.ts';
import { useCommunity } from '../../../web/session.tsx';
import { useText } from '../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../web/ui/parts.tsx';
import { SuggestField } from '../../../web/ui/suggest-field.tsx';
import { useDebounced } from '../../../web/ui/use-debounced.ts';
import { findPeople, getPerson } from '../../people/contract.ts';

const SHOWN = 7;

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
  const { id: communityId } = useCommunity();
  const [words, setWords] = useState('');
  const q = useDebounced(words.trim());
  const found = useReply(
    findPeople,
    { params: { communityId }, query: { q, limit: SHOWN } },
    { enabled: q !== '', keepPrevious: true },
  );
  const people = q === '' ? [] : (found.data?.items ?? []);
  return (
    <Card label={t('issue.person')}>
      <SectionTitle>{t('issue.person')}</SectionTitle>
      <SuggestField
        id="issue-person"
        label={t('issue.person-search')}
        placeholder={t('issue.person-search')}
        words={words}
        change={setWords}
        settled={q === words.trim() && !found.isFetching}
        choose={choose}
        suggestions={people.map((person) => ({
          key: person.id,
          title: person.name,
          remark: [person.address, person.idNumberMasked].filter((part) => part !== null).join(' · '),
        }))}
        empty={t('issue.person-none')}
      />
    </Card>
  );
};
