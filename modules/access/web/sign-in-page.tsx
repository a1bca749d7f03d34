import './sign-in.css';
import { Navigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../../../web/paths.ts';
import { PublicFrame } from '../../../web/public-frame.tsx';
import { useReply } from '../../../web/query.ts';
import { useText } from '../../../web/texts.tsx';
import { ErrorSummary, Field, Skeleton, useDocumentTitle } from '../../../web/ui/parts.tsx';
import type { FieldError } from '../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../web/ui/problem.tsx';
import { getStart } from '../contract.ts';
import { CodeField } from './code-field.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { useSignIn } from './use-sign-in.ts';

const NO_ERRORS: readonly FieldError[] = [];

const SignInForm = ({ signIn }: { readonly signIn: ReturnType<typeof useSignIn> }): ReactNode => {
  const { t } = useText();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState(NO_ERRORS);

  const submit = (): void => {
    const found: FieldError[] = [];
    if (signIn.codeNeeded && code.trim() === '') found.push({ fieldId: 'code', message: t('sign-in.code-missing') });
    if (username.trim() === '') found.push({ fieldId: 'username', message: t('sign-in.username-missing') });
    if (password === '') found.push({ fieldId: 'password', message: t('sign-in.password-missing') });
    setErrors(found);
    if (found.length === 0) void signIn.enter(username.trim(), password, signIn.codeNeeded ? code.trim() : undefined);
  };
  const errorOf = (fieldId: string): string | undefined => errors.find((error) => error.fieldId === fieldId)?.message;
  return (
    <form
      className="public-panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h1>{t('sign-in.title')}</h1>
      {errors.length === 0 ? (
        <ProblemSummary problem={signIn.problem} />
      ) : (
        <ErrorSummary title={t('sign-in.please-complete')} errors={errors} />
      )}
      {signIn.codeNeeded ? (
        <CodeField value={code} onChange={setCode} error={errorOf('code')} />
      ) : (
        <>
          <Field id="username" label={t('sign-in.username')} error={errorOf('username')}>
            <Input
              id="username"
              size="large"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          </Field>
          <Field id="password" label={t('sign-in.password')} error={errorOf('password')}>
            <Input.Password
              id="password"
              size="large"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
        </>
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={signIn.pending}>
        {t('sign-in.enter')}
      </Button>
      {signIn.codeNeeded ? (
        <Button type="link" onClick={signIn.startAgain}>
          {t('sign-in.other-person')}
        </Button>
      ) : (
        <p className="demo-note">{t('sign-in.forgotten')}</p>
      )}
    </form>
  );
};

/** Sign-in with user name and password; the demonstration also offers every role with one click. */
export const SignInPage = (): ReactNode => {
  const { t } = useText();
  const signIn = useSignIn();
  const start = useReply(getStart, {});
  useDocumentTitle(t('sign-in.title'), signIn.problem !== null);
  if (start.data?.setUpNeeded === true) return <Navigate to={paths.setUp()} replace />;
  const demo = start.data?.demo ?? null;
  const alone = start.isError || (start.isSuccess && demo === null);
  return (
    <PublicFrame>
      <div className={alone ? 'sign-in-alone' : 'sign-in'}>
        <SignInForm signIn={signIn} />
        {alone ? null : demo === null ? (
          <div className="public-panel">
            <Skeleton lines={9} />
          </div>
        ) : (
          <DemoAccounts demo={demo} pending={signIn.pending} enter={signIn.enter} />
        )}
      </div>
    </PublicFrame>
  );
};
