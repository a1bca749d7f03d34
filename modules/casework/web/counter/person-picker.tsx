import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import { useShortcut } from '../../../../web/ui/shortcuts.tsx';
import { SuggestField } from '../../../../web/ui/suggest-field.tsx';
import { usePersonSearch } from '../../../people/web/use-person-search.ts';
import { RegisterPerson } from './register-person.tsx';

/** Finds the person by whatever one knows of them, or registers somebody new without leaving the matter. */
export const PersonPicker = ({ choose }: { readonly choose: (personId: string) => void }): ReactNode => {
  const { t } = useText();
  const search = usePersonSearch();
  const [registering, setRegistering] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useShortcut('F9', t('counter.first-name-field'), () => field.current?.focus());
  if (registering)
    return (
      <RegisterPerson
        name={/^\p{Script=Han}/u.test(search.asked) ? search.asked : ''}
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
        choose={choose}
        {...search.field}
        empty={t('counter.person-none')}
      />
      <div className="counter-register">
        <Button onClick={() => setRegistering(true)}>{t('counter.person-register')}</Button>
      </div>
    </Card>
  );
};
