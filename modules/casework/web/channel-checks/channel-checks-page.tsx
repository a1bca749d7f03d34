import './channel-checks.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { paths } from '../../../../web/paths.ts';
import { useSession } from '../../../../web/session.tsx';
import { useText } from '../../../../web/texts.tsx';
import { today } from '../../../../web/ui/dates.ts';
import { Loaded } from '../../../../web/ui/loaded.tsx';
import { Card, Empty, Page, Pill, SectionTitle } from '../../../../web/ui/parts.tsx';
import { TodayState } from './channels-today.tsx';
import { CheckForm } from './check-form.tsx';
import { MonthTable } from './month-table.tsx';
import { useChannelChecks } from './use-channel-checks.ts';

const thisMonth = (): string => today().slice(0, 7);

const moved = (month: string, by: number): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
};

const Month = ({
  month,
  days,
}: {
  readonly month: string;
  readonly days: Parameters<typeof MonthTable>[0]['days'];
}) => {
  const { t } = useText();
  const missed = days.filter(({ channels }) => channels.some(({ state }) => state === 'missed')).length;
  const title = t('channels.month', { year: month.slice(0, 4), month: Number(month.slice(5, 7)) });
  const remark =
    missed === 0 ? (
      <Pill tone="ok">{t('channels.month-complete')}</Pill>
    ) : (
      <Pill tone="bad">{t('channels.month-missed', { count: missed })}</Pill>
    );
  return (
    <Card label={title}>
      <SectionTitle remark={days.length === 0 ? undefined : remark}>{title}</SectionTitle>
      {days.length === 0 ? (
        <Empty title={t('channels.month-empty')} hint={t('channels.month-empty-hint')} />
      ) : (
        <MonthTable days={days} />
      )}
    </Card>
  );
};

/** Every way petitions come in, day by day: what is to do today, and for the head what was left out. */
export const ChannelChecksPage = (): ReactNode => {
  const { t } = useText();
  const { has } = useSession();
  const navigate = useNavigate();
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false });
  const asked = search['month'];
  const month = asked !== undefined && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : thisMonth();
  const query = useChannelChecks(month);
  const go = (to: string) => () =>
    void navigate({ href: paths.channelChecks(to === thisMonth() ? {} : { month: to }) });
  const of = query.data;
  return (
    <Page
      title={t('channels.title')}
      sub={t('channels.sub')}
      actions={
        <>
          <Button onClick={go(moved(month, -1))}>{t('channels.earlier')}</Button>
          <Button onClick={go(thisMonth())}>{t('channels.this-month')}</Button>
          <Button onClick={go(moved(month, 1))} disabled={month >= thisMonth()}>
            {t('channels.later')}
          </Button>
        </>
      }
    >
      <div className="channel-cards">
        <Card label={t('channels.today')}>
          <Loaded of={query} lines={4}>
            {({ today: present, basis }) => (
              <>
                <SectionTitle remark={<TodayState of={present} />}>{t('channels.today')}</SectionTitle>
                {has('worker', 'head', 'grid-worker', 'social-worker') ? <CheckForm of={present} /> : null}
                {basis === null ? null : (
                  <p className="why channel-basis">
                    {t('channels.basis', { basis: [basis.source, basis.where ?? ''].join(' ') })}
                  </p>
                )}
              </>
            )}
          </Loaded>
        </Card>
        {of === undefined ? null : <Month month={month} days={of.month} />}
      </div>
    </Page>
  );
};
