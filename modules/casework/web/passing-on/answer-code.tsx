import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import type { CaseReply } from '../../contract.ts';

/** The code by which the outside body answers, for the telephone and for copying into a message. */
export const AnswerCode = ({ of }: { readonly of: CaseReply }): ReactNode => {
  const { t, language } = useText();
  const { message } = App.useApp();
  if (of.answerLink === null) return null;
  const { code, url, expiresAt } = of.answerLink;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(url);
    void message.success(t('answer-code.copied'));
  };
  return (
    <Card label={t('answer-code.title')}>
      <SectionTitle remark={t('answer-code.until', { until: showMoment(expiresAt, language) })}>
        {t('answer-code.title')}
      </SectionTitle>
      <p>{t('answer-code.hint')}</p>
      <p className="num answer-code">{code}</p>
      <Button size="small" onClick={() => void copy()}>
        {t('answer-code.copy')}
      </Button>
    </Card>
  );
};
