import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useCommand } from '../../../../web/query.ts';
import { useText, type TextKey } from '../../../../web/texts.tsx';
import { ErrorSummary, Field, type FieldError } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { changePassword, getOwnAccount } from '../../contract.ts';

type Part = 'current' | 'next' | 'again';
type Values = Readonly<Record<Part, string>>;
const EMPTY: Values = { current: '', next: '', again: '' };
const SHORTEST = 10;
const idOf = (part: Part): string => `password-${part}`;

/** The present password, a new one and the new one again. */
export const PasswordForm = ({
  presentLabel,
  onChanged,
}: {
  readonly presentLabel: TextKey;
  readonly onChanged: (password: string) => void;
}): ReactNode => {
  const { t } = useText();
  const [values, setValues] = useState(EMPTY);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const command = useCommand(changePassword, { invalidates: [getOwnAccount] });
  const labels = {
    current: t(presentLabel),
    next: t('account.new-password'),
    again: t('account.new-password-again'),
  } satisfies Values;

  const faultOf = (part: Part): string | undefined => {
    if (values[part] === '') return t('account.missing', { label: labels[part] });
    if (part === 'next' && [...values.next].length < SHORTEST) return t('account.password-short');
    return part === 'again' && values.again !== values.next ? t('account.password-differs') : undefined;
  };
  const submit = async (): Promise<void> => {
    const found = (['current', 'next', 'again'] as const).flatMap((part) => {
      const message = faultOf(part);
      return message === undefined ? [] : [{ fieldId: idOf(part), message }];
    });
    setErrors(found);
    if (found.length > 0 || command.pending) return;
    const reply = await command.run({ body: { current: values.current, next: values.next } });
    if (reply === undefined) return;
    setValues(EMPTY);
    onChanged(values.next);
  };
  return (
    <form
      className="account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {errors.length === 0 ? (
        <ProblemSummary problem={command.problem} />
      ) : (
        <ErrorSummary title={t('account.please-complete')} errors={errors} />
      )}
      {(['current', 'next', 'again'] as const).map((part) => (
        <Field
          key={part}
          id={idOf(part)}
          label={labels[part]}
          error={errors.find(({ fieldId }) => fieldId === idOf(part))?.message}
          {...(part === 'next' ? { help: t('account.password-lead') } : {})}
        >
          <Input.Password
            id={idOf(part)}
            value={values[part]}
            autoComplete={part === 'current' ? 'current-password' : 'new-password'}
            onChange={({ target }) => setValues((all) => ({ ...all, [part]: target.value }))}
          />
        </Field>
      ))}
      <Button type="primary" htmlType="submit" loading={command.pending}>
        {t('account.change-password')}
      </Button>
    </form>
  );
};
