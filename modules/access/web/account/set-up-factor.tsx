import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { Field } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { QrPicture, useQrDrawing } from '../../../../web/ui/qr-picture.tsx';
import { beginSecondFactor, confirmSecondFactor, listWorkers } from '../../contract.ts';
import { AskPassword } from './ask-password.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const NOTHING_YET = { text: '', side: 1, path: '' };

const Drawing = ({ text }: { readonly text: string }): ReactNode => {
  const { t } = useText();
  return <QrPicture of={useQrDrawing(text) ?? NOTHING_YET} className="factor-qr" label={t('account.qr')} />;
};

type Begun = ReplyOf<typeof beginSecondFactor>;

const Scan = ({
  begun,
  onCodes,
}: {
  readonly begun: Begun;
  readonly onCodes: (codes: readonly string[]) => void;
}): ReactNode => {
  const { t } = useText();
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const command = useCommand(confirmSecondFactor, { invalidates: [listWorkers] });
  const submit = async (): Promise<void> => {
    setMissing(code.trim() === '');
    if (code.trim() === '' || command.pending) return;
    const reply = await command.run({ body: { code } });
    if (reply !== undefined) onCodes(reply.recoveryCodes);
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
      <ProblemSummary problem={command.problem} />
      <p>{t('account.factor-scan')}</p>
      <Drawing text={begun.uri} />
      <p className="why">
        {t('account.factor-type')}
        <span className="factor-secret">{begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</span>
      </p>
      <Field
        id="factor-code"
        label={t('account.factor-code')}
        error={isMissing ? t('account.missing', { label: t('account.factor-code') }) : undefined}
      >
        <Input
          id="factor-code"
          className="factor-code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" loading={command.pending}>
        {t('account.factor-confirm')}
      </Button>
    </form>
  );
};

/** Password, square code, first code, recovery codes: in this order. */
export const SetUpFactor = ({
  onDone,
  onCancel,
}: {
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}): ReactNode => {
  const { t } = useText();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useCommand(beginSecondFactor);
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (begun !== null) return <Scan begun={begun} onCodes={setCodes} />;
  return (
    <AskPassword
      action={t('account.factor-begin')}
      pending={begin.pending}
      problem={begin.problem}
      onPassword={(password) => void begin.run({ body: { password } }).then((reply) => setBegun(reply ?? null))}
      {...(onCancel === undefined ? {} : { onCancel })}
    />
  );
};
