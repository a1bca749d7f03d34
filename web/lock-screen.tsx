import './lock-screen.css';
import './public-frame.css';
import { Button, Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { signIn, signOut } from '../modules/access/contract.ts';
import { CodeField } from '../modules/access/web/code-field.tsx';
import { call } from './api.ts';
import { rememberedUsername, setLocked } from './lock-state.ts';
import { queryClient, useCommand } from './query.ts';
import { sessionQuery, useSession } from './session.tsx';
import { useText } from './texts.tsx';
import { useLatest } from './ui/use-latest.ts';
import { Field } from './ui/parts.tsx';
import { ProblemSummary } from './ui/problem.tsx';

const IDLE_MINUTES = 15;

/**
 * Locking ends the session at the server; the page stays in memory below the lock, so drafts are kept
 * while a reload leads to the sign-in page.
 */
export const useLock = (): { readonly locked: boolean; readonly lock: () => void; readonly unlock: () => void } => {
  const [locked, setShown] = useState(false);
  const lock = (): void => {
    setLocked(true);
    setShown(true);
    // Without a connection the screen is locked all the same.
    call(signOut, {}).catch(() => undefined);
  };
  const unlock = (): void => {
    setLocked(false);
    setShown(false);
    void queryClient.invalidateQueries();
  };
  const latest = useLatest(lock);

  useEffect(() => {
    if (locked) return;
    let timer = 0;
    const restart = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => latest.current(), IDLE_MINUTES * 60_000);
    };
    restart();
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, restart, { passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, restart);
    };
  }, [locked, latest]);
  return { locked, lock, unlock };
};

/** Asks the same person for the password; somebody else starts anew. */
export const LockScreen = ({ unlock }: { readonly unlock: () => void }): ReactNode => {
  const { t } = useText();
  const { worker } = useSession();
  const known = rememberedUsername();
  const [username, setUsername] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codeNeeded, setCodeNeeded] = useState(false);
  const command = useCommand(signIn);
  const asksCode = codeNeeded || command.problem?.code === 'second-factor-needed';
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus(), []);

  const submit = async (): Promise<void> => {
    setCodeNeeded(asksCode);
    const session = await command.run({ body: { username, password, ...(asksCode ? { code } : {}) } });
    if (session === undefined) return;
    if (session.worker.id !== worker.id) window.location.assign('/');
    queryClient.setQueryData(sessionQuery.queryKey, session);
    unlock();
  };
  return (
    <div className="lock-screen" role="dialog" aria-modal="true" aria-label={t('shell.locked')}>
      <form
        className="public-panel"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h1>{t('shell.locked')}</h1>
        <p className="sub">{t('shell.locked-hint', { name: worker.name })}</p>
        <ProblemSummary problem={command.problem?.code === 'second-factor-needed' ? null : command.problem} />
        {known === undefined ? (
          <Field id="lock-username" label={t('sign-in.username')}>
            <Input
              id="lock-username"
              ref={first}
              autoComplete="username"
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          </Field>
        ) : null}
        <Field id="lock-password" label={t('sign-in.password')}>
          <Input.Password
            id="lock-password"
            ref={known === undefined ? null : first}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        {asksCode ? <CodeField value={code} onChange={setCode} /> : null}
        <Button
          type="primary"
          htmlType="submit"
          block
          size="large"
          disabled={username === '' || password === '' || (asksCode && code === '')}
          loading={command.pending}
        >
          {t('shell.unlock')}
        </Button>
      </form>
    </div>
  );
};
