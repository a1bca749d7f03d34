import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';

/** Shown this once: leaving them forgets them. */
export const RecoveryCodes = ({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}): ReactNode => {
  const { t } = useText();
  return (
    <section aria-labelledby="recovery-codes">
      <h3 id="recovery-codes">{t('account.codes-title')}</h3>
      <p>{t('account.codes-lead')}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button type="primary" onClick={onKept}>
        {t('account.codes-kept')}
      </Button>
    </section>
  );
};
