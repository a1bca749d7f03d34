import './account.css';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Page, SectionTitle } from '../../../../web/ui/parts.tsx';
import { getOwnAccount } from '../../contract.ts';
import { OwnSessions } from './own-sessions.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';

const Password = (): ReactNode => {
  const { t } = useText();
  const [isChanged, setChanged] = useState(false);
  return (
    <Card label={t('account.password')}>
      <SectionTitle>{t('account.password')}</SectionTitle>
      <p role="status" className={isChanged ? 'account-done' : ''}>
        {isChanged ? t('account.password-changed') : ''}
      </p>
      <PasswordForm presentLabel="account.present-password" onChanged={() => setChanged(true)} />
    </Card>
  );
};

/** What a person can see to about the own way in: password, second factor, where one is signed in. */
export const AccountPage = (): ReactNode => {
  const { t } = useText();
  const account = useReply(getOwnAccount, {});
  const username = account.data?.username;
  return (
    <Page title={t('account.title')} sub={username === undefined ? undefined : t('account.sub', { username })}>
      <Loaded of={account} lines={10} card>
        {({ secondFactor, sessions }) => (
          <div className="account">
            <SecondFactor of={secondFactor} onChanged={() => void account.refetch()} />
            <OwnSessions sessions={sessions} />
            <Password />
          </div>
        )}
      </Loaded>
    </Page>
  );
};
