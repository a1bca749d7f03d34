import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useCommunity } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import { SuggestField } from '../../../../web/ui/suggest-field.tsx';
import { useDebounced } from '../../../../web/ui/use-debounced.ts';
import { findPeople } from '../../../people/contract.ts';
import { RegisterPerson } from './register-person.tsx';

const SHOWN = 7;

/** Finds the person by whatever one knows of them, or registers somebody new without leaving the matter. */
export const PersonPicker = ({ choose }: { readonly choose: (personId: string) => void }): ReactNode => {
  const { t } = useText();
  const { id: communityId } = useCommunity();
  const [words, setWords] = useState('');
  const [registering, setRegistering] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const q = useDebounced(words.trim());
  const found = useReply(
    findPeople,
    { params: { communityId }, query: { q, limit: SHOWN } },
    { enabled: q !== '', keepPrevious: true },
  );
  const people = q === '' ? [] : (found.data?.items ?? []);
  useEffect(() => field.current?.focus(), []);
  useShortcut('F9', t('counter.first-name-field'), () => field.current?.focus());
  if (registering)
    return (
      <RegisterPerson
        name={/^\p{Script=Han}/u.test(words.trim()) ? words.trim() : ''}
        done={choose}
        cancel={() => setRegistering(false)}
      />
    );
  return (
    <Card label={t('counter.person')}>
      <SectionTitle remark={t('counter.person-hint')}>{t('counter.person')}</SectionTitle>
      <SuggestField
        id="counter-person"
        ref={field}
        label={t('counter.person-search')}
        placeholder={t('counter.person-placeholder')}
        words={words}
        change={setWords}
        settled={q === words.trim() && !found.isFetching}
        choose={choose}
        suggestions={people.map((person) => ({
          key: person.id,
          title: person.name,
          remark: [
            person.age === null ? null : t('counter.years', { age: person.age }),
            person.address,
            person.idNumberMasked,
          ]
            .filter((part) => part !== null)
            .join(' · '),
        }))}
        empty={t('counter.person-none')}
      />
      <div className="counter-register">
        <Button onClick={() => setRegistering(true)}>{t('counter.person-register')}</Button>
      </div>
    </Card>
  );
};
