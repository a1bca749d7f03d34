import { Input } from 'antd';
import { useEffect, useRef } from 'react';
import type { InputRef } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { Field } from '../../../web/ui/parts.tsx';

/** The code of the authenticator app, or a recovery code; takes the focus when it is asked for. */
export const CodeField = ({
  value,
  onChange,
  error,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}): ReactNode => {
  const { t } = useText();
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <Field id="code" label={t('sign-in.code')} help={t('sign-in.code-help')} error={error}>
      <Input
        id="code"
        ref={input}
        size="large"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
};
