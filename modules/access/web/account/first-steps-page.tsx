import './account.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { call } from '../../../../web/api.ts';
import { homePath } from '../../../../web/navigation.ts';
import { paths } from '../../../../web/paths.ts';
import { PublicFrame } from '../../../../web/public-frame.tsx';
import { queryClient } from '../../../../web/query.ts';
import { sessionQuery } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { useDocumentTitle } from '../../../../web/ui/parts.tsx';
import { signOut } from '../../contract.ts';
import { isOwnPlace } from '../use-sign-in.ts';
import { PasswordForm } from './password-form.tsx';
import { SetUpFactor } from './set-up-factor.tsx';

/** The app for phones is a program of its own, so there the browser goes on by itself. */
const isAnotherProgram = (place: string): boolean => place.startsWith('/m/');

/** What somebody owes the own account before everything else opens: a password of one's own, a second factor. */
export const FirstStepsPage = (): ReactNode => {
  const { t } = useText();
  const { next }: { next?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  // Recovery codes are still to be seen when nothing is owed any more.
  const [step, setStep] = useState(session.owes);
  useDocumentTitle(t('first.title'));

  const again = async (): Promise<void> => {
    const { owes } = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    if (owes === null && isOwnPlace(next) && isAnotherProgram(next)) window.location.assign(next);
    else setStep(owes);
  };
  const leave = async (): Promise<void> => {
    await call(signOut, {});
    queryClient.clear();
    await navigate({ href: paths.signIn() });
  };
  if (step === null) {
    const home = homePath(session.roles.map(({ role }) => role));
    return <Navigate to={isOwnPlace(next) && !isAnotherProgram(next) ? next : home} replace />;
  }
  return (
    <PublicFrame>
      <div className="public-panel first-steps">
        <h1>{t('first.title')}</h1>
        {step === 'password-change-needed' ? (
          <>
            <p className="sub">{t('first.password-lead')}</p>
            <PasswordForm presentLabel="first.first-password" onChanged={() => void again()} />
          </>
        ) : (
          <>
            <p className="sub">{t('first.factor-lead')}</p>
            <SetUpFactor onDone={() => void again()} />
          </>
        )}
        <Button type="link" className="first-leave" onClick={() => void leave()}>
          {t('first.leave')}
        </Button>
      </div>
    </PublicFrame>
  );
};
