import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { MatterCheck } from '../../contract.ts';

/** What comes after this window, what to say aloud, and what is often done in the same visit. */
export const SidePanel = ({
  check,
  chooseItem,
}: {
  readonly check: MatterCheck;
  readonly chooseItem: (itemId: string) => void;
}): ReactNode => {
  const { t, show } = useText();
  return (
    <Card label={t('counter.flow')} className="counter-side">
      <SectionTitle>{t('counter.flow')}</SectionTitle>
      <ol className="counter-flow">
        {check.steps.map((step) => (
          <li key={step.id} aria-current={step.present ? 'step' : undefined}>
            <b>{show(step.name)}</b>
            {step.hint === null ? null : <div className="why">{show(step.hint)}</div>}
          </li>
        ))}
      </ol>
      <SectionTitle remark={t('counter.spoken-remark')}>{t('counter.spoken')}</SectionTitle>
      <p className="counter-spoken" aria-live="polite">
        “{show(check.spokenAnswer)}”
      </p>
      {check.related.length === 0 ? null : (
        <>
          <SectionTitle>{t('counter.related')}</SectionTitle>
          {check.related.map((item) => (
            <div key={item.itemId} className="counter-row">
              <span>{show(item.name)}</span>
              <Button size="small" type="link" onClick={() => chooseItem(item.itemId)}>
                {t('counter.together')}
              </Button>
            </div>
          ))}
        </>
      )}
    </Card>
  );
};
