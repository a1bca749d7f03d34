import './channel-checks.css';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useText } from '../../../../web/texts.tsx';
import { Card, Pill, SectionTitle, Skeleton } from '../../../../web/ui/parts.tsx';
import { ProblemSummary } from '../../../../web/ui/problem.tsx';
import { useChannelChecks, useRecordChecks, waitingChannels, type CheckedDayReply } from './use-channel-checks.ts';

/** What today asks for and how it stands, in one line. */
export const TodayState = ({ of }: { readonly of: CheckedDayReply }): ReactNode => {
  const { t } = useText();
  const waiting = waitingChannels(of);
  if (waiting.length > 0) return <Pill tone="bad">{t('channels.to-do', { count: waiting.length })}</Pill>;
  return of.asked ? (
    <Pill tone="ok">{t('channels.all-checked')}</Pill>
  ) : (
    <span className="why">{t('channels.day-off')}</span>
  );
};

/** On the workbench: red until every channel was looked at today, and one key when nothing came. */
export const ChannelsToday = (): ReactNode => {
  const { t, show } = useText();
  const query = useChannelChecks();
  const { record, pending, problem } = useRecordChecks();
  if (query.isError && query.data === undefined) return null;
  const of = query.data;
  const waiting = of === undefined ? [] : waitingChannels(of.today);
  return (
    <Card label={t('channels.title')} className="channels-today">
      <SectionTitle remark={<Link to={paths.channelChecks()}>{t('channels.open-month')}</Link>}>
        {t('channels.title')}
      </SectionTitle>
      <ProblemSummary problem={problem} fields={{}} />
      {of === undefined ? (
        <Skeleton lines={2} />
      ) : (
        <>
          <p className="channels-state">
            <TodayState of={of.today} />
            {of.missedLately.length === 0 ? null : (
              <Link to={paths.channelChecks()} className="due-bad">
                {t('channels.missed-lately', { count: of.missedLately.length })}
              </Link>
            )}
          </p>
          {waiting.length === 0 ? null : (
            <>
              <p className="why">{waiting.map(({ label }) => show(label)).join(' · ')}</p>
              <div className="channel-actions">
                <Button
                  loading={pending}
                  onClick={() => void record(waiting.map(({ channel }) => ({ channel, found: 0 })))}
                >
                  {t('channels.none-found')}
                </Button>
                <Link to={paths.channelChecks()}>{t('channels.one-by-one')}</Link>
              </div>
            </>
          )}
        </>
      )}
    </Card>
  );
};
