import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../web/texts.tsx';
import { useYear } from './use-year.ts';

export const YearChoice = (): ReactNode => {
  const { t } = useText();
  const { year, canGoBack, canGoOn, choose } = useYear();
  return (
    <div className="training-year">
      <Button
        size="small"
        disabled={!canGoBack}
        aria-label={t('training.year-before')}
        onClick={() => choose(year - 1)}
      >
        ‹
      </Button>
      <b className="num">{t('training.year', { year })}</b>
      <Button size="small" disabled={!canGoOn} aria-label={t('training.year-after')} onClick={() => choose(year + 1)}>
        ›
      </Button>
    </div>
  );
};
