import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { useCommand } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { Card, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { getOwnAccount, removeSecondFactor, renewRecoveryCodes } from '../../contract.ts';
import { AskPassword } from './ask-password.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpFactor } from './set-up-factor.tsx';

type Doing = 'set-up' | 'renew' | 'remove' | null;

/** On or off, how many recovery codes are left, and what can be done about it. */
export const SecondFactor = ({
  of,
  onChanged,
}: {
  readonly of: ReplyOf<typeof getOwnAccount>['secondFactor'];
  readonly onChanged: () => void;
}): ReactNode => {
  const { t, language } = useText();
  const [doing, setDoing] = useState<Doing>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renew = useCommand(renewRecoveryCodes, { invalidates: [getOwnAccount] });
  const remove = useCommand(removeSecondFactor, { invalidates: [getOwnAccount] });
  const over = (): void => {
    setDoing(null);
    setCodes(null);
    onChanged();
  };
  const renewWith = async (password: string): Promise<void> => {
    const reply = await renew.run({ body: { password } });
    if (reply !== undefined) setCodes(reply.recoveryCodes);
  };
  const removeWith = async (password: string): Promise<void> => {
    if ((await remove.run({ body: { password } })) !== undefined) over();
  };
  const body = (): ReactNode => {
    if (codes !== null) return <RecoveryCodes codes={codes} onKept={over} />;
    if (doing === 'set-up') return <SetUpFactor onDone={over} onCancel={() => setDoing(null)} />;
    if (doing !== null) {
      const command = doing === 'renew' ? renew : remove;
      return (
        <AskPassword
          key={doing}
          action={t(doing === 'renew' ? 'account.factor-renew' : 'account.factor-remove')}
          pending={command.pending}
          problem={command.problem}
          onPassword={(password) => void (doing === 'renew' ? renewWith(password) : removeWith(password))}
          onCancel={() => setDoing(null)}
        />
      );
    }
    if (of.since === null)
      return (
        <>
          <p>{t('account.factor-off')}</p>
          <Button onClick={() => setDoing('set-up')}>{t('account.factor-begin')}</Button>
        </>
      );
    return (
      <>
        <p>{t('account.factor-on', { since: showMoment(of.since, language) })}</p>
        <p className="why">{t('account.codes-left', { count: of.recoveryCodesLeft })}</p>
        <div className="account-buttons">
          <Button onClick={() => setDoing('renew')}>{t('account.factor-renew')}</Button>
          <Button onClick={() => setDoing('remove')}>{t('account.factor-remove')}</Button>
        </div>
      </>
    );
  };
  return (
    <Card label={t('account.factor')}>
      <SectionTitle remark={of.needed ? <Pill tone="brand">{t('account.factor-needed')}</Pill> : undefined}>
        {t('account.factor')}
      </SectionTitle>
      {body()}
    </Card>
  );
};
