import './case-pushes.css';
import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../../platform/contract.ts';
import { useReply } from '../../../../web/query.ts';
import { useText } from '../../../../web/texts.tsx';
import { showMoment } from '../../../../web/ui/dates.ts';
import { Card, SectionTitle } from '../../../../web/ui/parts.tsx';
import { listPushes, type CaseReply } from '../../contract.ts';

type Push = ReplyOf<typeof listPushes>['items'][number];

/** Who was left out and what still waits, as far as there is anybody. */
const remarksOn = (of: Push, t: ReturnType<typeof useText>['t']): readonly string[] => {
  const waiting = of.sent - of.received - of.failed;
  return [
    t('pushes.people', { count: of.people }),
    ...(of.withoutPhone === 0 ? [] : [t('pushes.without-phone', { count: of.withoutPhone })]),
    ...(of.withoutConsent === 0 ? [] : [t('pushes.without-consent', { count: of.withoutConsent })]),
    ...(waiting === 0 ? [] : [t('pushes.waiting', { count: waiting })]),
  ];
};

const PushRow = ({ of }: { readonly of: Push }): ReactNode => {
  const { t, show, language } = useText();
  const numbers = [
    ['pushes.sent', of.sent],
    ['pushes.received', of.received],
    ['pushes.read', of.read],
    ...(of.failed === 0 ? [] : [['pushes.failed', of.failed] as const]),
  ] as const;
  return (
    <li className="push">
      <p className="push-message">{of.message}</p>
      <div className="why">
        {t('pushes.to')} {of.groups.map(show).join(language === 'zh' ? '、' : ', ')} · {of.worker?.name}{' '}
        <span className="num">{showMoment(of.at, language)}</span>
      </div>
      <dl className="push-numbers">
        {numbers.map(([key, count]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd className="num">{count}</dd>
          </div>
        ))}
      </dl>
      <div className="why">{remarksOn(of, t).join(' · ')}</div>
    </li>
  );
};

/** What messages of this case reached: sent, received, read. Nothing where none was sent. */
export const CasePushes = ({ of }: { readonly of: CaseReply }): ReactNode => {
  const { t } = useText();
  const query = useReply(
    listPushes,
    { params: { communityId: of.communityId, caseId: of.id } },
    { enabled: of.sendsMessages, staleTime: 0 },
  );
  const items = query.data?.items ?? [];
  if (!of.sendsMessages || items.length === 0) return null;
  return (
    <Card label={t('pushes.title')}>
      <SectionTitle remark={t('pushes.hint')}>{t('pushes.title')}</SectionTitle>
      <ul className="divided">
        {items.map((push) => (
          <PushRow key={push.id} of={push} />
        ))}
      </ul>
    </Card>
  );
};
