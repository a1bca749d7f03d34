import './lock-screen.css';
import './public-frame.css';
import { Button, Input } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { signIn } from '../modules/access/contract.ts';
import { CodeField } from '../modules/access/web/code-field.tsx';
import { rememberedUsername } from './lock-state.ts';
import { paths } from './paths.ts';
import { queryClient, useCommand } from './query.ts';
import { sessionQuery, useSession } from './session.tsx';
import { useText } from './texts.tsx';
import type { CoverReason } from './use-lock.ts';
import { Field } from './ui/parts.tsx';
import { ProblemSummary } from './ui/problem.tsx';

/** Drawers and dialogs stand beside the page, not in it: they are out of reach as well while it is covered. */
const useHiddenRest = (screen: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const rest = [...document.body.children].filter(
      (element): element is HTMLElement =>
        element instanceof HTMLElement && !element.inert && !element.contains(screen.current),
    );
    for (const element of rest) element.inert = true;
    return () => {
      for (const element of rest) element.inert = false;
    };
  }, [screen]);
};

/** Asks the same person for the password; somebody else starts anew. */
export const LockScreen = ({
  reason,
  unlock,
}: {
  readonly reason: CoverReason;
  readonly unlock: () => void;
}): ReactNode => {
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
  const screen = useRef<HTMLDivElement>(null);
  useHiddenRest(screen);
  useEffect(() => first.current?.focus(), []);
  const title = t(reason === 'ended' ? 'shell.session-ended' : 'shell.locked');

  const submit = async (): Promise<void> => {
    setCodeNeeded(asksCode);
    const session = await command.run({ body: { username, password, ...(asksCode ? { code } : {}) } });
    if (session === undefined) return;
    if (session.worker.id !== worker.id) return window.location.assign('/');
    queryClient.setQueryData(sessionQuery.queryKey, session);
    unlock();
  };
  return (
    <div ref={screen} className="lock-screen" role="dialog" aria-modal="true" aria-label={title}>
      <form
        className="public-panel"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h1>{title}</h1>
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
        <a className="lock-other" href={paths.signIn()}>
          {t('shell.other-person')}
        </a>
      </form>
    </div>
  );
};
