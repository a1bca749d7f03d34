import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../../../../platform/contract.ts';
import { useText } from '../../../../web/texts.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';

/** The password once more, before anything about signing in changes. */
export const AskPassword = ({
  action,
  pending,
  problem,
  onPassword,
  onCancel,
}: {
  /** What happens next, on the button. */
  readonly action: string;
  readonly pending: boolean;
  readonly problem: Problem | null;
  readonly onPassword: (password: string) => void;
  readonly onCancel?: () => void;
}): ReactNode => {
  const { t } = useText();
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      className="account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(password === '');
        if (password !== '' && !pending) onPassword(password);
      }}
    >
      <ProblemSummary problem={problem} />
      <Field
        id="ask-password"
        label={t('account.present-password')}
        help={t('account.factor-password')}
        error={isMissing ? t('account.missing', { label: t('account.present-password') }) : undefined}
      >
        <Input.Password
          id="ask-password"
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </Field>
      <div className="account-buttons">
        <Button type="primary" htmlType="submit" loading={pending}>
          {action}
        </Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{t('account.cancel')}</Button>}
      </div>
    </form>
  );
};
